using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;
using static Lambda.Runtime.Generators.Tests.Batches.SqsBatchText;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Middleware around batches and around single records.</summary>
public sealed class BatchMiddlewareTests
{
    [Fact]
    public void Middleware_RunsOncePerInvocation()
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [SqsHandler, LambdaMiddleware<Counting>] public static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }
            }

            public sealed class Counting : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    Functions.Handled.Add("before");
                    await next(invocation);
                    Functions.Handled.Add(System.Text.Encoding.UTF8.GetString(invocation.ResponseBytes.Span));
                }
            }
            """, packages: Packages));
        Assert.Equal((false, Failed("m2")), function.Invoke(Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"bad"}"""))));
        Assert.Equal(["before", "a", "bad", Failed("m2")], Handled(function));
    }

    public static TheoryData<string> Handlers => new(
        "static void Handle(Order order) => Note(order.Id);",
        "static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }");

    [Theory]
    [MemberData(nameof(Handlers))]
    public void MiddlewarePerRecord_RunsAroundEachRecord(string method)
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [SqsHandler, LambdaMiddleware<Counting>, LambdaMiddleware<Checking>(PerRecord = true), MapException<InvalidOperationException>("Bad"), LambdaMiddleware<Noting>(PerRecord = true)]
                public {{method}}
            }

            public sealed class Counting : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    Functions.Handled.Add($"batch {invocation.Record is null}");
                    await next(invocation);
                }
            }

            public sealed class Checking : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    LambdaRecord record = invocation.Record!;
                    Functions.Handled.Add($"{record.Number} {record.Id} {record.ReceiveCount} {record.SourceArn![^6..]} {record.TraceHeader} {invocation.Context.AwsRequestId.Length} {LambdaJson.Deserialize<SqsMessage>(invocation.Event.Span)!.MessageId}");
                    if (record.Id != "m3")
                        await next(invocation);
                }
            }

            public sealed class Noting : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    try
                    {
                        await next(invocation);
                    }
                    finally
                    {
                        Functions.Handled.Add($"after {invocation.Record!.Id}");
                    }
                }
            }
            """, packages: Packages));
        (bool isError, string body) = function.Invoke(Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"bad"}"""), ("m3", """{"id":"c"}""")));
        Assert.Equal((false, Failed("m2")), (isError, body));
        Assert.Equal(
            ["batch True", "0 m1 2 orders  36 m1", "a", "after m1", "1 m2 2 orders  36 m2", "bad", "after m2", "2 m3 2 orders  36 m3"],
            Handled(function));
        Assert.Contains("message m2, received 2 times, failed: Bad: cannot handle bad\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void MiddlewareThatThrows_DoesNotMakeTheRecordPoison()
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [SqsHandler(OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAllFail), LambdaMiddleware<Throwing>(PerRecord = true)]
                public static void Handle(Order order) => Note(order.Id);
            }

            public sealed class Throwing : ILambdaMiddleware
            {
                public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) =>
                    invocation.Record!.Id == "m2" ? throw new TimeoutException("no store") : next(invocation);
            }
            """, packages: Packages));
        string batch = Of(("m1", "not JSON"), ("m2", """{"id":"a"}"""), ("m3", """{"id":"b"}"""));
        Assert.Equal((false, Failed("m2")), function.Invoke(batch));
        Assert.Contains("message m1, received 2 times, cannot be read, and is dropped: ", function.Log, StringComparison.Ordinal);
        Assert.Contains("message m2, received 2 times, failed: TimeoutException: no store", function.Log, StringComparison.Ordinal);
        Assert.Equal(["b"], Handled(function));
    }

    [Fact]
    public void MiddlewarePerRecord_CannotWriteAResponse()
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [SqsHandler, LambdaMiddleware<Writing>(PerRecord = true)] public static void Handle(Order order) => Note(order.Id);
            }

            public sealed class Writing : ILambdaMiddleware
            {
                public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    invocation.ResponseWriter.WriteNull();
                    return default;
                }
            }
            """, packages: Packages));
        Assert.Equal((false, Failed("m1")), function.Invoke(Of(("m1", """{"id":"a"}"""))));
        Assert.Contains("InvalidOperationException: A record of a batch has no response.", function.Log, StringComparison.Ordinal);
    }
}
