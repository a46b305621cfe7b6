using System.Net;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Extensions;

namespace Lambda.Runtime.Testing.Tests.Extensions;

/// <summary>Parameters of the emulated AWS Parameters and Secrets Lambda Extension.</summary>
public sealed class ParameterRequestTests
{
    private const string Arn = "arn:aws:ssm:eu-west-1:210987654321:parameter/";

    private static readonly ExtensionValues Values = new()
    {
        Parameters = new Dictionary<string, ParameterValue>
        {
            ["/prod/host"] = new("db.local"),
            ["hosts"] = new("a,b", isList: true),
            [$"{Arn}shared"] = new("shared"),
        },
    };

    [Fact]
    public async Task Parameter_HasTheMembersOfTheService()
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        Assert.Equal(
            (HttpStatusCode.OK,
            """
            {"Parameter":{"ARN":"arn:aws:ssm:us-east-1:123456789012:parameter/prod/host","DataType":"text","LastModifiedDate":"2026-11-01T00:00:00.000Z","Name":"/prod/host",
            "Selector":null,"SourceResult":null,"Type":"String","Value":"db.local","Version":1},"ResultMetadata":{}}
            """.ReplaceLineEndings("")),
            await extension.GetAsync("/systemsmanager/parameters/get/?name=%2Fprod%2Fhost&withDecryption=true"));
        Assert.Empty(extension.Refused);
    }

    [Theory]
    [InlineData("hosts", "hosts", "StringList", "a,b", null)]
    [InlineData($"{Arn}prod/host", "/prod/host", "String", "db.local", null)]
    [InlineData($"{Arn}hosts", "hosts", "StringList", "a,b", null)]
    [InlineData($"{Arn}shared", $"{Arn}shared", "String", "shared", null)]
    [InlineData("/prod/host:1", "/prod/host", "String", "db.local", ":1")]
    [InlineData($"{Arn}prod/host:1", "/prod/host", "String", "db.local", ":1")]
    public async Task Name_IsFound(string id, string name, string type, string value, string? selector)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        JsonNode parameter = (await extension.ReadAsync($"/systemsmanager/parameters/get?name={Uri.EscapeDataString(id)}"))["Parameter"]!;

        Assert.Equal((name, type, value), (parameter["Name"]!.GetValue<string>(), parameter["Type"]!.GetValue<string>(), parameter["Value"]!.GetValue<string>()));
        Assert.Equal(selector, parameter["Selector"]?.GetValue<string>());
    }

    [Fact]
    public async Task ChangedParameter_HasTheNextVersion()
    {
        string current = "one";
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(
            () => new ExtensionValues { Parameters = new Dictionary<string, ParameterValue> { ["a"] = new(current) } });
        await extension.ReadAsync("/systemsmanager/parameters/get?name=a");
        current = "two";

        JsonNode parameter = (await extension.ReadAsync("/systemsmanager/parameters/get?name=a&version=2"))["Parameter"]!;

        Assert.Equal(("two", 2), (parameter["Value"]!.GetValue<string>(), parameter["Version"]!.GetValue<int>()));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "ParameterVersionNotFound: the parameter a has no version 1 here: the emulator has only the current one, 2"),
            await extension.GetAsync("/systemsmanager/parameters/get?name=a&version=1"));
    }

    [Theory]
    [InlineData("?name=%2Fprod%2Fhost&version=3", "ParameterVersionNotFound: the parameter /prod/host has no version 3 here: the emulator has only the current one, 1")]
    [InlineData("?name=%2Fprod%2Fhost&label=blue", "ParameterVersionNotFound: the parameter /prod/host has no version blue here: the emulator has only the current one, 1")]
    [InlineData("?name=%2Fprod%2Fhost:blue", "ParameterVersionNotFound: the parameter /prod/host has no version blue here: the emulator has only the current one, 1")]
    [InlineData("?name=prod%2Fhost", $"ParameterNotFound: values.json has no parameter prod/host. Expected one of: /prod/host, {Arn}shared, hosts.")]
    [InlineData("", "ValidationException: the query has no name. Expected /systemsmanager/parameters/get?name=%2Fprod%2Fhost")]
    public async Task WrongRequest_IsRefused(string query, string message)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        Assert.Equal((HttpStatusCode.BadRequest, message), await extension.GetAsync($"/systemsmanager/parameters/get{query}"));
        Assert.Equal(message, Assert.Single(extension.Refused) is var refused ? $"{refused.ErrorType}: {refused.Message}" : null);
    }

    [Fact]
    public async Task NoParameters_AreSaid()
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(new ExtensionValues());

        Assert.Equal(
            (HttpStatusCode.BadRequest, "ParameterNotFound: values.json has no parameter a. There are none."), await extension.GetAsync("/systemsmanager/parameters/get?name=a"));
    }
}
