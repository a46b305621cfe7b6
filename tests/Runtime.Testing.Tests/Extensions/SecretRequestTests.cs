using System.Net;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Extensions;

namespace Lambda.Runtime.Testing.Tests.Extensions;

/// <summary>Secrets of the emulated AWS Parameters and Secrets Lambda Extension.</summary>
public sealed class SecretRequestTests
{
    private const string Arn = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:";

    private static readonly ExtensionValues Values = new()
    {
        Secrets = new Dictionary<string, SecretValue>
        {
            ["prod/db"] = new("""{"user":"ü"}"""),
            ["key"] = new("/9gA", isBase64: true),
            ["with-suffix"] = new("suffix"),
            [$"{Arn}other-a1b2c3"] = new("of an ARN"),
        },
    };

    [Fact]
    public async Task Text_HasTheMembersOfTheService()
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        JsonNode secret = await extension.ReadAsync("/secretsmanager/get?secretId=prod%2Fdb");

        string id = secret["VersionId"]!.GetValue<string>();
        Assert.True(Guid.TryParse(id, out _), id);
        Assert.Equal(
            $$$"""
            {"ARN":"arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-local1","CreatedDate":"2026-11-01T00:00:00.000Z","Name":"prod/db","SecretBinary":null,
            "SecretString":"{\"user\":\"ü\"}","VersionId":"{{{id}}}","VersionStages":["AWSCURRENT"],"ResultMetadata":{}}
            """.ReplaceLineEndings(""),
            (await extension.GetAsync("/secretsmanager/get/?secretId=prod%2Fdb&versionStage=AWSCURRENT&versionId=" + id)).Text);
        Assert.Empty(extension.Refused);
    }

    [Fact]
    public async Task Bytes_AreBase64()
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        JsonNode secret = await extension.ReadAsync("/secretsmanager/get?secretId=key");

        Assert.Equal(("/9gA", null), (secret["SecretBinary"]?.GetValue<string>(), secret["SecretString"]));
    }

    [Theory]
    [InlineData($"{Arn}prod/db-a1b2c3", "prod/db", $"{Arn}prod/db-a1b2c3")]
    [InlineData($"{Arn}prod/db", "prod/db", $"{Arn}prod/db")]
    [InlineData($"{Arn}with-suffix", "with-suffix", $"{Arn}with-suffix")]
    [InlineData($"{Arn}with-suffix-a1b2c3", "with-suffix", $"{Arn}with-suffix-a1b2c3")]
    [InlineData($"{Arn}other-a1b2c3", "other", $"{Arn}other-a1b2c3")]
    public async Task Arn_IsFound(string id, string name, string arn)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        JsonNode secret = await extension.ReadAsync($"/secretsmanager/get?secretId={Uri.EscapeDataString(id)}");

        Assert.Equal((name, arn), (secret["Name"]!.GetValue<string>(), secret["ARN"]!.GetValue<string>()));
    }

    [Fact]
    public async Task ChangedSecret_HasAnotherVersion()
    {
        string current = "one";
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(
            () => new ExtensionValues { Secrets = new Dictionary<string, SecretValue> { ["db"] = new(current) } });
        JsonNode first = await extension.ReadAsync("/secretsmanager/get?secretId=db");
        extension.Time.Advance(TimeSpan.FromMinutes(1));
        current = "two";

        JsonNode second = await extension.ReadAsync("/secretsmanager/get?secretId=db");

        Assert.Equal(("two", "2026-11-01T00:01:00.000Z"), (second["SecretString"]!.GetValue<string>(), second["CreatedDate"]!.GetValue<string>()));
        (HttpStatusCode status, string text) = await extension.GetAsync($"/secretsmanager/get?secretId=db&versionId={first["VersionId"]}");
        Assert.Equal(
            (HttpStatusCode.BadRequest, $"ResourceNotFoundException: the secret db has no version {first["VersionId"]} here: the emulator has only the current one, AWSCURRENT"),
            (status, text));
    }

    [Theory]
    [InlineData("?secretId=prod%2Fdb&versionStage=AWSPREVIOUS", "ResourceNotFoundException: the secret prod/db has no version AWSPREVIOUS here: the emulator has only the current one, AWSCURRENT")]
    [InlineData("?secretId=prod%2Fdb&versionId=a-1", "ResourceNotFoundException: the secret prod/db has no version a-1 here: the emulator has only the current one, AWSCURRENT")]
    [InlineData("?secretId=prod%2Fbd", $"ResourceNotFoundException: values.json has no secret prod/bd. Expected one of: {Arn}other-a1b2c3, key, prod/db, with-suffix.")]
    [InlineData($"?secretId={Arn}prod/bd-a1b2c3", $"ResourceNotFoundException: values.json has no secret {Arn}prod/bd-a1b2c3. Expected one of: {Arn}other-a1b2c3, key, prod/db, with-suffix.")]
    [InlineData("", "ValidationException: the query has no secretId. Expected /secretsmanager/get?secretId=prod%2Fdb")]
    [InlineData("?secretId=", "ValidationException: the query has no secretId. Expected /secretsmanager/get?secretId=prod%2Fdb")]
    public async Task WrongRequest_IsRefused(string query, string message)
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(Values);

        using HttpResponseMessage response = await extension.SendAsync($"/secretsmanager/get{query}");

        string[] parts = message.Split(": ", 2);
        Assert.Equal((HttpStatusCode.BadRequest, message), (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal([parts[0]], response.Headers.GetValues("x-amzn-errortype"));
        Assert.Equal([new RefusedExtensionRequest("GET", $"/secretsmanager/get{query}", 400, parts[0], parts[1])], extension.Refused);
    }

    [Fact]
    public async Task ManyNames_AreShortened()
    {
        var secrets = Enumerable.Range(1, 6).ToDictionary(static i => $"s{i}", static i => new SecretValue("hidden"));
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(new ExtensionValues { Secrets = secrets });

        (_, string text) = await extension.GetAsync("/secretsmanager/get?secretId=s7");

        Assert.Equal("ResourceNotFoundException: values.json has no secret s7. Expected one of: s1, s2, s3, s4, s5, ...", text);
    }

    [Fact]
    public async Task NoValues_SaysHowToSetThem()
    {
        await using ExtensionFixture extension = await ExtensionFixture.StartAsync(read: null);

        Assert.Equal(
            (HttpStatusCode.BadRequest, "ResourceNotFoundException: values.json has no values. Expected a file."), await extension.GetAsync("/secretsmanager/get?secretId=db"));
    }
}
