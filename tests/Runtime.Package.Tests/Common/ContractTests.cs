using System.Text;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Common;

/// <summary>Each row of the handler contract.</summary>
public sealed class ContractTests(FunctionsUnderTest functions) : IClassFixture<FunctionsUnderTest>
{
    [Theory]
    [MemberData(nameof(ContractRows.Served), MemberType = typeof(ContractRows))]
    public async Task Row_Works(string handler, string lambdaEvent, string expected)
    {
        await using LambdaFunction function = await Start(handler);
        for (int i = 0; i < 3; i++)
        {
            InvocationOutcome outcome = await function.InvokeBytesAsync(Encoding.UTF8.GetBytes(lambdaEvent), TestContext.Current.CancellationToken);
            Assert.Null(outcome.Error);
            Assert.Equal(expected, outcome.Text);
        }

        Assert.Empty(function.Logs);
    }

    [Theory]
    [MemberData(nameof(ContractRows.Failing), MemberType = typeof(ContractRows))]
    public async Task Failure_IsReportedToTheCaller(string handler, string lambdaEvent, string type, string message)
    {
        await using LambdaFunction function = await Start(handler);
        InvocationOutcome outcome = await function.InvokeBytesAsync(Encoding.Latin1.GetBytes(lambdaEvent), TestContext.Current.CancellationToken);
        Assert.StartsWith(message, outcome.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(type, outcome.Error.Type);
        Assert.Contains(function.Logs, line => line.Contains($" {type}: ", StringComparison.Ordinal));
        if (outcome.IsStreamed)
            Assert.Equal(3, outcome.Text.Count(static c => c == '\n'));
    }

    [Fact]
    public async Task HttpResponse_HasPrelude()
    {
        await using LambdaFunction function = await Start("Http");
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken);
        Assert.Equal(201, outcome.Prelude!.StatusCode);
        Assert.Equal("text/plain", outcome.Prelude.Headers["Content-Type"]);
        Assert.Equal(["a=b"], outcome.Prelude.Cookies);
    }

    [Fact]
    public async Task InstanceAndServices_AreDisposedOnShutdown()
    {
        LambdaFunction function = await Start("instance");
        await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken);
        Assert.Empty(function.Logs);
        await function.DisposeAsync();
        Assert.Equal(["disposed"], function.Logs);
        Assert.Equal(0, await function.Exited);
    }

    /// <summary>The process has one console, which the invocations use in turn.</summary>
    [Fact]
    public async Task InvocationWithConsole_IsCurrentInvocation()
    {
        await using LambdaFunction function = await Start("CurrentAfterAwait", new() { MaxConcurrency = 4 });
        InvocationOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => function.InvokeJsonAsync("{}", TestContext.Current.CancellationToken)));
        Assert.All(outcomes, static outcome => Assert.Equal($"{outcome.RequestId} {outcome.RequestId}", outcome.Text));
    }

    private async Task<LambdaFunction> Start(string handler, LambdaFunctionOptions? options = null) =>
        await LambdaFunction.StartAsync(await functions.Contract, (options ?? new()) with { Handler = handler }, TestContext.Current.CancellationToken);
}
