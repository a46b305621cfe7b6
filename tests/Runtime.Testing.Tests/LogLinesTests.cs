using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Testing.Tests;

public sealed class LogLinesTests
{
    [Fact]
    public void LimitedLog_KeepsTheLastLinesAndCountsAll()
    {
        var told = new List<string>();
        var log = new LogLines { Kept = 10, Added = told.Add };
        for (int i = 0; i < 1000; i++)
            log.Add($"{i}");

        Assert.Equal(1000, log.Count);
        Assert.Equal(1000, told.Count);
        Assert.Equal(["998", "999"], log.GetLines(998));
        Assert.InRange(log.GetLines().Count, 10, 20);
        Assert.Equal("999", log.GetLines()[^1]);
        Assert.Empty(log.GetLines(1000));
    }
}
