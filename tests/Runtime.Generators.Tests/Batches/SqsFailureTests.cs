using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;
using static Lambda.Runtime.Generators.Tests.Batches.SqsBatchText;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Failed messages of Amazon SQS, and the order of groups.</summary>
public sealed class SqsFailureTests
{
    public static TheoryData<string> Kinds => new(
        "public static void Handle(Order order) => Note(order.Id);",
        "public static Task Handle(Order order) { Note(order.Id); return Task.CompletedTask; }",
        "public static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }",
        "public static async ValueTask Handle(Order order, CancellationToken token) { await Task.Delay(1, token); Note(order.Id); }",
        "public static void Handle(Order order, CancellationToken token) => Note(order.Id);");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FailedMessages_AreReported(string method)
    {
        using CompiledFunction function = Start(method);
        string batch = Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"bad"}"""), ("m3", """{"id":"c"}"""), ("m4", "{"), ("m5", """{"id":"d"}"""));
        Assert.Equal((false, Failed("m2", "m4")), function.Invoke(batch));
        Assert.Equal(["a", "bad", "c", "d"], Handled(function));
        Assert.Contains("message m2, received 2 times, failed: InvalidOperationException: cannot handle bad\n", function.Log, StringComparison.Ordinal);
        Assert.Contains("message m4, received 2 times, cannot be read: JsonException: $: ", function.Log, StringComparison.Ordinal);
        Assert.Contains("WARN RequestId: ", function.Log, StringComparison.Ordinal);
        Assert.EndsWith("2 of 5 messages failed\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void FifoQueue_StopsTheGroupOfAFailedMessage()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        string batch = Fifo(
            ("m1", "g1", """{"id":"1a"}"""), ("m2", "g2", """{"id":"bad2"}"""), ("m3", "g1", """{"id":"bad1"}"""), ("m4", "g2", """{"id":"2b"}"""),
            ("m5", "g3", """{"id":"3a"}"""), ("m6", "g1", """{"id":"1c"}"""));
        Assert.Equal((false, Failed("m2", "m3", "m4", "m6")), function.Invoke(batch));
        Assert.Equal(["1a", "bad2", "bad1", "3a"], Handled(function));
        Assert.EndsWith("2 of 6 messages failed, 2 were not begun because of those\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void FifoQueueWithoutGroups_IsOneGroup()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        Assert.Equal((false, Failed("m1", "m2")), function.Invoke(Fifo(("m1", null, """{"id":"bad"}"""), ("m2", null, """{"id":"b"}"""))));
    }

    [Fact]
    public void StandardQueueWithGroups_HasNoOrder()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        string batch = Records([Message("m1", """{"id":"bad"}""", group: "g"), Message("m2", """{"id":"b"}""", group: "g")]);
        Assert.Equal((false, Failed("m1")), function.Invoke(batch));
    }

    [Fact]
    public void MessageThatOccursTwice_IsHandledAndReportedOnce()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        string batch = Of(("m1", """{"id":"bad"}"""), ("m2", """{"id":"b"}"""), ("m1", """{"id":"bad"}"""), ("m2", """{"id":"b"}"""));
        Assert.Equal((false, Failed("m1")), function.Invoke(batch));
        Assert.Equal(["bad", "b"], Handled(function));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void MessagesWithoutIds_AreAllHandled(string? id)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        Assert.Equal((false, Failed()), function.Invoke(Of((id, """{"id":"a"}"""), (id, """{"id":"b"}"""))));
        Assert.Equal(["a", "b"], Handled(function));
        Assert.True(function.Invoke(Of((id, """{"id":"c"}"""), (id, """{"id":"bad"}"""))).IsError);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void FailedMessageWithoutId_FailsTheInvocation(string id)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        string batch = $$"""{"Records":[{"messageId":{{id}},"body":"{\"id\":\"bad\"}"},{"messageId":"m2","body":"{\"id\":\"b\"}"}]}""";
        (bool isError, string body) = function.Invoke(batch);
        Assert.True(isError);
        Assert.Contains("1 of 2 messages failed", body, StringComparison.Ordinal);
        Assert.Contains("message number 1 failed: ", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Never", "", false)]
    [InlineData("WhenAllFail", "", false)]
    [InlineData("WhenAnyFails", "", true)]
    [InlineData("Never", "off", true)]
    [InlineData("Never", "on", false)]
    public void SomeFailures_FailTheInvocationIfSet(string value, string variable, bool isError)
    {
        using CompiledFunction function = Start(
            "public static void Handle(Order order) => Note(order.Id);", $"FailInvocation = FailInvocation.{value}", ("LAMBDA_BATCH_RESPONSES", variable));
        (bool IsError, string Body) response = function.Invoke(Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"bad"}""")));
        Assert.Equal(isError, response.IsError);
        if (!isError)
            Assert.Equal(Failed("m2"), response.Body);
        else
        {
            const string Error = """{"errorType":"BatchFailedException","errorMessage":"1 of 2 messages failed; the first with InvalidOperationException: cannot handle bad",""";
            Assert.StartsWith(Error, response.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Never", false)]
    [InlineData("WhenAllFail", true)]
    public void OnlyFailures_FailTheInvocationIfSet(string value, bool isError)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);", $"FailInvocation = FailInvocation.{value}");
        Assert.Equal(isError, function.Invoke(Of(("m1", """{"id":"bad"}"""), ("m2", """{"id":"bad"}"""))).IsError);
    }

    [Fact]
    public void InvalidVariable_IsAnInitError()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);", "", ("LAMBDA_BATCH_RESPONSES", "no"));
        Assert.Contains("Runtime.InvalidBatchResponses", function.FirstRequest.Text, StringComparison.Ordinal);
    }

    private static CompiledFunction Start(string method, string options = "", params (string Name, string Value)[] variables) =>
        BatchFunction.Start("SqsHandler", method, options, variables);
}
