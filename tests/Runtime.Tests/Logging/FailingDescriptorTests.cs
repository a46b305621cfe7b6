using System.Text;
using Lambda.Runtime.Interop;
using Lambda.Runtime.Logging;
using Lambda.Runtime.Tests.Common;

namespace Lambda.Runtime.Tests.Logging;

/// <summary>Tests descriptors that accept part of a record, or nothing: no record is lost, and no frame is split.</summary>
public sealed class FailingDescriptorTests
{
    /// <summary>Longer than the pipe's capacity, so that no frame is written at once.</summary>
    private const int RecordLength = 10_000;

    public FailingDescriptorTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors are Linux's");

    [Fact]
    public async Task NonBlockingDescriptor_ReceivesWholeFrames()
    {
        using var pipe = new NonBlockingPipe();
        var standardError = new CapturedLog();
        var output = new TelemetryOutput(pipe.Descriptor, TelemetryOutputTests.CreateLog(standardError, isJson: false));
        byte[] longest = Encoding.UTF8.GetBytes(new string('z', TelemetryOutput.MaxRecordLength) + "\n");
        Task writing = Task.Run(
            () =>
            {
                Parallel.For(0, 4, thread =>
                {
                    byte[] record = Encoding.UTF8.GetBytes(new string((char)('a' + thread), RecordLength) + "\n");
                    for (int i = 0; i < 20; i++)
                        output.Write(record);
                });
                output.Write(longest);
                pipe.CloseWriter();
            },
            TestContext.Current.CancellationToken);

        List<(uint Magic, long Time, string Text)> frames = TelemetryOutputTests.Frames(await ReadAsync(pipe));
        await writing.WithinLimit();
        Assert.Equal(81, frames.Count);
        Assert.All(frames, static frame => Assert.Equal(new string(frame.Text[0], frame.Text.Length), frame.Text));
        Assert.All(frames.Take(80), static frame => Assert.Equal(RecordLength, frame.Text.Length));
        Assert.Equal(TelemetryOutput.MaxRecordLength, frames[80].Text.Length);
        Assert.Equal("", standardError.Text);
    }

    [Fact]
    public async Task NonBlockingStandardError_ReceivesWholeRecords()
    {
        using var pipe = new NonBlockingPipe();
        byte[] record = Encoding.UTF8.GetBytes(new string('a', RecordLength) + "\n");
        Task<bool> writing = Task.Run(
            () =>
            {
                bool all = true;
                for (int i = 0; i < 20; i++)
                    all &= Descriptor.Write(pipe.Descriptor, record);
                pipe.CloseWriter();
                return all;
            },
            TestContext.Current.CancellationToken);

        byte[] read = await ReadAsync(pipe);
        Assert.True(await writing.WithinLimit());
        Assert.Equal(string.Concat(Enumerable.Repeat(Encoding.UTF8.GetString(record), 20)), Encoding.UTF8.GetString(read));
    }

    [Fact]
    public async Task IncompleteFrame_SwitchesToStandardError()
    {
        using var pipe = new NonBlockingPipe();
        var standardError = new CapturedLog();
        var output = new TelemetryOutput(pipe.Descriptor, TelemetryOutputTests.CreateLog(standardError, isJson: false));
        string first = new string('a', RecordLength) + "\n";
        Task writing = Task.Run(() => output.Write(Encoding.UTF8.GetBytes(first)), TestContext.Current.CancellationToken);

        // Part of the frame has arrived, and the writer waits to write the rest.
        await pipe.Reader.ReadExactlyAsync(new byte[100], TestContext.Current.CancellationToken).AsTask().WithinLimit();
        await pipe.Reader.DisposeAsync();
        await writing.WithinLimit();

        // The descriptor is not used even if it accepts bytes again, because its reader could not find the start of the next frame.
        using var other = new NonBlockingPipe();
        other.Replace(pipe);
        output.Write("second\n"u8);
        other.CloseWriter();
        pipe.CloseWriter();
        Assert.Empty(await ReadAsync(other));
        Assert.Equal(
            $"WARN Lambda.Runtime: the telemetry descriptor {pipe.Descriptor} failed: Broken pipe (errno 32). Records go to standard error from now on.\n{first}second\n",
            standardError.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ClosedDescriptor_IsReportedOnce_AndLosesNoRecords(bool isJson)
    {
        var standardError = new CapturedLog();
        var output = new TelemetryOutput(999_999, TelemetryOutputTests.CreateLog(standardError, isJson));
        output.Write("first\n"u8);
        output.Write("second\n"u8);
        string[] lines = standardError.Text.Split('\n');
        Assert.StartsWith(isJson ? "{\"timestamp\":" : "WARN Lambda.Runtime: ", lines[0], StringComparison.Ordinal);
        Assert.Contains("the telemetry descriptor 999999 failed: Bad file descriptor (errno 9)", lines[0], StringComparison.Ordinal);
        Assert.Equal(["first", "second", ""], lines[1..]);
    }

    private static async Task<byte[]> ReadAsync(NonBlockingPipe pipe)
    {
        using var bytes = new MemoryStream();
        await pipe.Reader.CopyToAsync(bytes, TestContext.Current.CancellationToken).WithinLimit();
        return bytes.ToArray();
    }
}
