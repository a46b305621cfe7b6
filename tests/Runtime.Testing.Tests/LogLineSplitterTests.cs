using System.Text;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Testing.Tests;

public sealed class LogLineSplitterTests
{
    private readonly LogLines _log = new();

    [Fact]
    public void Lines_AreTheSameHoweverTheyAreSplit()
    {
        byte[] text = Encoding.UTF8.GetBytes("one\r\n\nzwölf 😀\nlast");
        for (int size = 1; size <= text.Length; size++)
        {
            var log = new LogLines();
            var splitter = new LogLineSplitter(log);
            foreach (byte[] piece in text.Chunk(size))
                splitter.Add(piece);
            splitter.End();
            splitter.End();
            Assert.Equal(["one", "", "zwölf 😀", "last"], log.GetLines());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void LineOverTheServicesLimit_IsSplitBetweenCharacters(int shift)
    {
        string line = new string('x', shift) + new string('€', 200_000);
        var splitter = new LogLineSplitter(_log);

        splitter.Add(Encoding.UTF8.GetBytes(line + "\n"));

        IReadOnlyList<string> lines = _log.GetLines();
        Assert.Equal(line, string.Concat(lines));
        Assert.Equal(3, lines.Count);
        Assert.All(lines, static part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, LogLineSplitter.MaxBytes));
    }
}
