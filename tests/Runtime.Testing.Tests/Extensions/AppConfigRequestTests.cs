using System.Net;
using Lambda.Runtime.Emulator.Extensions;

namespace Lambda.Runtime.Testing.Tests.Extensions;

/// <summary>Configurations of the emulated AWS AppConfig Agent.</summary>
public sealed class AppConfigRequestTests
{
    private const string Flags = "/applications/orders/environments/prod/configurations/flags";

    private static readonly ExtensionValues Values = new()
    {
        AppConfigurations = new Dictionary<AppConfigName, string>
        {
            [new("orders", "prod", "flags")] = """{"new-checkout":{"enabled":true,"share":7},"a b":{"enabled":false},"old":{"enabled":false}}""",
            [new("orders/eu", "prod", "text")] = "plain: text",
            [new("orders", "prod", "list")] = " [1]",
        },
    };

    [Theory]
    [InlineData(Flags, """{"new-checkout":{"enabled":true,"share":7},"a b":{"enabled":false},"old":{"enabled":false}}""", "application/json")]
    [InlineData($"{Flags}/", """{"new-checkout":{"enabled":true,"share":7},"a b":{"enabled":false},"old":{"enabled":false}}""", "application/json")]
    [InlineData($"{Flags}?flag=new-checkout", """{"enabled":true,"share":7}""", "application/json")]
    [InlineData($"{Flags}?flag=old&flag=a%20b", """{"old":{"enabled":false},"a b":{"enabled":false}}""", "application/json")]
    [InlineData($"{Flags}?flag=old&flag=old", """{"old":{"enabled":false}}""", "application/json")]
    [InlineData("/applications/orders%2Feu/environments/prod/configurations/text", "plain: text", "text/plain")]
    [InlineData("/applications/orders/environments/prod/configurations/list", " [1]", "application/json")]
    public async Task Configuration_IsFound(string target, string text, string contentType)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        using HttpResponseMessage response = await extension.SendAsync(target, token: null);

        Assert.Equal((HttpStatusCode.OK, text), (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(contentType, response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(extension.Refused);
    }

    [Fact]
    public async Task ChangedConfiguration_HasTheNextVersion()
    {
        string current = "one";
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(
            () => new ExtensionValues { AppConfigurations = new Dictionary<AppConfigName, string> { [new("orders", "prod", "flags")] = current } });
        using HttpResponseMessage first = await extension.SendAsync(Flags);
        using HttpResponseMessage same = await extension.SendAsync(Flags);
        current = "two";
        using HttpResponseMessage second = await extension.SendAsync(Flags);

        Assert.Equal(["1", "1", "2"], ((HttpResponseMessage[])[first, same, second]).SelectMany(static response => response.Headers.GetValues("Configuration-Version")));
    }

    [Theory]
    [InlineData("/applications/orders/environments/dev/configurations/flags", 404, "ResourceNotFoundException: values.json has no AppConfig configuration orders/dev/flags. Expected one of: orders%2Feu/prod/text, orders/prod/flags, orders/prod/list.")]
    [InlineData($"{Flags}?flag=New", 400, "BadRequestException: the configuration orders/prod/flags has no flag New. Expected one of: a b, new-checkout, old.")]
    [InlineData($"{Flags}?flag=old&flag=", 400, "BadRequestException: the configuration orders/prod/flags has no flag . Expected one of: a b, new-checkout, old.")]
    [InlineData("/applications/orders%2Feu/environments/prod/configurations/text?flag=a", 400, "BadRequestException: the configuration orders%2Feu/prod/text is not a JSON object with feature flags, and the query has flag=")]
    [InlineData("/applications/orders/environments/prod/configurations/list?flag=a", 400, "BadRequestException: the configuration orders/prod/list is not a JSON object with feature flags, and the query has flag=")]
    public async Task WrongRequest_IsRefused(string target, int status, string message)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        Assert.Equal(((HttpStatusCode)status, message), await extension.GetAsync(target, token: null));
        Assert.Equal((target, status), Assert.Single(extension.Refused) is var refused ? (refused.Target, refused.Status) : default);
    }

    [Theory]
    [InlineData("orders/prod/flags", "orders", "prod", "flags")]
    [InlineData("orders%2Feu/a%25b/c d", "orders/eu", "a%b", "c d")]
    public void Name_HasThreeParts(string text, string application, string environment, string profile)
    {
        Assert.True(AppConfigName.TryParse(text, out AppConfigName name));
        Assert.Equal(new AppConfigName(application, environment, profile), name);
        Assert.Equal(text, name.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("flags")]
    [InlineData("orders/flags")]
    [InlineData("orders//flags")]
    [InlineData("orders/prod/flags/")]
    [InlineData("/orders/prod/flags")]
    public void OtherText_IsNoName(string text) => Assert.False(AppConfigName.TryParse(text, out _));
}
