using System.Diagnostics;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Tests the span of <see cref="LambdaTracing"/> as a listener gets it. The function's name separates it from spans of other tests.</summary>
public sealed class TracingTests : IDisposable
{
    private const string Arn = "arn:aws:lambda:us-east-2:123456789012:function:custom-runtime";
    private const string Header = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1";

    private readonly string _name = Guid.NewGuid().ToString();
    private readonly List<Activity> _spans = [];
    private ActivityListener? _listener;

    public void Dispose() => _listener?.Dispose();

    [Fact]
    public void Invocation_IsSpanWithFaasAttributes()
    {
        Listen();
        Serve((_, _) => Assert.Equal(_name, Activity.Current?.DisplayName), Event(Header), Event(Header));
        Assert.Equal(2, _spans.Count);
        Activity span = _spans[0];
        Assert.Equal((_name, ActivityKind.Server, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal("5bef4de7ad49b0e87f6ef6c87fc2e700", span.TraceId.ToHexString());
        Assert.Equal("9a9197af755a6419", span.ParentSpanId.ToHexString());
        Assert.True(span.HasRemoteParent);
        Assert.Equal(
            [
                ("faas.invocation_id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd"), ("faas.coldstart", true), ("aws.lambda.invoked_arn", Arn),
                ("cloud.account.id", "123456789012"), ("cloud.resource_id", Arn),
            ],
            span.TagObjects.Select(static tag => (tag.Key, tag.Value!)));
        Assert.Equal(false, _spans[1].GetTagItem("faas.coldstart"));
        Assert.Equal(span.TraceId, _spans[1].TraceId);
        Assert.NotEqual(span.SpanId, _spans[1].SpanId);
    }

    [Theory]
    [InlineData(Arn + ":live", Arn + ":7", "123456789012")]
    [InlineData(Arn + ":7", Arn + ":7", "123456789012")]
    [InlineData(Arn, Arn, "123456789012")]
    [InlineData(Arn + ":live:more", null, null)]
    [InlineData("arn:aws:lambda:us-east-2::function:custom-runtime", null, null)]
    [InlineData("custom-runtime", null, null)]
    [InlineData("", null, null)]
    public void Resource_HasVersionInsteadOfAlias(string invoked, string? resource, string? account)
    {
        Listen();
        Serve((_, _) => { }, EventFor(Header, invoked));
        Activity span = Assert.Single(_spans);
        Assert.Equal(resource, span.GetTagItem("cloud.resource_id"));
        Assert.Equal(account, span.GetTagItem("cloud.account.id"));
    }

    [Theory]
    [InlineData("Parent=9a9197af755a6419; Sampled=0 ;Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Lineage=a:0", true)]
    [InlineData("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419", true)]
    [InlineData("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700", false)]
    [InlineData("Parent=9a9197af755a6419", false)]
    [InlineData("Root=2-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419", false)]
    [InlineData("Root=1-5bef4de7ad49b0e87f6ef6c87fc2e7001;Parent=9a9197af755a6419", false)]
    [InlineData("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e7;Parent=9a9197af755a6419", false)]
    [InlineData("Root=1-00000000-000000000000000000000000;Parent=9a9197af755a6419", false)]
    [InlineData("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=0000000000000000", false)]
    [InlineData("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a641g", false)]
    [InlineData("Root=1-5BEF4DE7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419", false)]
    [InlineData("", false)]
    public void TraceHeader_SetsParentIfValid(string header, bool isParent)
    {
        Listen();
        Serve((_, _) => { }, Event(header));
        Activity span = Assert.Single(_spans);
        Assert.Equal(isParent ? "5bef4de7ad49b0e87f6ef6c87fc2e700-9a9197af755a6419" : $"{span.TraceId}-0000000000000000", $"{span.TraceId}-{span.ParentSpanId}");
        Assert.Equal(isParent, span.HasRemoteParent);
    }

    [Fact]
    public void SampledFlag_IsPassedToSampler()
    {
        var flags = new List<ActivityTraceFlags>();
        Listen((ref ActivityCreationOptions<ActivityContext> options) =>
        {
            flags.Add(options.Parent.TraceFlags);
            return ActivitySamplingResult.None;
        });
        Serve((_, _) => { }, Event(Header), Event(Header.Replace("Sampled=1", "Sampled=0", StringComparison.Ordinal)));
        Assert.Equal([ActivityTraceFlags.Recorded, ActivityTraceFlags.None], flags);
        Assert.Empty(_spans);
    }

    [Fact]
    public void Exception_SetsStatusAndEvent_AndFailsInvocation()
    {
        Listen();
        Serve((_, _) => int.Parse("no number", null), Event(Header));
        const string Message = "The input string 'no number' was not in a correct format.";
        Activity span = Assert.Single(_spans);
        Assert.Equal((ActivityStatusCode.Error, Message), (span.Status, span.StatusDescription));
        Assert.Equal("System.FormatException", span.GetTagItem("error.type"));
        ActivityEvent thrown = Assert.Single(span.Events);
        Assert.Equal("exception", thrown.Name);
        var tags = thrown.Tags.ToDictionary();
        Assert.Equal("System.FormatException", tags["exception.type"]);
        Assert.Equal(Message, tags["exception.message"]);
        Assert.Matches($@"^FormatException: {Message}\n   at System\.", (string)tags["exception.stacktrace"]!);
    }

    [Fact]
    public void ThrowingMessage_IsReplacedInSpan()
    {
        Listen();
        Serve((_, _) => throw new ThrowingMessageException(), Event(Header));
        Assert.Contains("(the Message of this exception threw ", Assert.Single(_spans).StatusDescription, StringComparison.Ordinal);
    }

    [Fact]
    public void NoListener_AllocatesNothing()
    {
        var tracing = new LambdaTracing();
        long allocated = 0;
        long start = 0;
        Serve(
            (invocation, i) =>
            {
                if (i == 0)
                    return;
                InvocationDelegate next = static _ => default;
                for (int run = 0; run < 2; run++)
                {
                    start = GC.GetAllocatedBytesForCurrentThread();
                    for (int call = 0; call < 1000; call++)
                        HandlerTask.GetResult(tracing.InvokeAsync(invocation, next));
                    allocated = GC.GetAllocatedBytesForCurrentThread() - start;
                }
            },
            Event(Header),
            Event(Header));
        Assert.Equal(0, allocated);
    }

    private static byte[] Event(string trace) => EventFor(trace, Arn);

    private static byte[] EventFor(string trace, string arn) => System.Text.Encoding.ASCII.GetBytes(
        $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd\r\nLambda-Runtime-Invoked-Function-Arn: {arn}\r\n"
        + $"Lambda-Runtime-Trace-Id: {trace}\r\nContent-Length: 1\r\n\r\n1");

    private void Listen(SampleActivity<ActivityContext>? sample = null)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LambdaTracing.SourceName,
            Sample = sample ?? ((ref _) => ActivitySamplingResult.AllDataAndRecorded),
            ActivityStopped = span =>
            {
                if (span.DisplayName == _name)
                    _spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Runs the loop for these events with the middleware around a handler, which gets the index of each event.</summary>
    private void Serve(Action<Invocation, int> handler, params byte[][] events)
    {
        var tracing = new LambdaTracing();
        int number = 0;
        Exception? failure = null;
        void Invoke(Invocation invocation) => tracing.InvokeAsync(invocation, inner =>
        {
            try
            {
                handler(inner, number++);
            }
            catch (Exception e)
            {
                failure = e;
                throw;
            }

            return default;
        }).AsTask().GetAwaiter().GetResult();

        using var function = new FunctionUnderTest(
            [new StubHandler(Invoke)], null, ("AWS_LAMBDA_FUNCTION_NAME", _name), ("AWS_LAMBDA_FUNCTION_VERSION", "7"));
        using RudeConnection connection = function.Server.Accept();
        foreach (byte[] response in events)
        {
            connection.ReadRequest();
            connection.Send(response);
            RudeRequest post = connection.ReadRequest();
            Assert.EndsWith(failure is null ? "/response" : "/error", post.Path, StringComparison.Ordinal);
            if (failure is Xunit.Sdk.IAssertionException)
                Assert.Fail(failure.Message);
            connection.Send(RudeResponses.Accepted);
        }

        function.End(connection);
    }

    private sealed class ThrowingMessageException : Exception
    {
        public override string Message => throw new InvalidOperationException("no message");
    }
}
