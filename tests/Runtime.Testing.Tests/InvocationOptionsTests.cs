using System.Text.Json;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests;

public class InvocationOptionsTests
{
    [Fact]
    public async Task Options_ReachTheFunctionAsHeaders()
    {
        RuntimeResponse? seen = null;
        await using LambdaFunction function = await TestFunction.StartAsync(next => (seen = next).Body);

        await function.InvokeAsync(1, new InvocationOptions
        {
            TenantId = "blue",
            Qualifier = "live",
            ClientContext = new { city = "Zürich" },
            CognitoIdentityId = "a",
            CognitoIdentityPoolId = "b",
            TraceId = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1",
        });

        Assert.Equal("blue", seen!.Headers["Lambda-Runtime-Aws-Tenant-Id"]);
        Assert.EndsWith(":function:function:live", seen.Headers["Lambda-Runtime-Invoked-Function-Arn"]);
        Assert.Equal("""{"city":"Z\u00FCrich"}""", seen.Headers["Lambda-Runtime-Client-Context"]);
        Assert.Equal("""{"cognitoIdentityId":"a","cognitoIdentityPoolId":"b"}""", seen.Headers["Lambda-Runtime-Cognito-Identity"]);
        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", seen.Headers["Lambda-Runtime-Trace-Id"]);
    }

    [Fact]
    public async Task NoOptions_SendNoHeaders()
    {
        RuntimeResponse? seen = null;
        await using LambdaFunction function = await TestFunction.StartAsync(next => (seen = next).Body);

        await function.InvokeAsync(1);

        Assert.All(["Lambda-Runtime-Aws-Tenant-Id", "Lambda-Runtime-Client-Context", "Lambda-Runtime-Cognito-Identity"],
            name => Assert.DoesNotContain(name, seen!.Headers.Keys));
    }

    [Fact]
    public async Task TextThatIsNotAHeader_IsRefused()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(next => next.Body);

        await Assert.ThrowsAsync<ArgumentException>(() => function.InvokeAsync(1, new InvocationOptions { TraceId = "a\r\nb" }));
    }

    [Fact]
    public async Task InitDuration_IsOfTheFirstInvocation()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(next => next.Body);

        Assert.Equal(function.TimeToNext, (await function.InvokeAsync(1)).InitDuration);
        Assert.Null((await function.InvokeAsync(1)).InitDuration);
    }

    [Fact]
    public async Task ResponseOfAnotherType_ShowsEventResponseAndLog()
    {
        await using LambdaFunction function = await TestFunction.StartMainAsync((environment, log) => TestFunction.Loop(environment, log, _ =>
        {
            log.Write("a line\n"u8);
            return "\"no number\""u8.ToArray();
        }));
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"a":1}""");

        JsonException exception = Assert.Throws<JsonException>(() => outcome.Value<int>());

        Assert.StartsWith($"The response of invocation {outcome.RequestId} is not of type Int32: ", exception.Message);
        Assert.EndsWith("Its event: {\"a\":1}\nIts response: \"no number\"\nIts log:\na line", exception.Message);
        Assert.Equal("$", exception.Path);
    }

    [Fact]
    public async Task ValueOfAnError_ThrowsWithTheEvent()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(_ => throw new InvalidDataException("no good"));
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"a":1}""");

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => outcome.Value<int>());

        Assert.Contains("InvalidDataException: no good\nIts event: {\"a\":1}", exception.Message);
    }

    [Fact]
    public async Task LargeEvent_IsShownByItsBeginning()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(_ => "1"u8.ToArray());

        string text = (await function.InvokeAsync(new string('x', 100_000))).ToString();

        Assert.InRange(text.Length, 2000, 2200);
        Assert.Contains("… (100002 bytes)\nIts response: 1", text);
    }
}
