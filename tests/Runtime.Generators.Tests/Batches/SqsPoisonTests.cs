using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;
using static Lambda.Runtime.Generators.Tests.Batches.SqsBatchText;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Messages of Amazon SQS that cannot be read.</summary>
public sealed class SqsPoisonTests
{
    [Fact]
    public void BodyOfAnotherType_HasAPath()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        Assert.Equal((false, Failed("m1")), function.Invoke(Of(("m1", """{"id":"a","price":"much"}"""))));
        Assert.Contains("message m1, received 2 times, cannot be read: JsonException: $.price: expected ", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void DroppedPoisonMessage_IsLoggedWithItsBody()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);", "OnPoison = PoisonAction.Drop");
        Assert.Equal((false, Failed("m2")), function.Invoke(Of(("m1", "not JSON"), ("m2", """{"id":"bad"}"""))));
        Assert.Contains(
            "message m1, received 2 times, cannot be read, and is dropped: \"not JSON\": JsonException: $: expected a JSON value, found 'not' (line 1, position 1)",
            function.Log,
            StringComparison.Ordinal);
    }

    [Fact]
    public void DroppedPoisonMessage_IsNotTheCauseOfAnError()
    {
        using CompiledFunction function = Start(
            "public static void Handle(Order order) => Note(order.Id);", "OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAnyFails");
        Assert.True(function.Invoke(Of(("m1", "not JSON"), ("m2", """{"id":"bad"}"""))).IsError);
        Assert.Contains("Caused by InvalidOperationException: cannot handle bad", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Order order", true)]
    [InlineData("Order? order", false)]
    [InlineData("string text", false)]
    [InlineData("int? number", false)]
    [InlineData("int number", true)]
    public void PayloadOfNull_NeedsANullableType(string parameter, bool isPoison)
    {
        using CompiledFunction function = Start($"public static void Handle({parameter}) => Note(\"called\");");
        Assert.Equal((false, isPoison ? Failed("m1") : Failed()), function.Invoke(Of(("m1", "null"))));
        Assert.Equal(isPoison ? 0 : 1, Handled(function).Count);
        Assert.Equal(isPoison, function.Log.Contains("cannot be read: JsonException: $: expected ", StringComparison.Ordinal));
    }

    [Fact]
    public void EventOfAnotherService_IsNotDropped()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);", "OnPoison = PoisonAction.Drop");
        Assert.True(function.Invoke("""{"Records":[{"EventSource":"aws:sns","Sns":{"Message":"{}"}}]}""").IsError);
        Assert.True(function.Invoke("""{"Records":[{"cf":{"config":{}}}]}""").IsError);
    }

    private static CompiledFunction Start(string method, string options = "", params (string Name, string Value)[] variables) =>
        BatchFunction.Start("SqsHandler", method, options, variables);
}
