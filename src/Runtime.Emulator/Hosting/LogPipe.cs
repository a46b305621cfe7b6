using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>
/// The read end of a pipe that a function logs to. A thread waits for data; <see cref="Drain"/> reads what is in the pipe, so that all that a
/// function wrote before its completion is read before the completion is reported.
/// </summary>
/// <remarks>
/// The thread waits for data without reading it, and bytes are read and processed only under the lock. So after a call of
/// <see cref="Drain"/>, all that was written before it has been processed.
/// </remarks>
/// <param name="stream">The stream to read; closed at its end.</param>
/// <param name="add">Receives the bytes, and an empty span at the end.</param>
internal sealed class LogPipe(Stream stream, LogPipe.Receiver add)
{
    // More than any pipe of an unprivileged process holds, so that Drain returns even if a process keeps writing.
    private const int MaxBytesInPipe = 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // On Windows, a pipe cannot be polled, so the last lines may arrive later there.
    private readonly SafeHandle? _pipe = OperatingSystem.IsWindows() ? null : (stream as PipeStream)?.SafePipeHandle;

    internal delegate void Receiver(ReadOnlySpan<byte> bytes);

    /// <summary>Completes when no process can write any more, and all was read.</summary>
    public Task Ended => _ended.Task;

    public void Start() => new Thread(ReadToEnd) { IsBackground = true, Name = "Log of a Lambda function" }.Start();

    /// <summary>Reads all that was written before the call.</summary>
    public void Drain()
    {
        if (_pipe is null)
            return;

        lock (_lock)
        {
            int total = 0;
            while (total < MaxBytesInPipe && !Ended.IsCompleted && PipePoll.IsReadable(_pipe, wait: false))
                total += ReadOnce();
        }
    }

    private void ReadToEnd()
    {
        while (!Ended.IsCompleted)
        {
            if (_pipe is null)
                ReadOnce();
            else if (PipePoll.IsReadable(_pipe, wait: true))
                Drain();
            else
                return;
        }
    }

    // Returns 0 at the end of the pipe, and after an error, which is treated as the end.
    private int ReadOnce()
    {
        int read = 0;
        try
        {
            read = stream.Read(_buffer);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // No process can write to it any more.
        }

        add(_buffer.AsSpan(0, read));
        if (read == 0)
        {
            stream.Dispose();
            _ended.TrySetResult();
        }

        return read;
    }
}
