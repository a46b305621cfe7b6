using System.Net;
using Lambda.Runtime.Emulator.Extensions;

namespace Lambda.Runtime.Testing.Tests.Extensions;

/// <summary>Which requests the emulated extensions of AWS accept, and when.</summary>
public sealed class ExtensionRouterTests
{
    private const string Secret = "/secretsmanager/get?secretId=db", Parameter = "/systemsmanager/parameters/get?name=a";
    private const string Configuration = "/applications/a/environments/b/configurations/c";

    private static readonly ExtensionValues Values = new()
    {
        Secrets = new Dictionary<string, SecretValue> { ["db"] = new("secret") },
        Parameters = new Dictionary<string, ParameterValue> { ["a"] = new("parameter") },
        AppConfigurations = new Dictionary<AppConfigName, string> { [new("a", "b", "c")] = "configuration" },
    };

    /// <summary>The status and the sentence are those of the extension of AWS.</summary>
    [Theory]
    [InlineData(Secret, null)]
    [InlineData(Secret, "")]
    [InlineData(Parameter, "other")]
    public async Task WrongToken_IsRefused(string target, string? token)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        using HttpResponseMessage response = await extension.SendAsync(target, token);

        Assert.Equal(
            (HttpStatusCode.Unauthorized, "bad session token or header key"),
            (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(["AccessDeniedException"], response.Headers.GetValues("x-amzn-errortype"));
    }

    /// <summary>Long-term credentials have no token.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("any")]
    public async Task FunctionWithoutToken_IsServed(string? token)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(static () => Values, token: null);

        Assert.Equal(HttpStatusCode.OK, (await extension.GetAsync(Secret, token)).Status);
    }

    [Fact]
    public async Task SecretsAndParameters_NeedAnInvocation_AndConfigurationsDoNot()
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);
        extension.IsProcessing = false;

        Assert.Equal((HttpStatusCode.BadRequest, "not ready to serve traffic, please wait"), await extension.GetAsync(Secret));
        Assert.Equal((HttpStatusCode.BadRequest, "not ready to serve traffic, please wait"), await extension.GetAsync(Parameter));
        Assert.Equal((HttpStatusCode.OK, "configuration"), await extension.GetAsync(Configuration));
        extension.IsProcessing = true;
        Assert.Equal(HttpStatusCode.OK, (await extension.GetAsync(Secret)).Status);
        Assert.Equal(HttpStatusCode.OK, (await extension.GetAsync(Parameter)).Status);
        Assert.Equal([Secret, Parameter], extension.Refused.Select(static refused => refused.Target));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task RequestOfAWebPage_IsRefused(string header, string value)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        Assert.Equal(HttpStatusCode.Forbidden, (await extension.GetAsync(Configuration, token: null, request => request.Headers.TryAddWithoutValidation(header, value))).Status);
    }

    [Theory]
    [InlineData("/secretsmanager/list")]
    [InlineData("/applications/a/environments/b/configurations")]
    [InlineData("/applications/a/environments//configurations/c")]
    [InlineData("/applications/a/environments/b/configurations/c/d")]
    public async Task OtherPath_IsNotFound(string target)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        Assert.Equal(HttpStatusCode.NotFound, (await extension.GetAsync(target)).Status);
    }

    [Fact]
    public async Task OtherMethod_IsNotFound()
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        Assert.Equal(HttpStatusCode.NotFound, (await extension.GetAsync(Configuration, token: null, static request => request.Method = HttpMethod.Post)).Status);
    }

    [Theory]
    [InlineData("own", "key", "own")]
    [InlineData("own", null, "own")]
    [InlineData("", "key", null)]
    [InlineData("", null, null)]
    [InlineData(null, "key", null)]
    public void TokenOfTheEnvironment_IsKept(string? token, string? key, string? expected)
    {
        var environment = new Dictionary<string, string>();
        if (token is not null)
            environment["AWS_SESSION_TOKEN"] = token;
        if (key is not null)
            environment["AWS_ACCESS_KEY_ID"] = key;

        Assert.Equal(expected, ExtensionVariables.SelectToken(environment));
    }

    [Fact]
    public void EnvironmentWithoutCredentials_GetsAToken() =>
        Assert.StartsWith("local-", ExtensionVariables.SelectToken(new Dictionary<string, string>()), StringComparison.Ordinal);
}
