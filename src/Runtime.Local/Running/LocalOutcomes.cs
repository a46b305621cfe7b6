using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.RuntimeApi;

namespace Lambda.Runtime.Local.Running;

/// <summary>What a caller hears where no function could answer, for reasons that the service does not have.</summary>
internal static class LocalOutcomes
{
    public static InvocationOutcome Restarted(string requestId) =>
        Error(requestId, "Local.Restarted", "The function was ended while it had this event, because its source has changed or the emulator ends");

    public static InvocationOutcome BuildFailed(string requestId, BuildFailedException failure) => Error(requestId, "Local.BuildFailed", failure.Message);

    private static InvocationOutcome Error(string requestId, string type, string message)
    {
        InvocationAnswer answer = InvocationAnswer.ServiceError(type, message);
        return new InvocationOutcome(requestId, answer.Payload, answer.ReadError());
    }
}
