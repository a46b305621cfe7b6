using System.Buffers.Binary;
using System.Text;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Testing.Tests;

public sealed class LogFramesTests
{
    private const uint TextMagic = 0xa55a0003;
    private const uint JsonMagic = 0xa55a0002;

    private readonly LogLines _log = new();

    [Fact]
    public void Records_AreTheSameHoweverTheyAreSplit()
    {
        byte[] bytes = [.. Frame(TextMagic, "one\nzwölf"), .. Frame(JsonMagic, "{}"), .. Frame(TextMagic, "")];
        for (int size = 1; size <= bytes.Length; size++)
        {
            var log = new LogLines();
            var frames = new LogFrames(log);
            foreach (byte[] piece in bytes.Chunk(size))
                frames.Add(piece);
            frames.End();
            Assert.Equal(["one", "zwölf", "{}", ""], log.GetLines());
        }
    }

    [Fact]
    public void BytesThatAreNotAFrame_AreReportedOnce()
    {
        var frames = new LogFrames(_log);

        frames.Add([.. Frame(TextMagic, "one"), .. "not in a frame, and longer than a header"u8]);
        frames.Add(Frame(TextMagic, "two"));
        frames.End();

        Assert.Equal(
            ["one", "The telemetry descriptor has 6e6f7420 where a frame begins; expected a55a0003 for text or a55a0002 for JSON. The rest of its output is lost."],
            _log.GetLines());
    }

    [Fact]
    public void RecordOverTheServicesLimit_IsReported()
    {
        var frames = new LogFrames(_log);

        frames.Add(Frame(TextMagic, new string('x', 262_118)));
        frames.Add(Frame(TextMagic, new string('x', 262_119)));

        Assert.Equal(262_118, _log.GetLines()[0].Length);
        Assert.Equal("The telemetry descriptor has a record of 262119 bytes; the maximum is 262118. The rest of its output is lost.", _log.GetLines()[1]);
    }

    [Fact]
    public void EndInAFrame_IsReported()
    {
        var frames = new LogFrames(_log);

        frames.Add(Frame(TextMagic, "one").AsSpan(..^1));
        frames.End();

        Assert.Equal(["The telemetry descriptor ends in the middle of a frame, after 18 bytes. The rest of its output is lost."], _log.GetLines());
    }

    internal static byte[] Frame(uint magic, string record)
    {
        byte[] payload = Encoding.UTF8.GetBytes(record);
        byte[] frame = new byte[16 + payload.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, magic);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), payload.Length);
        payload.CopyTo(frame, 16);
        return frame;
    }
}
