using Lambda.Runtime.Package.Tests.Linking;
using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Aws;

/// <summary>Calls that take longer than a function has, or fail during its initialization: the next invocation succeeds.</summary>
[FullTier]
public sealed class FailedCallTests(PackedPackages packages)
{
    private const string Event = """{"way":"done","address":""}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExtensionThatIsSlow_EndsAtTheTimeoutOfTheFunction()
    {
        using var extension = new RudeServer();
        await using LambdaFunction function = await LambdaFunction.StartAsync(await packages.Failing.Bootstrap, Options(extension, TimeSpan.FromSeconds(1)), Cancellation);
        Task<InvocationOutcome> late = function.InvokeJsonAsync(Event, Cancellation);
        using RudeConnection ignored = extension.Accept();
        ignored.ReadRequest();
        LambdaError error = (await late.WithinLimit()).Error!;
        Assert.Equal("Sandbox.Timedout", error.Type);
        Assert.EndsWith("Task timed out after 1.00 seconds", error.Message, StringComparison.Ordinal);

        await SucceedAsync(function, extension);
    }

    /// <summary>Each address has a warning, without what is secret in it.</summary>
    [Fact]
    public async Task WarmUpThatFails_TakesOneSecondOfTheInitialization()
    {
        using RudeServer extension = new(), slow = new(), closed = new();
        await using var untrusted = new TlsServer();
        string untrustedHost = new Uri(untrusted.Url).Authority, closedHost = closed.Address;
        LambdaFunctionOptions options = Options(extension, TimeSpan.FromSeconds(30));
        options.Environment["WARM_UP"] = $"http://user:hidden@127.0.0.1:{slow.Port}/slow?key=hidden http://{closedHost}/closed?key=hidden "
            + $"https://user:hidden@{untrustedHost}/untrusted?key=hidden https://missing.invalid/missing?key=hidden";
        closed.Dispose();
        await using LambdaFunction function = await LambdaFunction.StartAsync(await packages.Failing.Bootstrap, options, Cancellation);
        InvocationOutcome outcome = await SucceedAsync(function, extension);

        Assert.InRange(outcome.InitDuration!.Value.TotalSeconds, 0.9, 9);
        string[] warnings = [.. function.Logs.Where(static line => line.StartsWith("WARN Lambda.Runtime: warm-up: ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(4, warnings.Length);
        Assert.Single(warnings, $"WARN Lambda.Runtime: warm-up: http://127.0.0.1:{slow.Port}/slow: no response within 1 s");
        Assert.Single(warnings, line => line.StartsWith(
            $"WARN Lambda.Runtime: warm-up: http://{closedHost}/closed: HttpRequestException: Connection refused ({closedHost})", StringComparison.Ordinal));
        Assert.Single(warnings, line => line.StartsWith($"WARN Lambda.Runtime: warm-up: https://{untrustedHost}/untrusted: HttpRequestException: ", StringComparison.Ordinal)
            && line.Contains("Caused by AuthenticationException: The remote certificate is invalid", StringComparison.Ordinal));
        Assert.Single(warnings, static line => line.StartsWith("WARN Lambda.Runtime: warm-up: https://missing.invalid/missing: ", StringComparison.Ordinal));
        Assert.DoesNotContain(function.Logs, static line => line.Contains("hidden", StringComparison.Ordinal));
    }

    private static async Task<InvocationOutcome> SucceedAsync(LambdaFunction function, RudeServer extension)
    {
        const string Secret = """{"Name":"db","SecretString":"open sesame"}""";
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync(Event, Cancellation);
        using RudeConnection connection = extension.Accept();
        connection.ReadRequest();
        connection.Send($"HTTP/1.1 200 OK\r\nContent-Length: {Secret.Length}\r\n\r\n{Secret}");
        InvocationOutcome outcome = await invocation.WithinLimit();
        Assert.Equal("\"done\"", outcome.Text);
        return outcome;
    }

    private static LambdaFunctionOptions Options(RudeServer extension, TimeSpan timeout) => new()
    {
        Handler = "Fail",
        Timeout = timeout,
        Environment = new Dictionary<string, string>
        {
            ["AWS_SESSION_TOKEN"] = "token",
            ["PARAMETERS_SECRETS_EXTENSION_HTTP_PORT"] = $"{extension.Port}",
        },
    };
}
