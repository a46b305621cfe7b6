using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Hosting;

/// <summary>Gets an event, invokes the handler, sends the completion, and starts over: on one thread, without an end.</summary>
internal static class InvocationLoop
{
    /// <exception cref="RuntimeException">The Runtime API cannot be used any more. Nothing else ends the loop.</exception>
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
