using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Invokes functions for services that repeat what fails.</summary>
internal static class InvocableFunctionExtensions
{
    /// <returns>How the invocation ended; <see langword="null"/> if the function could not be invoked.</returns>
    public static async Task<InvocationResult?> TryInvokeAsync(this IInvocableFunction function, InvocationRequest request)
    {
        try
        {
            return await function.InvokeAsync(request, CancellationToken.None);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
        {
            return null;
        }
    }
}
