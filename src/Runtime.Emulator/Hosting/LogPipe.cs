using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>
/// The end of a pipe that a function logs to. A thread waits for what comes; <see cref="Drain"/> takes what is there, so that what a function
/// wrote before its answer is read before the answer is told of.
/// </summary>
/// <remarks>
/// The thread looks whether there is something without taking it, and bytes are taken and understood in turns only. So after a turn nothing
/// that had been written before it is still on its way.
/// </remarks>
/// <param name="stream">The end to read; closed at its end.</param>
/// <param name="add">Takes bytes as they come, and none at the end.</param>
internal sealed class LogPipe(Stream stream, LogPipe.Receiver add)
{
    // More than any pipe holds that was made without privileges: who goes on writing cannot make a turn endless.
    private const int MostInPipe = 1024 * 1024;

    private readonly Lock _turn = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // On Windows nobody can look into it, so that lines of the last moment come later there.
    private readonly SafeHandle? _pipe = OperatingSystem.IsWindows() ? null : (stream as PipeStream)?.SafePipeHandle;

    internal delegate void Receiver(ReadOnlySpan<byte> bytes);

    /// <summary>Completes when nobody can write any more, and all has been taken.</summary>
    public Task Ended => _ended.Task;

    public void Start() => new Thread(ReadToEnd) { IsBackground = true, Name = "Log of a Lambda function" }.Start();

    /// <summary>Takes all that had been written when it was called.</summary>
    public void Drain()
    {
        if (_pipe is null)
            return;

        lock (_turn)
        {
            int taken = 0;
            while (taken < MostInPipe && !Ended.IsCompleted && PipePoll.IsReadable(_pipe, wait: false))
                taken += Take();
        }
    }

    private void ReadToEnd()
    {
        while (!Ended.IsCompleted)
        {
            if (_pipe is null)
                Take();
            else if (PipePoll.IsReadable(_pipe, wait: true))
                Drain();
            else
                return;
        }
    }

    // At the end, also where the end is a broken one, nothing is read.
    private int Take()
    {
        int read = 0;
        try
        {
            read = stream.Read(_buffer);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Nobody can write to it any more.
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
