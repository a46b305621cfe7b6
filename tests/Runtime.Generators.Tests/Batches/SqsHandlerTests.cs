using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;
using static Lambda.Runtime.Generators.Tests.Batches.SqsBatchText;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Handlers of single messages of Amazon SQS: their parameters, and the events that they take. Each is compiled and invoked with batches.</summary>
public sealed class SqsHandlerTests
{
    [Fact]
    public void HandlerWithoutTask_HandlesEachMessage()
    {
        var generation = Generation.Of($$"""{{Program}} [SqsHandler] public static void Handle(Order order) => Note(order.Id); }""", packages: Packages);
        Snapshots.Match(generation);
        using var function = CompiledFunction.Start(generation);
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}"""))));
        Assert.Equal(["a", "b"], Handled(function));
        Assert.Equal("", function.Log);
    }

    [Fact]
    public void HandlerWithTask_HandlesEachMessageInItsOwnScope()
    {
        var generation = Generation.Of($$"""
            {{Program}}
                [SqsHandler(OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAllFail, Envelope = Envelope.None, CancellationMarginMilliseconds = 700)]
                [MapException<InvalidOperationException>("Invalid")]
                public static async Task Handle(
                    Order order, SqsMessage message, [FromMessageAttribute("tenant")] string? tenant, [FromServices] Store store, LambdaContext context, CancellationToken token)
                {
                    await Task.Yield();
                    Note($"{order.Id} {message.MessageId} {message.Attributes!.ApproximateReceiveCount} {tenant} {store.Number} {token.CanBeCanceled}");
                }
            }

            public sealed class Store { private static int s_number; public int Number { get; } = ++s_number; }

            [LambdaStartup]
            public static class Startup
            {
                public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
                    Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddScoped<Store>(services);
            }
            """, packages: Packages);
        Snapshots.Match(generation);
        using var function = CompiledFunction.Start(generation);
        string withTenant = Message("m1", """{"id":"a"}""", attributes: """{"tenant":{"stringValue":"north","dataType":"String"}}""");
        Assert.Equal((false, Failed("m2")), function.Invoke(Records([withTenant, Message("m2", """{"id":"bad"}""")])));
        Assert.Equal(["a m1 2 north 1 True", "bad m2 2  2 True"], Handled(function));
        Assert.Contains("message m2, received 2 times, failed: Invalid: cannot handle bad m2 2  2 True\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Payloads_AreTextAndBytes()
    {
        using CompiledFunction text = Start("public static void Handle(string body) => Note(body);");
        Assert.Equal((false, Failed()), text.Invoke(Of(("m1", "a \"quoted\" text\n"), ("m2", ""))));
        Assert.Equal(["a \"quoted\" text\n", ""], Handled(text));

        using CompiledFunction bytes = Start("public static void Handle(byte[] body) => Note(Convert.ToHexString(body));");
        Assert.Equal((false, Failed()), bytes.Invoke(Of(("m1", "é\n"))));
        Assert.Equal(["C3A90A"], Handled(bytes));
    }

    [Fact]
    public void MissingAttribute_IsAFailure()
    {
        using CompiledFunction function = Start("public static void Handle(Order order, [FromMessageAttribute(\"tenant\")] string tenant, [FromMessageAttribute(\"key\")] byte[]? key) => Note($\"{order.Id} {tenant} {key?.Length}\");", "OnPoison = PoisonAction.Drop");
        string with = Message("m2", """{"id":"b"}""", attributes: """{"key":{"binaryValue":"AQID","dataType":"Binary"},"tenant":{"stringValue":"north","dataType":"String"}}""");
        Assert.Equal((false, Failed("m1")), function.Invoke(Records([Message("m1", """{"id":"a"}"""), with])));
        Assert.Equal(["b north 3"], Handled(function));
        Assert.Contains("JsonException: $.messageAttributes: expected the attribute \"tenant\", found none", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Records":[]}""", """{"batchItemFailures":[]}""", false)]
    [InlineData("\uFEFF{\"Records\":[]}", """{"batchItemFailures":[]}""", false)]
    [InlineData("{}", "$: expected an event of Amazon SQS, with \\\"Records\\\", found an object without them", true)]
    [InlineData("""{"Records":{}}""", "$.Records: expected an array", true)]
    [InlineData("""{"Records":[7]}""", "$.Records[0]: expected an object", true)]
    [InlineData("""{"Records":[{"eventSource":"aws:kinesis"}]}""", "$.Records[0].eventSource: expected \\\"aws:sqs\\\", because the handler has [SqsHandler]", true)]
    [InlineData("""{"Records":[{"messageId":"m1","body":"{}"}""", "$.Records[0]: ", true)]
    [InlineData("7", "$: expected an object", true)]
    public void OtherEvents_AreErrors(string json, string expected, bool isError)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        (bool IsError, string Body) response = function.Invoke(json);
        Assert.Equal(isError, response.IsError);
        Assert.Contains(expected, response.Body, StringComparison.Ordinal);
        Assert.Empty(Handled(function));
    }

    [Fact]
    public void LargeBatches_AreHandledInOneInvocation()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        (string?, string?)[] messages = [.. Enumerable.Range(0, 10_000).Select(static i => ((string?)$"m{i}", (string?)$$"""{"id":"{{(i % 1000 == 7 ? "bad" : "")}}{{i}}"}"""))];
        Assert.Equal((false, Failed([.. Enumerable.Range(0, 10).Select(static i => $"m{(i * 1000) + 7}")])), function.Invoke(Of(messages)));
        Assert.Equal(10_000, Handled(function).Count);
    }

    private static CompiledFunction Start(string method, string options = "", params (string Name, string Value)[] variables) =>
        BatchFunction.Start("SqsHandler", method, options, variables);
}
