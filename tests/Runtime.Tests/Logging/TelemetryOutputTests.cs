using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Tests.Logging;

/// <summary>Tests the frames on the telemetry descriptor byte by byte.</summary>
public sealed class TelemetryOutputTests
{
    private const int Limit = 256 * 1024 - 26;

    [Theory]
    [InlineData(false, 0xa55a0003)]
    [InlineData(true, 0xa55a0002)]
    public void Record_IsFramed(bool isJson, uint magic)
    {
        long before = Microseconds();
        byte[] bytes = Written(isJson, "first\nline two\n", "", "grün");
        Assert.Equal(3 * 16 + "first\nline two".Length + "grün".Length + 1, bytes.Length);
        List<(uint Magic, long Time, string Text)> frames = Frames(bytes);
        Assert.Equal(["first\nline two", "", "grün"], frames.Select(static frame => frame.Text));
        Assert.All(frames, frame =>
        {
            Assert.Equal(magic, frame.Magic);
            Assert.InRange(frame.Time, before, Microseconds());
        });
    }

    [Theory]
    [InlineData(0, Limit)]
    [InlineData(1, Limit - 1)]
    [InlineData(2, Limit)]
    public void LongRecord_IsTruncatedBetweenCharacters(int shift, int expected)
    {
        string text = new string('a', shift) + new string('ü', 200_000) + "\n";
        byte[] bytes = Written(isJson: false, text, "next\n");
        List<(uint Magic, long Time, string Text)> frames = Frames(bytes);
        Assert.Equal(2, frames.Count);
        Assert.Equal(expected, Encoding.UTF8.GetByteCount(frames[0].Text));
        Assert.StartsWith(frames[0].Text, text, StringComparison.Ordinal);
        Assert.Equal("next", frames[1].Text);
    }

    [Fact]
    public void RecordOfFourByteCharacters_IsTruncatedBetweenCharacters()
    {
        string text = string.Concat(Enumerable.Repeat("🌍", 70_000));
        Assert.StartsWith(Assert.Single(Frames(Written(isJson: false, text))).Text, text, StringComparison.Ordinal);
    }

    [Fact]
    public void ConcurrentRecords_DoNotInterleave()
    {
        byte[] bytes = Written(isJson: true, output => Parallel.For(0, 8, thread =>
        {
            byte[] record = Encoding.UTF8.GetBytes(new string((char)('a' + thread), 5_000) + "\n");
            for (int i = 0; i < 100; i++)
                output.Write(record);
        }));
        List<(uint Magic, long Time, string Text)> frames = Frames(bytes);
        Assert.Equal(800, frames.Count);
        Assert.All(frames, static frame => Assert.Equal(new string(frame.Text[0], 5_000), frame.Text));
    }

    /// <summary>The record is empty, so a log without the descriptor writes nothing to standard error.</summary>
    [Theory]
    [InlineData("{0}", true)]
    [InlineData("0{0}", true)]
    [InlineData(" {0}", false)]
    [InlineData("{0} ", false)]
    [InlineData("+{0}", false)]
    [InlineData("-{0}", false)]
    [InlineData("{0}.0", false)]
    [InlineData("x{0}", false)]
    [InlineData("99999999999{0}", false)]
    [InlineData("", false)]
    public void OnlyNumber_IsUsedAsDescriptor(string format, bool isUsed)
    {
        byte[] bytes = WrittenTo(descriptor =>
        {
            string value = string.Format(CultureInfo.InvariantCulture, format, descriptor);
            FunctionLog.ForProcess(new LambdaEnvironment(new Dictionary<string, string> { ["_LAMBDA_TELEMETRY_LOG_FD"] = value })).Write([]);
        });
        Assert.Equal(isUsed ? [""] : [], Frames(bytes).Select(static frame => frame.Text));
    }

    private static byte[] Written(bool isJson, params string[] records) => Written(isJson, output =>
    {
        foreach (string record in records)
            output.Write(Encoding.UTF8.GetBytes(record));
    });

    private static byte[] Written(bool isJson, Action<TelemetryOutput> write) =>
        WrittenTo(descriptor => write(new TelemetryOutput(descriptor, CreateLog(new NoOutput(), isJson))));

    private static byte[] WrittenTo(Action<int> write)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors are Linux's");
        string path = Path.GetTempFileName();
        try
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
                write((int)file.SafeFileHandle.DangerousGetHandle());
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static FunctionLog CreateLog(LogOutput output, bool isJson) =>
        new(output, new LambdaEnvironment(new Dictionary<string, string> { ["AWS_LAMBDA_LOG_FORMAT"] = isJson ? "JSON" : "Text" }));

    private sealed class NoOutput : LogOutput
    {
        public override void Write(ReadOnlySpan<byte> record) => Assert.Fail($"standard error has \"{Encoding.UTF8.GetString(record)}\"");
    }

    internal static List<(uint Magic, long Time, string Text)> Frames(ReadOnlySpan<byte> bytes)
    {
        var frames = new List<(uint, long, string)>();
        while (!bytes.IsEmpty)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
            frames.Add((BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]), new UTF8Encoding(false, true).GetString(bytes.Slice(16, length))));
            bytes = bytes[(16 + length)..];
        }

        return frames;
    }

    private static long Microseconds() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / 10;
}
