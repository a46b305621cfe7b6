using System.Collections.Concurrent;
using System.Text;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Service;

public class InvokeTests
{
    [Theory]
    [InlineData("echo")]
    [InlineData("echo:live")]
    [InlineData("echo:$LATEST")]
    [InlineData("function:echo")]
    [InlineData("123456789012:function:echo")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:echo")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:echo:live")]
    [InlineData("arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Aecho")]
    public async Task NameOrArn_InvokesTheFunction(string name)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        CallerResponse response = await service.InvokeAsync(name, """{"a":1}""");

        Assert.Equal((200, """{"a":1}"""), (response.Status, response.Text));
        Assert.Equal("$LATEST", response.Headers["X-Amz-Executed-Version"]);
        Assert.Equal("application/json", response.Headers["Content-Type"]);
        Assert.DoesNotContain("X-Amz-Function-Error", response.Headers);
        Assert.DoesNotContain("X-Amz-Log-Result", response.Headers);
    }

    [Fact]
    public async Task RequestId_IsThatOfTheFunction()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => Encoding.UTF8.GetBytes($"\"{next.RequestId}\""));

        CallerResponse response = await service.InvokeAsync("echo", "{}");

        Assert.Equal($"\"{response.Headers["x-amzn-RequestId"]}\"", response.Text);
    }

    [Theory]
    [InlineData("echo", "arn:aws:lambda:us-east-1:123456789012:function:echo")]
    [InlineData("echo:live", "arn:aws:lambda:us-east-1:123456789012:function:echo:live")]
    [InlineData("echo/invocations?Qualifier=live&x=", "arn:aws:lambda:us-east-1:123456789012:function:echo:live")]
    public async Task Qualifier_EndsTheFunctionsArn(string name, string arn)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(
            next => Encoding.UTF8.GetBytes($"\"{next.Headers["Lambda-Runtime-Invoked-Function-Arn"]}\""));

        string path = name.Contains('?') ? $"/2015-03-31/functions/{name}" : $"/2015-03-31/functions/{name}/invocations";
        CallerResponse response = await service.SendAsync(HttpMethod.Post, path, "{}"u8.ToArray());

        Assert.Equal($"\"{arn}\"", response.Text);
    }

    [Fact]
    public async Task NoBody_IsAnEmptyEvent()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        CallerResponse response = await service.InvokeAsync("echo", "");

        Assert.Equal((200, "{}"), (response.Status, response.Text));
    }

    [Fact]
    public async Task FunctionThatFails_Is200WithTheErrorAndItsHeader()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => throw new InvalidDataException("no good"));

        CallerResponse response = await service.InvokeAsync("echo", "{}");

        Assert.Equal((200, "Unhandled"), (response.Status, response.Headers["X-Amz-Function-Error"]));
        Assert.Equal("""{"errorType":"InvalidDataException","errorMessage":"no good"}""", response.Text);
    }

    [Fact]
    public async Task FunctionThatEnds_IsAnExitErrorAndTheNextCallHasANewInstance()
    {
        bool ends = true;
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => ends ? throw new ExitException(3) : next.Body);

        CallerResponse response = await service.InvokeAsync("echo", "{}", ("X-Amz-Log-Type", "Tail"));
        ends = false;
        CallerResponse after = await service.InvokeAsync("echo", "1");

        Assert.Equal((200, "Unhandled"), (response.Status, response.Headers["X-Amz-Function-Error"]));
        Assert.Equal("Runtime.ExitError", response.Json.GetProperty("errorType").GetString());
        Assert.Contains("\tStatus: error\tError Type: Runtime.ExitError\n", response.Log);
        Assert.Equal((200, "1"), (after.Status, after.Text));
    }

    [Fact]
    public async Task Timeout_IsAnErrorAndReported()
    {
        using var done = new ManualResetEventSlim();
        await using ServiceFixture service = await ServiceFixture.StartAsync(
            next =>
            {
                done.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
                return next.Body;
            },
            TestFunction.LongTimeouts with { Timeout = TimeSpan.FromMilliseconds(50) });

        CallerResponse response = await service.InvokeAsync("echo", "{}", ("X-Amz-Log-Type", "Tail"));
        done.Set();

        Assert.Equal("Sandbox.Timedout", response.Json.GetProperty("errorType").GetString());
        Assert.EndsWith("\tStatus: timeout\n", response.Log);
    }

    [Fact]
    public async Task Tail_IsTheLogBetweenStartAndReport()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(LoggingFunction("one", "two"));

        CallerResponse response = await service.InvokeAsync("echo", "{}", ("X-Amz-Log-Type", "Tail"));
        CallerResponse next = await service.InvokeAsync("echo", "{}", ("X-Amz-Log-Type", "Tail"));

        string id = response.Headers["x-amzn-RequestId"];
        Assert.Matches($"^START RequestId: {id} Version: \\$LATEST\none\ntwo\nEND RequestId: {id}\nREPORT RequestId: {id}\tDuration: [0-9.]+ ms"
            + "\tBilled Duration: [0-9]+ ms\tMemory Size: 128 MB\tInit Duration: [0-9.]+ ms\n\\z", response.Log);
        Assert.DoesNotContain("Init Duration", next.Log);
    }

    [Fact]
    public async Task LongLog_IsCutToItsLast4KBAtACharacter()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(LoggingFunction(new string('x', 100), new string('ä', 3000)));

        CallerResponse response = await service.InvokeAsync("echo", "{}", ("X-Amz-Log-Type", "Tail"));

        Assert.InRange(Encoding.UTF8.GetByteCount(response.Log), 4095, 4096);
        Assert.StartsWith("ää", response.Log);
        Assert.DoesNotContain("START", response.Log);
        Assert.Contains("REPORT RequestId:", response.Log);
    }

    [Fact]
    public async Task Event_Is202BeforeTheFunctionResponds()
    {
        using var mayRespond = new ManualResetEventSlim();
        var seen = new TaskCompletionSource<RuntimeResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ServiceFixture service = await ServiceFixture.StartAsync(next =>
        {
            seen.SetResult(next);
            mayRespond.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            return next.Body;
        });

        CallerResponse response = await service.InvokeAsync("echo", "[1]", ("X-Amz-Invocation-Type", "Event"), ("X-Amz-Client-Context", "e30="));
        RuntimeResponse next = await seen.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        mayRespond.Set();

        Assert.Equal((202, ""), (response.Status, response.Text));
        Assert.DoesNotContain("X-Amz-Executed-Version", response.Headers);
        Assert.Equal(("[1]", response.Headers["x-amzn-RequestId"]), (next.Text, next.RequestId));
        Assert.DoesNotContain("Lambda-Runtime-Client-Context", next.Headers.Keys);
    }

    [Fact]
    public async Task EventInvocationThatFails_IsRepeatedWithItsId()
    {
        var clock = new FakeTimeProvider();
        var seen = new BlockingCollection<string>();
        await using LambdaFunction function = await TestFunction.StartAsync(
            next =>
            {
                seen.Add(next.RequestId);
                return seen.Count == 1 ? throw new FormatException("no order") : next.Body;
            },
            TestFunction.LongTimeouts with { FunctionName = "echo" });
        await using LambdaServiceEmulator service = await LambdaServiceEmulator.StartAsync(new LambdaServiceEmulatorOptions { Queues = new LambdaQueues(clock) }, function);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Endpoint, "2015-03-31/functions/echo/invocations"));
        request.Headers.Add("X-Amz-Invocation-Type", "Event");

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string id = response.Headers.GetValues("x-amzn-RequestId").Single();
        while (seen.Count < 2)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.Equal([id, id], seen);
    }

    [Fact]
    public async Task DryRun_Is204AndInvokesNothing()
    {
        int invocations = 0;
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => Encoding.UTF8.GetBytes($"{++invocations}"));

        CallerResponse response = await service.InvokeAsync("echo", "{}", ("X-Amz-Invocation-Type", "DryRun"));
        CallerResponse after = await service.InvokeAsync("echo", "{}");

        Assert.Equal((204, ""), (response.Status, response.Text));
        Assert.Equal("1", after.Text);
    }

    [Fact]
    public async Task ClientContextTenantAndTrace_ReachTheFunction()
    {
        RuntimeResponse? seen = null;
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => (seen = next).Body);
        string context = Convert.ToBase64String("{\n \"custom\": {\"city\": \"Zürich\"}}"u8);

        await service.InvokeAsync("echo", "{}", ("X-Amz-Client-Context", context), ("X-Amz-Tenant-Id", "blue green"),
            ("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"));

        Assert.Equal("""{"custom":{"city":"Z\u00FCrich"}}""", seen!.Headers["Lambda-Runtime-Client-Context"]);
        Assert.Equal("blue green", seen.Headers["Lambda-Runtime-Aws-Tenant-Id"]);
        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1", seen.Headers["Lambda-Runtime-Trace-Id"]);
    }

    [Fact]
    public async Task TraceWithoutParent_GetsOne()
    {
        RuntimeResponse? seen = null;
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => (seen = next).Body);

        CallerResponse response = await service.InvokeAsync(
            "echo", "{}", ("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793"));

        string trace = seen!.Headers["Lambda-Runtime-Trace-Id"];
        Assert.Matches("^Root=1-5759e988-bd862e3fe1be46a994272793;Parent=[0-9a-f]{16};Sampled=0\\z", trace);
        Assert.Equal(trace, response.Headers["X-Amzn-Trace-Id"]);
    }

    [Fact]
    public async Task ReplacedFunction_GetsLaterRequests()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => "1"u8.ToArray());
        await service.AddAsync("echo", _ => "2"u8.ToArray());

        Assert.Equal("2", (await service.InvokeAsync("echo", "{}")).Text);
    }

    [Fact]
    public async Task SeveralCallsAtOnce_Wait()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        CallerResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => service.InvokeAsync("echo", $"{i}")));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), responses.Select(static response => response.Text));
    }

    private static Task<LambdaFunction> LoggingFunction(params string[] lines) => TestFunction.StartMainAsync(
        (environment, log) => TestFunction.Loop(environment, log, next =>
        {
            foreach (string line in lines)
                log.Write(Encoding.UTF8.GetBytes($"{line}\n"));
            return next.Body;
        }));
}
