using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;
using static Lambda.Runtime.Generators.Tests.Batches.SqsBatchText;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Messages of Amazon SQS that are handled at the same time.</summary>
public sealed class SqsConcurrencyTests
{
    [Fact]
    public void GroupWhoseFirstMessageOccurredBefore_IsHandled()
    {
        using CompiledFunction function = Start("public static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }", "MaxConcurrency = 2");
        string batch = Fifo(
            ("m1", "g1", """{"id":"a"}"""), ("m1", "g2", """{"id":"a"}"""), ("m2", "g2", """{"id":"b"}"""), ("m1", "g3", """{"id":"a"}"""));
        Assert.Equal((false, Failed()), function.Invoke(batch));
        Assert.Equal(["a", "b"], Handled(function).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Concurrency_IsLimitedAndKeepsTheOrderOfGroups()
    {
        using CompiledFunction function = Start("""
            private static int s_running, s_most;

                public static async Task Handle(Order order)
                {
                    int running = Interlocked.Increment(ref s_running);
                    lock (Handled)
                        s_most = Math.Max(s_most, running);
                    await Task.Delay(20);
                    Interlocked.Decrement(ref s_running);
                    Note(order.Id);
                    Note($"{order.Id} {(s_most is > 1 and <= 3 ? "fine" : $"{s_most}")}");
                }
            """, "MaxConcurrency = 3");
        (string Id, string? Group, string Body)[] messages =
            [.. Enumerable.Range(0, 10).Select(static i => ($"m{i}", (string?)$"g{i % 4}", $$"""{"id":"{{(i == 6 ? "bad" : "")}}{{i % 4}}-{{i}}"}"""))];
        Assert.Equal((false, Failed("m6")), function.Invoke(Fifo(messages)));
        string[] handled = [.. Handled(function).Where(static text => !text.Contains(' ', StringComparison.Ordinal))];
        Assert.Equal(10, handled.Length);
        for (int group = 0; group < 4; group++)
        {
            string[] ofGroup = [.. handled.Where(text => text.Replace("bad", "", StringComparison.Ordinal).StartsWith($"{group}-", StringComparison.Ordinal))];
            Assert.Equal(ofGroup.OrderBy(static text => int.Parse(text[^1..], null)), ofGroup);
        }

        Assert.All(Handled(function).Where(static text => text.Contains(' ', StringComparison.Ordinal)), static text => Assert.EndsWith("fine", text, StringComparison.Ordinal));
    }

    [Fact]
    public void ConcurrentGroups_StopAtTheirFailures()
    {
        using CompiledFunction function = Start("public static async Task Handle(Order order) { await Task.Delay(5); Note(order.Id); }", "MaxConcurrency = 2");
        string batch = Fifo(
            ("m1", "g1", """{"id":"bad1"}"""), ("m2", "g1", """{"id":"1b"}"""), ("m3", "g2", """{"id":"2a"}"""), ("m4", "g2", """{"id":"2b"}"""), ("m5", "g3", """{"id":"3a"}"""));
        Assert.Equal((false, Failed("m1", "m2")), function.Invoke(batch));
        Assert.Equal(["2a", "2b", "3a", "bad1"], Handled(function).Order(StringComparer.Ordinal));
    }

    private static CompiledFunction Start(string method, string options = "", params (string Name, string Value)[] variables) =>
        BatchFunction.Start("SqsHandler", method, options, variables);
}
