using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Service;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

public sealed class TerminalTests
{
    [Fact]
    public void FloodOfLogLines_IsCutAndCountedUntilTheNextResponse()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output);
        for (int i = 1; i <= 5000; i++)
            terminal.WriteLogLine($"line {i}");
        terminal.Report("Hello", LocalResults.BuildFailed(new InvocationRequest(default) { RequestId = "id" }, new BuildFailedException("first\nsecond")), "1 ms");
        terminal.WriteLogLine("the next");

        string[] lines = output.ToString().Split('\n');
        Assert.Equal("  line 1000", lines[Terminal.MaxLogLines - 1]);
        Assert.Equal(
            [
                "  (more than 1000 lines of log: the others, up to the end of the next invocation, are hidden)", "  (4,000 lines of log were hidden)",
                "id  Hello  error  1 ms", "  Local.BuildFailed: first", "  second", "  the next", "",
            ],
            lines[Terminal.MaxLogLines..]);
    }

    /// <summary>The runtime logs the error of an invocation, so the terminal has shown it with the log.</summary>
    [Theory]
    [InlineData("ERROR RequestId: id OrderException: order 7\n   | cannot be placed\n   at Functions.Place()")]
    [InlineData("""{"level":"ERROR","message":"OrderException: order 7\ncannot be placed","requestId":"id"}""")]
    public void ErrorInTheLog_IsShownOnce(string log)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output);
        var error = new InvocationError("OrderException", "order 7\ncannot be placed", "Function.OrderException");
        var result = new InvocationResult(new InvocationRequest(default) { RequestId = "id" }, default, error);

        terminal.Report("Place", result with { Logs = log.Split('\n') }, "1 ms");
        Assert.Equal("id  Place  error  1 ms\n", output.ToString());

        terminal.Report("Place", result with { Logs = ["{", "{}", "[]", "ERROR RequestId: id OtherException: order 7"] }, "2 ms");
        Assert.EndsWith("id  Place  error  2 ms\n  OrderException: order 7\n  cannot be placed\n", output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Text that moves the cursor, rings the bell, overwrites the line, or reverses the direction of text.</summary>
    private const string Hostile = "\u001b[2J\u001b]0;title\a\b\r\u009b1A\u007f\u2028\u202egnp\u2066";

    private const string Shown = "\\u001b[2J\\u001b]0;title\\u0007\\u0008\\u000d\\u009b1A\\u007f\\u2028\\u202egnp\\u2066";

    [Fact]
    public void TextOfFunctions_DoesNotControlTheTerminal()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output);
        terminal.WriteLogLine(Hostile + "\tgrün שלום 🌍");
        terminal.Report("Hello", LocalResults.BuildFailed(new InvocationRequest(default) { RequestId = "id" }, new BuildFailedException($"{Hostile}\r\nid  Hello  ok")), "1 ms");
        terminal.ReportRefused(new RefusedRequest("id", "POST", $"/{Hostile}", 400, "ValidationException", $"{Hostile}\nid  Hello  ok"));
        terminal.WriteLine($"error: {Hostile}\nmore");

        Assert.Equal(
            [
                $"  {Shown}\tgrün שלום 🌍",
                "id  Hello  error  1 ms", $"  Local.BuildFailed: {Shown}", "  id  Hello  ok",
                $"id  POST /{Shown}  refused  400", $"  ValidationException: {Shown}", "  id  Hello  ok",
                $"error: {Shown}", "more", "",
            ],
            output.ToString().Split('\n'));
    }

    [Fact]
    public void Response_IsBytesForAProgramAndPrintableForATerminal()
    {
        byte[] response = [.. System.Text.Encoding.UTF8.GetBytes($"{Hostile}\nü"), 0xff];
        Assert.Equal(response, SingleEventCommand.ForOutput(response, isTerminal: false).ToArray());
        Assert.Equal($"{Shown}\nü\ufffd", System.Text.Encoding.UTF8.GetString(SingleEventCommand.ForOutput(response, isTerminal: true).Span));
    }
}
