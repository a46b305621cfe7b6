using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Extensions;

/// <summary>Secrets, parameters and configurations that a test gives to functions.</summary>
public sealed class LambdaConfigurationTests
{
    private const string Secrets = "GET /secretsmanager/get?secretId=";

    /// <summary>A function inside the test process, and one in its own.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Function_ReadsTheValuesOfTheTest(bool isProcess)
    {
        var configuration = new LambdaConfiguration
        {
            Secrets = { ["prod/db ü"] = """{"user":"ü"}""" },
            BinarySecrets = { ["key"] = [0xFF, 0xD8, 0] },
            Parameters = { ["/prod/host"] = "db.local" },
            AppConfigurations = { [("orders/eu", "prod", "flags")] = """{"a":{"enabled":true},"b":{"enabled":false}}""" },
        };
        await using LambdaFunction function = isProcess
            ? await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("read configuration") with { Configuration = configuration })
            : await StartAsync(new() { Configuration = configuration });

        Assert.Equal("""{"user":"ü"}""", await ReadAsync(function, "secret", "prod/db ü"));
        Assert.Equal("FFD800", await ReadAsync(function, "bytes", "key"));
        Assert.Equal("db.local", await ReadAsync(function, "parameter", "/prod/host"));
        Assert.Equal("""{"enabled":true}""", await ReadAsync(function, "configuration", "orders/eu", "prod", "flags", "a"));
        Assert.Equal("""{"a":{"enabled":true},"b":{"enabled":false}}""", await ReadAsync(function, "configuration", "orders/eu", "prod", "flags", "a", "b"));
        Assert.StartsWith(
            $"AwsConfigurationException: {Secrets}prod%2Fdb: the AWS Parameters and Secrets Lambda Extension has responded 400: "
            + "ResourceNotFoundException: LambdaConfiguration has no secret prod/db. Expected one of: key, prod/db ", await ReadAsync(function, "secret", "prod/db"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_HaveTheirOwnValuesAtTheSameTime()
    {
        await using LambdaFunction first = await StartAsync(new() { Configuration = new() { Secrets = { ["db"] = "one" } } });
        await using LambdaFunction second = await StartAsync(new() { Configuration = new() { Secrets = { ["db"] = "two" } } });

        Assert.Equal(("one", "two"), (await ReadAsync(first, "secret", "db"), await ReadAsync(second, "secret", "db")));
    }

    [Fact]
    public async Task ChangedValue_IsReadWhenTheFunctionHasKeptTheOldOneForItsTime()
    {
        var time = new FakeTimeProvider();
        var configuration = new LambdaConfiguration { Parameters = { ["a"] = "one" } };
        await using LambdaFunction function = await StartAsync(new() { Configuration = configuration, TimeProvider = time });
        Assert.Equal("one", await ReadAsync(function, "parameter", "a"));
        configuration.Parameters["a"] = "two";
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("one", await ReadAsync(function, "parameter", "a"));

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("two", await ReadAsync(function, "parameter", "a"));
    }

    [Fact]
    public async Task RemovedSecret_IsNotFound()
    {
        var configuration = new LambdaConfiguration { Secrets = { ["one"] = "1", ["two"] = "2" } };
        await using LambdaFunction function = await StartAsync(new() { Configuration = configuration });
        configuration.Secrets.Remove("one");

        Assert.EndsWith("LambdaConfiguration has no secret one. Expected one of: two.", await ReadAsync(function, "secret", "one"), StringComparison.Ordinal);
        Assert.Equal("2", await ReadAsync(function, "secret", "two"));
    }

    [Fact]
    public async Task SecretThatIsTextAndBytes_IsRefused()
    {
        await using LambdaFunction function = await StartAsync(new() { Configuration = new() { Secrets = { ["db"] = "hidden" }, BinarySecrets = { ["db"] = [1] } } });

        Assert.EndsWith(
            "InvalidRequestException: LambdaConfiguration has the secret db as text and as bytes. Expected one of them", await ReadAsync(function, "secret", "db"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionWithoutConfiguration_SaysHowToSetOne()
    {
        await using LambdaFunction function = await StartAsync(new());

        const string Message = "ResourceNotFoundException: The test has no values. Expected LambdaFunctionOptions.Configuration.";
        Assert.EndsWith(Message, await ReadAsync(function, "secret", "db"), StringComparison.Ordinal);
        Assert.EndsWith(Message, await ReadAsync(function, "parameter", "a"), StringComparison.Ordinal);
        Assert.EndsWith(Message, await ReadAsync(function, "configuration", "a", "b", "c"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Initialization_ReadsConfigurationsOnly()
    {
        string secret = "", configuration = "";
        await using LambdaFunction function = await TestFunction.StartMainAsync(
            (environment, log) =>
            {
                secret = Assert.Throws<AwsConfigurationException>(static () => AwsConfiguration.GetSecret("db")).Message;
                configuration = AwsConfiguration.GetAppConfig("a", "b", "c");
                return TestFunction.Loop(environment, log, ConfigurationFunction.Read);
            },
            TestFunction.LongTimeouts with { Configuration = new() { Secrets = { ["db"] = "one" }, AppConfigurations = { [("a", "b", "c")] = "two" } } });

        Assert.Equal($"{Secrets}db: the AWS Parameters and Secrets Lambda Extension responds only while an invocation is processed, and not during initialization. "
            + "Read the value in the handler.", secret);
        Assert.Equal("two", configuration);
        Assert.Equal("one", await ReadAsync(function, "secret", "db"));
    }

    [Fact]
    public async Task BetweenInvocations_SecretsAreNotReady()
    {
        int? status = null;
        var read = new SemaphoreSlim(0);
        await using LambdaFunction function = await TestFunction.StartMainAsync(
            (environment, log) =>
            {
                using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
                RuntimeResponse next = client.NextAsync().GetAwaiter().GetResult();
                client.RespondAsync(next, "1").GetAwaiter().GetResult();
                status = Assert.Throws<AwsConfigurationException>(static () => AwsConfiguration.GetSecret("db")).StatusCode;
                read.Release();
                return TestFunction.Loop(environment, log, ConfigurationFunction.Read);
            },
            TestFunction.LongTimeouts with { Configuration = new() { Secrets = { ["db"] = "one" } } });
        Assert.Equal("1", (await function.InvokeJsonAsync("1")).Text);

        await read.WaitWithinLimitAsync();

        Assert.Equal(400, status);
        Assert.Equal("one", await ReadAsync(function, "secret", "db"));
    }

    /// <summary>Another instance has another port.</summary>
    [Fact]
    public async Task NextInstance_ReadsToo()
    {
        await using LambdaFunction function = await TestFunction.StartAsync(
            static next => next.Text == "0" ? TestFunctionProcess.Crash() : ConfigurationFunction.Read(next),
            TestFunction.LongTimeouts with { Configuration = new() { Secrets = { ["db"] = "one" } } });
        Assert.Equal("one", await ReadAsync(function, "secret", "db"));
        Assert.Equal("Runtime.ExitError", (await function.InvokeJsonAsync("0")).Error?.Type);

        Assert.Equal("one", await ReadAsync(function, "secret", "db"));
    }

    [Fact]
    public async Task ConcurrentInvocations_Read()
    {
        await using LambdaFunction function = await StartAsync(new() { Configuration = new() { Secrets = { ["db"] = "one" } }, MaxConcurrency = 4 });

        string[] values = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(function, "secret", "db")));

        Assert.All(values, static value => Assert.Equal("one", value));
    }

    [Fact]
    public async Task TaskOfTheHandler_Reads()
    {
        await using LambdaFunction function = await LoopFunction.StartAsync(
            static invocation => invocation.ResponseWriter.WriteString(Task.Run(static () => AwsConfiguration.GetSecret("db")).GetAwaiter().GetResult()),
            TestFunction.LongTimeouts with { Configuration = new() { Secrets = { ["db"] = "one" } } });

        Assert.Equal("\"one\"", (await function.InvokeJsonAsync("1")).Text);
    }

    /// <summary>A server of the developer is asked instead.</summary>
    [Fact]
    public async Task PortOfTheEnvironment_IsKept()
    {
        await using ExtensionFixture own = await ExtensionFixture.StartAsync(
            static () => new() { Parameters = new Dictionary<string, Emulator.Extensions.ParameterValue> { ["a"] = new("own") } }, token: null);
        await using LambdaFunction function = await StartAsync(new() { Environment = { ["PARAMETERS_SECRETS_EXTENSION_HTTP_PORT"] = own.Port } });

        Assert.Equal("own", await ReadAsync(function, "parameter", "a"));
    }

    [Theory]
    [InlineData("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT")]
    [InlineData("AWS_APPCONFIG_EXTENSION_HTTP_PORT")]
    public async Task PortAndConfiguration_ExcludeEachOther(string variable)
    {
        var options = new LambdaFunctionOptions { Configuration = new(), Environment = { [variable] = "1" } };

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(options));

        Assert.Equal(
            $"LambdaFunctionOptions.Environment sets {variable} to '1', and LambdaFunctionOptions.Configuration has the values. Leave out one of them.", exception.Message);
    }

    private static Task<LambdaFunction> StartAsync(LambdaFunctionOptions options) => LoopFunction.StartAsync(
        static invocation => invocation.ResponseWriter.WriteString(ConfigurationFunction.Read(invocation.Event)),
        options with { Timeout = TestFunction.LongTimeouts.Timeout, InitTimeout = TestFunction.LongTimeouts.InitTimeout });

    /// <returns>The value, or the type and the message of the error.</returns>
    private static async Task<string> ReadAsync(LambdaFunction function, params string[] name)
    {
        InvocationOutcome outcome = await function.InvokeAsync(name);
        return outcome.Error is { } error ? $"{error.Type}: {error.Message}" : outcome.Value<string>();
    }
}
