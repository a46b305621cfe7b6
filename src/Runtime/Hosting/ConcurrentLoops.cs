using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Hosting;

/// <summary>Runs as many loops as invocations may run at once, each on its own thread and connection.</summary>
/// <remarks>
/// The loops share only the handler. A loop that fails is replaced, and the others go on. If loops fail again and again without an event in
/// between, the Runtime API is no longer available. Uses threads and a monitor: tasks would bring the thread pool into every binary.
/// </remarks>
internal sealed class ConcurrentLoops(int count, Func<InvocationSlot> createSlot, GeneratedHandler handler, AmbientState initialized, FunctionLog log)
{
    private readonly object _lock = new();
    private Exception? _fatalError;
    private int _failuresInARow;

    /// <summary>Runs until the Runtime API cannot be used any more.</summary>
    /// <exception cref="RuntimeException">The error of the loop that failed last.</exception>
    public void Run()
    {
        for (int number = 1; number <= count; number++)
            new Thread(RunOne) { IsBackground = true, Name = $"Lambda loop {number}" }.Start();
        lock (_lock)
        {
            while (_fatalError is null)
                Monitor.Wait(_lock);
        }

        throw _fatalError as RuntimeException ?? RuntimeErrors.Unknown(_fatalError);
    }

    /// <summary>Runs one of the loops, and replaces it each time that it fails.</summary>
    private void RunOne()
    {
        while (_fatalError is null)
        {
            InvocationSlot? slot = null;
            try
            {
                slot = createSlot();
                InvocationLoop.Run(slot, handler, initialized);
            }
            catch (Exception e)
            {
                OnLoopFailed(e, hadInvocation: slot is { Invocation.Number: > 0 });
            }
            finally
            {
                slot?.Dispose();
            }
        }
    }

    private void OnLoopFailed(Exception error, bool hadInvocation)
    {
        lock (_lock)
        {
            _failuresInARow = hadInvocation ? 1 : _failuresInARow + 1;
            // On average, each loop may fail twice.
            if (_failuresInARow <= 2 * count)
            {
                RuntimeLog.Write(log, "WARN", $"{Thread.CurrentThread.Name} failed and is replaced: {error.Message}");
                return;
            }

            _fatalError ??= error;
            Monitor.PulseAll(_lock);
        }
    }
}
