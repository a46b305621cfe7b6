using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Hosting;

/// <summary>Next, invoke, respond, again: on one thread, for ever.</summary>
internal static class InvocationLoop
{
    /// <exception cref="RuntimeException">The Runtime API cannot be used any more. Nothing else ends the loop.</exception>
    public static void Run(Invocation invocation, GeneratedHandler handler, AmbientState initialized)
    {
        while (true)
        {
            initialized.Restore();
            invocation.Next();
            try
            {
                handler.Invoke(invocation);
            }
            catch (Exception e)
            {
                invocation.Fail(e);
                continue;
            }

            invocation.Complete();
        }
    }
}
