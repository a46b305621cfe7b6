using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

public sealed class TerminalTests
{
    [Fact]
    public void FloodOfLogLines_IsCutAndCountedUpToTheNextAnswer()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output);
        for (int i = 1; i <= 5000; i++)
            terminal.Log($"line {i}");
        terminal.Report("Hello", LocalOutcomes.BuildFailed("id", new BuildFailedException("first\nsecond")), "1 ms");
        terminal.Log("the next");

        string[] lines = output.ToString().Split('\n');
        Assert.Equal("  line 1000", lines[Terminal.MostLogLines - 1]);
        Assert.Equal(
            [
                "  (more than 1000 lines of log: the others, up to the next answer, are not shown)", "  (4,000 lines of log were not shown)",
                "id  Hello  error  1 ms", "  Local.BuildFailed: first", "  second", "  the next", "",
            ],
            lines[Terminal.MostLogLines..]);
    }
}
