using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Crash;

/// <summary>What standard error is told when the process dies of its own fault: the id of the invocation that a loop was busy with.</summary>
/// <remarks>
/// <see cref="Environment.FailFast(string)"/>, an exception that nothing catches, a stack overflow: each ends in a signal, and by then nothing
/// of .NET's can be counted on. So the id is put in its place when the invocation begins, which is a copy of some 36 bytes.
/// </remarks>
internal sealed unsafe class CrashReport : IDisposable
{
    private readonly CrashLine* _line;

    private CrashReport(CrashLine* line) => _line = line;

    /// <summary>Those of the loop on this thread; <see langword="null"/> where nothing can be said, which is in a program that is not native.</summary>
    public static CrashReport? CreateForLoop() => SignalHandlers.AreSupported ? new CrashReport(CrashSignals.TakeLine()) : null;

    /// <summary>From now on it is this invocation.</summary>
    public void Begin(ReadOnlySpan<byte> requestId) => _line->Begin(requestId);

    /// <summary>The invocation is over; what it left running may still end the process.</summary>
    public void End() => _line->End();

    /// <summary>Leaves the line to the loop that comes in the place of this one.</summary>
    public void Dispose() => _line->Free();
}
