using System.IO.Pipes;
using System.Text;
using Lambda.Runtime.Testing.Hosting;

namespace Lambda.Runtime.Testing.Tests;

public sealed class LogPipeTests : IDisposable
{
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
    public void WhatWasWrittenBeforeTheDrain_IsThereBehindIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Nobody can look into a pipe there.");
        _pipe.Start();
        for (int i = 1; i <= 5000; i++)
        {
            Write($"line {i}\n");
            _pipe.Drain();
            Assert.Equal(i, _log.Count);
        }
    }

    [Fact]
    public void WriterThatNeverStops_DoesNotMakeADrainEndless()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Nobody can look into a pipe there.");
        var writer = new Thread(() =>
        {
            try
            {
                while (true)
                    Write("again and again\n");
            }
            catch (Exception end) when (end is IOException or ObjectDisposedException)
            {
                // The test is over.
            }
        })
        { IsBackground = true };
        writer.Start();

        for (int i = 0; i < 10; i++)
            _pipe.Drain();
    }

    [Fact]
    public async Task EndOfTheWriter_EndsThePipeWithTheLastLine()
    {
        _pipe.Start();
        Write("one\ntwo");
        _function.Dispose();

        await _pipe.Ended.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        _pipe.Drain();

        Assert.Equal(["one", "two"], _log.From(0));
    }

    private void Write(string text) => _function.Write(Encoding.UTF8.GetBytes(text));
}
