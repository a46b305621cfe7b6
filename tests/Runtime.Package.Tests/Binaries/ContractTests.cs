using System.Globalization;
using System.Text;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>Each row of the handler contract in a real binary.</summary>
public sealed class ContractTests(PackedPackages packages)
{
    [Theory]
    [MemberData(nameof(ContractRows.Served), MemberType = typeof(ContractRows))]
    public async Task Row_IsServed(string handler, string lambdaEvent, string expected)
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
    public async Task Failure_IsToldToTheCaller(string handler, string lambdaEvent, string type, string message)
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
    public async Task HttpAnswer_HasAPrelude()
    {
        await using LambdaFunction function = await Start("Http");
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken);
        Assert.Equal(201, outcome.Prelude!.StatusCode);
        Assert.Equal("text/plain", outcome.Prelude.Headers["Content-Type"]);
        Assert.Equal(["a=b"], outcome.Prelude.Cookies);
    }

    [Fact]
    public async Task InstanceAndServices_AreDisposedOfWhenTheFunctionIsStopped()
    {
        LambdaFunction function = await Start("instance");
        await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken);
        Assert.Empty(function.Logs);
        await function.DisposeAsync();
        Assert.Equal(["disposed"], function.Logs);
        Assert.Equal(0, await function.Exited);
    }

    [Fact]
    public async Task MainOfTheUsersOwn_ServesWithOneLine()
    {
        using var own = new PublishedFunction(packages, "OwnMain", """
            using Lambda.Runtime;

            System.Console.Error.WriteLine("my own start");
            return LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All);

            public static class Functions
            {
                [LambdaHandler]
                public static string Hello(string name) => $"Hello, {name}!";
            }
            """);
        await using LambdaFunction function = await LambdaFunction.StartAsync(await own.Bootstrap, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("\"Hello, World!\"", (await function.InvokeJsonAsync("\"World\"", TestContext.Current.CancellationToken)).Text);
        Assert.Contains("my own start", function.Logs);
    }

    /// <summary>The longest stream there may be goes out through the memory of a short one, however slowly it is taken.</summary>
    [Fact]
    public async Task StreamOf200MB_KeepsItsMemory()
    {
        int peakOfOne = await Peak(1, TimeSpan.Zero);
        int peakOfAll = await Peak(199, TimeSpan.FromMilliseconds(1));
        TestContext.Current.TestOutputHelper?.WriteLine($"peak of 1 MB {peakOfOne} KiB, of 199 MB {peakOfAll} KiB");
        Assert.InRange(peakOfAll, 1024, peakOfOne + 1024);
    }

    private async Task<int> Peak(int megabytes, TimeSpan delay)
    {
        var last = "";
        await using LambdaFunction function = await Start("Megabytes", new()
        {
            Timeout = TimeSpan.FromMinutes(2),
            KeepStreamedPayload = false,
            OnStreamedChunk = async (chunk, cancellation) =>
            {
                last += Encoding.ASCII.GetString(chunk.Bytes.Span[^Math.Min(40, chunk.Bytes.Length)..]);
                last = last[^Math.Min(40, last.Length)..];
                if (delay > TimeSpan.Zero)
                    await Task.Delay(delay, cancellation);
            },
        });
        InvocationOutcome outcome = await function.InvokeJsonAsync($"{megabytes}", TestContext.Current.CancellationToken);
        Assert.Null(outcome.Error);
        Assert.InRange(outcome.StreamedLength, megabytes * 1024L * 1024 + 10, megabytes * 1024L * 1024 + 40);
        string peak = last[last.IndexOf("VmHWM:", StringComparison.Ordinal)..];
        return int.Parse(peak["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    private async Task<LambdaFunction> Start(string handler, LambdaFunctionOptions? options = null) =>
        await LambdaFunction.StartAsync(await packages.Contract.Bootstrap, (options ?? new()) with { Handler = handler }, TestContext.Current.CancellationToken);
}
