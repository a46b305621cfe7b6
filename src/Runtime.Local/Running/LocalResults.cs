using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Local.Building;

namespace Lambda.Runtime.Local.Running;

/// <summary>Creates the results of events that no function could process, for reasons that the service does not have.</summary>
internal static class LocalResults
{
    public static InvocationResult Restarted(InvocationRequest request) =>
        Error(request, "Local.Restarted", "The function was ended while it processed this event, because its source has changed or the emulator is ending");

    public static InvocationResult BuildFailed(InvocationRequest request, BuildFailedException failure) => Error(request, "Local.BuildFailed", failure.Message);

    private static InvocationResult Error(InvocationRequest request, string type, string message) =>
        InvocationResult.From(request, InvocationCompletion.ServiceError(type, message));
}
