using System.Diagnostics;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests;

public class TestLambdaContextTests
{
    [Fact]
    public void NoProperties_AreTheServicesDefaults()
    {
        LambdaContext context = new TestLambdaContext();

        Assert.True(Guid.TryParse(context.AwsRequestId, out _));
        Assert.Equal(("function", "$LATEST", 128), (context.FunctionName, context.FunctionVersion, context.MemoryLimitInMB));
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:function", context.InvokedFunctionArn);
        Assert.Equal("/aws/lambda/function", context.LogGroupName);
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0\\z", context.TraceId);
        Assert.Equal((null, null, null), (context.TenantId, context.ClientContext, context.Identity));
        Assert.InRange(context.RemainingTime, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Properties_AreInTheContext()
    {
        var deadline = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

        LambdaContext context = new TestLambdaContext
        {
            AwsRequestId = "id",
            Deadline = deadline,
            Function = new() { FunctionName = "orders", MemorySizeMB = 512 },
            Invocation = new()
            {
                TenantId = "blue",
                Qualifier = "live",
                ClientContext = new { custom = new { city = "Zürich" } },
                CognitoIdentityId = "a",
                CognitoIdentityPoolId = "b",
            },
        };

        Assert.Equal(("id", "orders", 512, deadline), (context.AwsRequestId, context.FunctionName, context.MemoryLimitInMB, context.Deadline));
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:orders:live", context.InvokedFunctionArn);
        Assert.Equal("blue", context.TenantId);
        Assert.Equal("Zürich", context.ClientContext!.Custom["city"].GetString());
        Assert.Equal(new CognitoIdentity("a", "b"), context.Identity);
    }

    [Fact]
    public void Deadline_IsTheClockPlusTheTimeout()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

        LambdaContext context = new TestLambdaContext { Function = new() { TimeProvider = time, Timeout = TimeSpan.FromSeconds(30) } };

        Assert.Equal(time.GetUtcNow().AddSeconds(30), context.Deadline);
    }

    [Fact]
    public void RemainingTime_UsesTheClockThatTheTestAdvances()
    {
        var time = new FakeTimeProvider();
        LambdaContext context = new TestLambdaContext { Function = new() { TimeProvider = time } };
        Assert.Equal(TimeSpan.FromSeconds(3), context.RemainingTime);

        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(1), context.RemainingTime);

        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.Zero, context.RemainingTime);
    }

    [Fact]
    public void HandlerCalledAsAMethod_GetsTheSameContextEachTime()
    {
        var context = new TestLambdaContext();

        Assert.Equal(Handler(context), Handler(context));
        Assert.NotEqual(Handler(context), Handler(new TestLambdaContext()));

        static string Handler(LambdaContext context) => context.AwsRequestId;
    }

    [Fact]
    public void Logger_CallsTheTest()
    {
        var lines = new List<string>();
        LambdaContext context = new TestLambdaContext { AwsRequestId = "id", OnLog = lines.Add };

        context.Logger.LogInformation("hello {Name}", "World");
        context.Logger.LogDebug("not at this level");

        Assert.Contains("hello World", Assert.Single(lines));
        Assert.Contains("id", lines[0]);
    }

    /// <summary>In a separate process, so that nothing else writes to its output.</summary>
    [Fact]
    public async Task LoggerWithoutReceiver_WritesNothing()
    {
        var start = new ProcessStartInfo(TestFunctionProcess.Path) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in TestFunctionProcess.Options("log without a receiver").Environment)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        string[] output = await Task.WhenAll(process.ReadWithinLimitAsync(process.StandardOutput), process.ReadWithinLimitAsync(process.StandardError));
        await process.EndWithinLimitAsync();

        Assert.Equal(["", ""], output);
        Assert.Equal(TestFunctionProcess.Logged, process.ExitCode);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("ä")]
    public void TextThatIsNotAHeader_IsRefused(string tenant)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => new TestLambdaContext { Invocation = new() { TenantId = tenant } }.ToLambdaContext());

        Assert.StartsWith($"TenantId is '{tenant}'. Expected ASCII without line breaks, because it is sent in a header.", exception.Message);
    }
}
