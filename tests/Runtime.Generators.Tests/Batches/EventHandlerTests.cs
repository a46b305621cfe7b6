using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Handlers of events of Amazon EventBridge and of schedules, each compiled and invoked.</summary>
public sealed class EventHandlerTests
{
    private const string Placed = """{"version":"0","id":"e1","detail-type":"order-placed","source":"shop","account":"123456789012","time":"2026-11-23T10:20:30Z","region":"eu-central-1","resources":[],"detail":{"id":"a"}}""";

    [Theory]
    [InlineData("public static void Handle(Order order) => Note(order.Id);", "a")]
    [InlineData("public static async Task Handle(EventBridgeEvent<Order> e, Order order) { await Task.Yield(); Note($\"{e.Source} {e.Detail!.Id} {order.Id}\"); }", "shop a a")]
    [InlineData("public static void Handle(EventBridgeEvent e) => Note(e.DetailType);", "order-placed")]
    [InlineData("public static void Handle(string detail) => Note(detail);", "{\"id\":\"a\"}")]
    public void Event_IsHandled(string method, string expected)
    {
        foreach (string detailType in new[] { "", "\"order-placed\"", "\"order-placed\", Name = \"placed\"" })
        {
            using CompiledFunction function = Start("EventBridgeHandler", method, detailType);
            Assert.Equal((false, "null"), function.Invoke(Placed));
            Assert.Equal([expected], Handled(function));
        }
    }

    [Theory]
    [InlineData("", """{"detail-type":"t","detail":{"id":"bad"}}""", "1 of 1 events failed; the first with InvalidOperationException: cannot handle bad")]
    [InlineData("", """{"detail-type":"t","detail":{"id":7}}""", "1 of 1 events failed; the first with JsonException: $.id: expected a string")]
    [InlineData("", """{"detail-type":"t"}""", "1 of 1 events failed; the first with JsonException: $.detail: expected a value, found none")]
    [InlineData("\"order-placed\"", """{"detail-type":"other","detail":{"id":"a"}}""", "$.detail-type: expected \\\"order-placed\\\", because the handler has [EventBridgeHandler(\\\"order-placed\\\")]")]
    [InlineData("\"order-placed\"", """{"detail":{"id":"a"}}""", "$: expected an event of Amazon EventBridge, with \\\"detail-type\\\", found an object without it")]
    [InlineData("", "7", "$: expected an object")]
    public void OtherEvents_FailTheInvocation(string detailType, string json, string error)
    {
        using CompiledFunction function = Start("EventBridgeHandler", "public static void Handle(Order order) => Note(order.Id);", detailType);
        (bool isError, string body) = function.Invoke(json);
        Assert.True(isError);
        Assert.Contains(error, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static void Handle() => Note(\"called\");", "called")]
    [InlineData("public static async Task Handle(ScheduledEvent e) { await Task.Yield(); Note($\"{e.Source}\"); }", "aws.scheduler")]
    [InlineData("public static void Handle(Order input) => Note(input.Id);", "a")]
    public void Schedule_CallsTheHandler(string method, string expected)
    {
        using CompiledFunction function = Start("ScheduleHandler", method, "");
        Assert.Equal((false, "null"), function.Invoke("""{"id":"a","detail-type":"Scheduled Event","source":"aws.scheduler","detail":"{}"}"""));
        Assert.Equal([expected], Handled(function));
    }

    [Fact]
    public void FailedSchedule_FailsTheInvocation()
    {
        using CompiledFunction function = Start("ScheduleHandler", "public static void Handle() => Note(\"bad\");", "");
        (bool isError, string body) = function.Invoke("""{"id":"e1"}""");
        Assert.True(isError);
        Assert.Contains("1 of 1 events failed; the first with InvalidOperationException: cannot handle bad", body, StringComparison.Ordinal);
        Assert.Contains("event e1 failed: InvalidOperationException: cannot handle bad", function.Log, StringComparison.Ordinal);
    }
}
