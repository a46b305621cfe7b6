using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Hosting;

/// <summary>Gets an event, invokes the handler, sends the completion, and repeats that without an end.</summary>
internal static class InvocationLoop
{
    /// <summary>Runs the loop on the calling thread, until the Runtime API cannot be used any more.</summary>
    /// <exception cref="RuntimeException">Why it cannot be used any more.</exception>
    public static void Run(InvocationSlot slot, GeneratedHandler handler, AmbientState initialized)
    {
        while (true)
        {
            initialized.Restore();
            slot.Next();
            try
            {
                handler.Invoke(slot.Invocation);
            }
            catch (Exception e)
            {
                slot.Fail(e);
                continue;
            }

            slot.Complete();
        }
    }
}
