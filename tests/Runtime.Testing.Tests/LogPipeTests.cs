using System.IO.Pipes;
using System.Text;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Testing.Tests;

public sealed class LogPipeTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly AnonymousPipeServerStream _function = new(PipeDirection.Out);
    private readonly LogLines _log = new();
    private readonly LogPipe _pipe;

    public LogPipeTests()
    {
        var lines = new LogLineSplitter(_log);
        _pipe = new LogPipe(new AnonymousPipeClientStream(PipeDirection.In, _function.ClientSafePipeHandle), bytes =>
        {
            lines.Add(bytes);
            if (bytes.IsEmpty)
                lines.End();
        });
    }

    public void Dispose() => _function.Dispose();

    [Fact]
    public void Drain_ReadsAllThatWasWrittenBefore()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A pipe cannot be polled there.");
        _pipe.Start();
        for (int i = 1; i <= 5000; i++)
        {
            Write($"line {i}\n");
            _pipe.Drain();
            Assert.Equal(i, _log.Count);
        }
    }

    // The receiver writes back what it received, so that the pipe is never empty, and no write blocks.
    [Fact]
    public async Task WriterThatNeverStops_DoesNotMakeADrainEndless()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A pipe cannot be polled there.");
        bool isOver = false;
        long taken = 0;
        var pipe = new LogPipe(new AnonymousPipeClientStream(PipeDirection.In, _function.ClientSafePipeHandle), bytes =>
        {
            taken += bytes.Length;
            if (!Volatile.Read(ref isOver))
                _function.Write(bytes);
        });
        Write("again and again\n");

        try
        {
            await Task.Run(pipe.Drain, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        finally
        {
            Volatile.Write(ref isOver, true);
        }

        // The maximum that a pipe holds, and the last read beyond it.
        Assert.InRange(taken, 1024 * 1024, 1024 * 1024 + 64 * 1024);
    }

    [Fact]
    public async Task EndOfTheWriter_EndsThePipeWithTheLastLine()
    {
        _pipe.Start();
        Write("one\ntwo");
        _function.Dispose();

        await _pipe.Ended.WaitAsync(Limit, TestContext.Current.CancellationToken);
        _pipe.Drain();

        Assert.Equal(["one", "two"], _log.GetLines());
    }

    private void Write(string text) => _function.Write(Encoding.UTF8.GetBytes(text));
}
