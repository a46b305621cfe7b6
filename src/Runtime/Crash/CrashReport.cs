using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Crash;

/// <summary>Writes the request ID of the current invocation to standard error if the process crashes.</summary>
/// <remarks>
/// <see cref="Environment.FailFast(string)"/>, an unhandled exception, a stack overflow: each ends in a signal, whose handler cannot use managed
/// objects. Therefore the ID, some 36 bytes, is copied to unmanaged memory when the invocation begins.
/// </remarks>
internal sealed unsafe class CrashReport : IDisposable
{
    private readonly CrashLine* _line;

    private CrashReport(CrashLine* line) => _line = line;

    /// <summary>Creates the report of the loop on this thread; <see langword="null"/> in a program that is not native, where there are no such handlers.</summary>
    public static CrashReport? CreateForLoop() => SignalHandlers.AreSupported ? new CrashReport(CrashSignals.TakeLine()) : null;

    /// <summary>Notes the request ID of the invocation that begins.</summary>
    public void Begin(ReadOnlySpan<byte> requestId) => _line->Begin(requestId);

    /// <summary>Notes that the invocation has ended. What it left running may still crash the process.</summary>
    public void End() => _line->End();

    /// <summary>Makes the line available to the loop that replaces this one.</summary>
    public void Dispose() => _line->Free();
}
