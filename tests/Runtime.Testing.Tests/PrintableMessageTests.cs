using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing.Tests;

/// <summary>Messages of failed assertions show events, responses and logs without control characters, because test runners print them on a terminal.</summary>
public sealed class PrintableMessageTests
{
    private const string Hostile = "\u001b[2J\u009b\a\r\u202e";
    private const string Shown = "\\u001b[2J\\u009b\\u0007\\u000d\\u202e";

    private static readonly byte[] Payload = Encoding.UTF8.GetBytes(Hostile);

    private static InvocationRequest Request { get; } = new(Payload) { RequestId = "id" };

    [Fact]
    public void Outcome_IsShownWithoutControlCharacters()
    {
        var outcome = new InvocationOutcome(new InvocationResult(Request, Payload, Error: null) { Logs = [Hostile, "second"] });
        string expected = $"Its event: {Shown}\nIts response: {Shown}\nIts log:\n{Shown}\nsecond";
        Assert.Equal($"Invocation id ended with a response\n{expected}", outcome.ToString());
        Assert.EndsWith(expected, Assert.Throws<JsonException>(() => outcome.Value<string>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_AreShownWithoutControlCharacters()
    {
        var completion = InvocationCompletion.ServiceError("Type", Hostile);
        var outcome = new InvocationOutcome(InvocationResult.From(Request, completion) with { Logs = [Hostile] });
        Assert.Equal(
            $"Invocation id has no value; it ended with an error: Type: {Shown}\nIts event: {Shown}\nIts log:\n{Shown}",
            Assert.Throws<InvalidOperationException>(() => outcome.Value<string>()).Message);
        Assert.Equal(
            $"Invocation id ended with an error: Type: {Shown}\nIts event: {Shown}\nIts error: {{\"errorType\":\"Type\",\"errorMessage\":\"\\u001B[2J\\u009B\\u0007\\r\\u202e\"}}\nIts log:\n{Shown}",
            outcome.ToString());
        Assert.Equal(
            $"The function failed to initialize: Type: {Shown} (exit code 1)\nIts log:\n{Shown}",
            new LambdaInitException(new InitializationException(completion, exitCode: 1, [Hostile])).Message);
    }
}
