using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;
using static Lambda.Runtime.Generators.Tests.Batches.SqsBatchText;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Messages of Amazon SQS that are not handled before the deadline.</summary>
public sealed class SqsDeadlineTests
{
    [Fact]
    public void NoMessageIsBegun_NearTheDeadline()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) { Note(order.Id); Thread.Sleep(600); }");
        string post = Invoke(function, Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}"""), ("m3", """{"id":"c"}""")), TimeSpan.FromSeconds(1));
        Assert.Equal(Failed("m2", "m3"), post);
        Assert.EndsWith("0 of 3 messages failed, 2 were not begun because the deadline is near\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void HandlerThatTakesAToken_IsCanceled()
    {
        using CompiledFunction function = Start(
            "public static async Task Handle(Order order, CancellationToken token) { Note(order.Id); await Task.Delay(Timeout.Infinite, token); }");
        string post = Invoke(function, Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}""")), TimeSpan.FromSeconds(1));
        Assert.Equal(Failed("m1", "m2"), post);
        Assert.Contains("message m1, received 2 times, failed: TimeoutException: The invocation was canceled ", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MaxConcurrency = 2")]
    public void HandlerThatIgnoresTheDeadline_IsLeftBehind(string options)
    {
        using CompiledFunction function = Start(
            "public static async Task Handle(Order order) { Note(order.Id); await Task.Delay(order.Id == \"c\" ? 0 : Timeout.Infinite); }", options);
        string post = Invoke(function, Of(("m1", """{"id":"c"}"""), ("m2", """{"id":"a"}"""), ("m3", """{"id":"b"}""")), TimeSpan.FromSeconds(1));
        Assert.Equal(Failed("m2", "m3"), post);
        Assert.Contains("message m2, received 2 times, was still being handled shortly before the deadline", function.Log, StringComparison.Ordinal);

        // The next batch is not disturbed.
        Assert.Equal((false, Failed()), function.Invoke(Of(("m4", """{"id":"c"}"""))));
    }

    [Fact]
    public void MessageThatIsReadPastTheDeadline_IsNotHandled()
    {
        using CompiledFunction function = Start("""
            public record Held(string Id) { public string Id { get; } = Hold(Id); }

                public static readonly ManualResetEventSlim MayContinue = new();

                private static string Hold(string id)
                {
                    if (id == "held")
                        MayContinue.Wait(TimeSpan.FromMinutes(2));
                    return id;
                }

                public static async Task Handle(Held held)
                {
                    await Task.Yield();
                    Note(held.Id);
                    if (held.Id == "a")
                        await Task.Delay(Timeout.Infinite);
                }
            """, "MaxConcurrency = 2");
        string post = Invoke(function, Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}"""), ("m3", """{"id":"held"}""")), TimeSpan.FromSeconds(1));
        Assert.Equal(Failed("m1", "m3"), post);
        Assert.Contains("message m3, received 2 times, was still being handled shortly before the deadline", function.Log, StringComparison.Ordinal);

        // The event that it is read from has been replaced by this one.
        Assert.Equal((false, Failed()), function.Invoke(Of(("m4", """{"id":"d"}"""))));
        ((ManualResetEventSlim)function.Assembly.GetType("Functions", throwOnError: true)!.GetField("MayContinue")!.GetValue(null)!).Set();
        Assert.False(SpinWait.SpinUntil(() => Handled(function).Count > 3, TimeSpan.FromMilliseconds(300)));
        Assert.Equal(["a", "b", "d"], Handled(function).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void RecordWhoseMiddlewareEndsPastTheDeadline_IsNotHandled()
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                public static readonly TaskCompletionSource MayContinue = new(TaskCreationOptions.RunContinuationsAsynchronously);

                [SqsHandler, LambdaMiddleware<Waiting>(PerRecord = true)] public static void Handle(Order order) => Note(order.Id);
            }

            public sealed class Waiting : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    if (invocation.Record!.Id == "m2")
                        await Functions.MayContinue.Task;
                    await next(invocation);
                }
            }
            """, packages: Packages));
        Assert.Equal(Failed("m2"), Invoke(function, Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}""")), TimeSpan.FromSeconds(1)));

        // The event that it is read from has been replaced by this one.
        Assert.Equal((false, Failed()), function.Invoke(Of(("m3", """{"id":"c"}"""), ("m4", """{"id":"d"}"""))));
        ((TaskCompletionSource)function.Assembly.GetType("Functions", throwOnError: true)!.GetField("MayContinue")!.GetValue(null)!).SetResult();
        Assert.False(SpinWait.SpinUntil(() => Handled(function).Count > 3, TimeSpan.FromMilliseconds(300)));
        Assert.Equal(["a", "c", "d"], Handled(function));
    }

    private static CompiledFunction Start(string method, string options = "", params (string Name, string Value)[] variables) =>
        BatchFunction.Start("SqsHandler", method, options, variables);
}
