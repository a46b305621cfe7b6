using Lambda.Runtime.Extensions;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests.Extensions;

/// <summary>Secrets, parameters and configurations of AWS's extensions.</summary>
public sealed class ConfigurationReaderTests
{
    private const string Token = "token/of+a=session";
    private const string Secret = """
        {"ARN":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-a1b2c3","CreatedDate":"2026-11-01T00:00:00Z","Name":"prod/db","SecretBinary":null,
        "SecretString":"{\"user\":\"\u00fc\"}","VersionId":"1","VersionStages":["AWSCURRENT"],"ResultMetadata":{"SecretString":"other"}}
        """;

    private const string Parameter = """
        {"Parameter":{"ARN":"arn:aws:ssm:eu-west-1:123456789012:parameter/prod/url","DataType":"text","LastModifiedDate":"2026-11-01T00:00:00Z","Name":"/prod/url",
        "Selector":null,"SourceResult":null,"Type":"SecureString","Value":"https://shop.example/","Version":3},"ResultMetadata":{}}
        """;

    private long _now = 1_000_000;

    [Fact]
    public void Secret_IsReadWithTheTokenOfTheFunction()
    {
        using var extension = new StubExtension(StubExtension.Ok(Secret), StubExtension.Ok(Secret));
        using ConfigurationReader reader = Connect(extension);

        Assert.Equal("""{"user":"ü"}""", reader.GetSecret("prod/db ü", null, null).ToText("prod/db ü"));
        Assert.Equal("""{"user":"ü"}"""u8.ToArray(), reader.GetSecret("prod/db", "AWSPREVIOUS", "a-1").ToBytes("prod/db"));

        RudeRequest[] requests = [.. extension.Requests];
        Assert.Equal(
            ["GET /secretsmanager/get?secretId=prod%2Fdb%20%C3%BC HTTP/1.1", "GET /secretsmanager/get?secretId=prod%2Fdb&versionStage=AWSPREVIOUS&versionId=a-1 HTTP/1.1"],
            requests.Select(static request => request.Line));
        Assert.All(requests, request => Assert.Equal(
            (Token, $"localhost:{extension.Port}"), (request.Headers["X-Aws-Parameters-Secrets-Token"], request.Headers["Host"])));
    }

    [Fact]
    public void SecretOfBytes_IsDecoded()
    {
        using var extension = new StubExtension(StubExtension.Ok("""{"Name":"key","SecretBinary":"/9gA","SecretString":null}"""));
        using ConfigurationReader reader = Connect(extension);

        ConfigurationValue secret = reader.GetSecret("key", null, null);

        Assert.Equal([0xFF, 0xD8, 0], secret.ToBytes("key"));
        AwsConfigurationException error = Assert.Throws<AwsConfigurationException>(() => secret.ToText("key"));
        Assert.Equal("The secret key is bytes. Expected text: call GetSecretBytes instead.", error.Message);
    }

    [Fact]
    public void Parameter_IsDecrypted()
    {
        using var extension = new StubExtension(StubExtension.Ok(Parameter), StubExtension.Ok(Parameter), StubExtension.Ok(Parameter));
        using ConfigurationReader reader = Connect(extension);

        Assert.Equal("https://shop.example/", reader.GetParameter("/prod/url", null, null));
        reader.GetParameter("/prod/url", 3, null);
        reader.GetParameter("/prod/url", null, "blue&green");

        Assert.Equal(
            [
                "/systemsmanager/parameters/get?name=%2Fprod%2Furl&withDecryption=true",
                "/systemsmanager/parameters/get?name=%2Fprod%2Furl&version=3&withDecryption=true",
                "/systemsmanager/parameters/get?name=%2Fprod%2Furl&label=blue%26green&withDecryption=true",
            ],
            extension.Requests.Select(static request => request.Path));
    }

    [Fact]
    public void AppConfig_IsReadAsItIs()
    {
        using var extension = new StubExtension(StubExtension.Ok("""{"sale":{"enabled":true}}"""), StubExtension.Ok("plain text"));
        using ConfigurationReader reader = Connect(extension);

        Assert.Equal("""{"sale":{"enabled":true}}""", reader.GetAppConfig("shop", "prod", "flags", ["sale", "a b"]));
        Assert.Equal("plain text", reader.GetAppConfig("shop", "prod", "a/b", []));

        Assert.Equal(
            ["/applications/shop/environments/prod/configurations/flags?flag=sale&flag=a%20b", "/applications/shop/environments/prod/configurations/a%2Fb"],
            extension.Requests.Select(static request => request.Path));
        Assert.All(extension.Requests, static request => Assert.DoesNotContain("X-Aws-Parameters-Secrets-Token", request.Headers.Keys));
    }

    [Fact]
    public void Value_IsKeptForItsTime()
    {
        string[] responses = [.. Enumerable.Range(1, 4).Select(static i => StubExtension.Ok($$$"""{"Parameter":{"Value":"{{{i}}}"}}"""))];
        using var extension = new StubExtension(responses);
        using ConfigurationReader reader = Connect(extension);

        Assert.Equal("1", Read());
        _now += 29_999;
        Assert.Equal("1", Read());
        _now += 1;
        Assert.Equal("2", Read());
        reader.MaxAge = TimeSpan.FromMinutes(5);
        _now += 299_999;
        Assert.Equal("2", Read());
        Assert.Equal("3", reader.GetParameter("other", null, null));
        reader.MaxAge = TimeSpan.Zero;
        Assert.Equal("4", Read());

        string Read() => reader.GetParameter("one", null, null);
    }

    [Fact]
    public void ThousandValues_AreKept()
    {
        using var extension = new StubExtension([.. Enumerable.Repeat(StubExtension.Ok("""{"Parameter":{"Value":"1"}}"""), 1_002)]);
        using ConfigurationReader reader = Connect(extension);
        for (int i = 0; i < 1_000; i++)
            reader.GetParameter($"{i}", null, null);
        reader.GetParameter("0", null, null);
        Assert.Equal(1_000, extension.Requests.Count);

        reader.GetParameter("1000", null, null);
        reader.GetParameter("0", null, null);
        Assert.Equal(1_002, extension.Requests.Count);
    }

    /// <summary>The extension may close the connection while the environment is frozen.</summary>
    [Fact]
    public async Task ClosedConnection_IsOpenedAgain()
    {
        using var extension = new StubExtension(StubExtension.Ok(Parameter), "", StubExtension.Ok(Secret));
        using ConfigurationReader reader = Connect(extension);
        reader.GetParameter("one", null, null);

        Assert.Equal("""{"user":"ü"}""", reader.GetSecret("db", null, null).Text);

        await extension.EndAsync();
        Assert.Equal(2, extension.Requests.Count);
    }

    [Fact]
    public void MissingExtension_IsNamed()
    {
        string port;
        using (var server = new RudeServer())
            port = $"{server.Port}";
        using var reader = new ConfigurationReader(name => name == "AWS_SESSION_TOKEN" ? Token : port);

        AwsConfigurationException error = Assert.Throws<AwsConfigurationException>(() => reader.GetSecret("db", null, null));
        Assert.Equal(
            $"The AWS Parameters and Secrets Lambda Extension does not respond at 127.0.0.1:{port}: connect to 127.0.0.1:{port}: Connection refused (errno 111). "
            + "Expected its layer in the function's configuration (docs/configuration.md), and its port in PARAMETERS_SECRETS_EXTENSION_HTTP_PORT if it has another one.",
            error.Message);
        Assert.Null(error.StatusCode);
        error = Assert.Throws<AwsConfigurationException>(() => reader.GetAppConfig("a", "b", "c", []));
        Assert.StartsWith($"The AWS AppConfig Agent does not respond at 127.0.0.1:{port}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "400 Bad Request", "not ready to serve traffic, please wait",
        "GET /secretsmanager/get?secretId=db: the AWS Parameters and Secrets Lambda Extension responds only while an invocation is processed, and not during initialization. "
        + "Read the value in the handler.")]
    [InlineData(
        "400 Bad Request", "an unexpected error occurred while executing request",
        "GET /secretsmanager/get?secretId=db: the AWS Parameters and Secrets Lambda Extension has responded 400: an unexpected error occurred while executing request")]
    [InlineData(
        "401 Unauthorized", "bad session token or header key",
        "GET /secretsmanager/get?secretId=db: the AWS Parameters and Secrets Lambda Extension has responded 401: bad session token or header key. "
        + "Expected AWS_SESSION_TOKEN with the value that Lambda has set.")]
    public void Refusal_IsExplained(string status, string body, string message)
    {
        using var extension = new StubExtension(StubExtension.Respond(status, body), StubExtension.Ok(Secret));
        using ConfigurationReader reader = Connect(extension);

        AwsConfigurationException error = Assert.Throws<AwsConfigurationException>(() => reader.GetSecret("db", null, null));

        Assert.Equal((message, int.Parse(status[..3], null)), (error.Message, error.StatusCode));
        Assert.Equal("""{"user":"ü"}""", reader.GetSecret("db", null, null).Text); // an error is not kept
    }

    /// <summary>Errors of JSON quote what they have found.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"SecretString":null}""")]
    [InlineData("""{"Other":{"SecretString":"hidden"}}""")]
    [InlineData("""{"SecretString":7123456}""")]
    [InlineData("""{"SecretString":["hidden"]}""")]
    [InlineData("""{"SecretString":hidden}""")]
    [InlineData("""{"SecretString":"hidden\hidden"}""")]
    [InlineData("\"hidden\"")]
    [InlineData("hidden")]
    [InlineData("7123456")]
    public void ResponseWithoutValue_IsExplainedWithoutItsContent(string body)
    {
        using var extension = new StubExtension(StubExtension.Ok(body), StubExtension.Ok(body));
        using ConfigurationReader reader = Connect(extension);

        AwsConfigurationException error = Assert.Throws<AwsConfigurationException>(() => reader.GetSecret("db", null, null));
        Assert.Equal("GET /secretsmanager/get?secretId=db: the response has no value. Expected a JSON object with SecretString or SecretBinary.", error.Message);
        Assert.Null(error.InnerException);
        error = Assert.Throws<AwsConfigurationException>(() => reader.GetParameter("db", null, null));
        Assert.Equal(
            "GET /systemsmanager/parameters/get?name=db&withDecryption=true: the response has no value. Expected a JSON object with Parameter.Value.", error.Message);
    }

    [Fact]
    public void BytesThatAreNotBase64_AreExplainedWithoutThem()
    {
        using var extension = new StubExtension(StubExtension.Ok("""{"SecretBinary":"hidden!"}"""));
        using ConfigurationReader reader = Connect(extension);

        ConfigurationValue secret = reader.GetSecret("key", null, null);
        Assert.Equal(
            "The bytes of the secret key are not in Base64, as the extension should send them.",
            Assert.Throws<AwsConfigurationException>(() => secret.ToBytes("key")).Message);
    }

    /// <summary>It can be a secret or, from another program at the port of the extension, the token of the request.</summary>
    [Theory]
    [InlineData("206 Partial Content", """{"SecretString":"hidden"}""", "responded 206: (a body that can contain secrets)")]
    [InlineData("302 Found", "hidden", "responded 302: (a body that can contain secrets)")]
    [InlineData("404 Not Found", $"no route for X-Aws-Parameters-Secrets-Token: {Token}", "responded 404: (a body that can contain secrets)")]
    [InlineData("429 Too Many Requests", "Rate exceeded", "responded 429: Rate exceeded")]
    [InlineData("500 Internal Server Error", """{"Message":"ExpiredTokenException"}""", """responded 500: {"Message":"ExpiredTokenException"}""")]
    public void BodyOfOtherStatus_IsShownOnlyIfItIsAnError(string status, string body, string message)
    {
        using var extension = new StubExtension(StubExtension.Respond(status, body), StubExtension.Ok(Secret));
        using ConfigurationReader reader = Connect(extension);

        AwsConfigurationException error = Assert.Throws<AwsConfigurationException>(() => reader.GetSecret("db", null, null));
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Single(extension.Requests);
        Assert.NotNull(reader.GetSecret("db", null, null).Text);
    }

    /// <summary>The request is sent once more, and not a third time.</summary>
    [Fact]
    public async Task ConnectionThatIsLostTwice_IsExplained()
    {
        using var server = new RudeServer();
        using var reader = new ConfigurationReader(name => name == "AWS_SESSION_TOKEN" ? Token : $"{server.Port}");
        Task<Exception?> read = Task.Run(() => Record.Exception(() => (reader.GetParameter("one", null, null), reader.GetParameter("two", null, null))));
        using (RudeConnection connection = server.Accept())
        {
            connection.ReadRequest();
            connection.Send(StubExtension.Ok(Parameter));
            connection.ReadRequest();
        }

        using (RudeConnection connection = server.Accept())
            Assert.Contains("name=two", connection.ReadRequest().Path, StringComparison.Ordinal);

        AwsConfigurationException error = Assert.IsType<AwsConfigurationException>(await read.WithinLimit());
        Assert.EndsWith("has not sent a complete response: the peer closed the connection instead of sending a response.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A first connection is not tried again; on one that was used before, the extension may have closed it, and the request only reads.</summary>
    [Theory]
    [InlineData("", "the peer closed the connection instead of sending a response.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"SecretString\":\"hid", "the peer closed the connection 60 bytes into its response.")]
    public async Task ResponseThatIsCutOff_IsExplainedWithoutItsContent(string response, string message)
    {
        using var server = new RudeServer();
        using var reader = new ConfigurationReader(name => name == "AWS_SESSION_TOKEN" ? Token : $"{server.Port}");
        Task<Exception?> read = Task.Run(() => Record.Exception(() => reader.GetSecret("db", null, null)));
        using (RudeConnection connection = server.Accept())
        {
            connection.ReadRequest();
            connection.Send(response);
        }

        AwsConfigurationException error = Assert.IsType<AwsConfigurationException>(await read.WithinLimit());
        Assert.Equal(
            $"GET /secretsmanager/get?secretId=db: the AWS Parameters and Secrets Lambda Extension at 127.0.0.1:{server.Port} has not sent a complete response: {message}",
            error.Message);
        Assert.DoesNotContain("hid", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PeerWithoutHttp_IsExplained()
    {
        using var extension = new StubExtension("SSH-2.0-server\r\n\r\n");
        using ConfigurationReader reader = Connect(extension);

        AwsConfigurationException error = Assert.Throws<AwsConfigurationException>(() => reader.GetSecret("db", null, null));
        Assert.StartsWith($"The AWS Parameters and Secrets Lambda Extension at 127.0.0.1:{extension.Port}: ", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The emulator serves a function with long-term credentials, which have no token. The extension refuses it.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void MissingToken_IsNotSent(string? token)
    {
        using var extension = new StubExtension(StubExtension.Ok(Secret));
        using var reader = new ConfigurationReader(name => name == "AWS_SESSION_TOKEN" ? token : extension.Port);

        Assert.Equal("""{"user":"ü"}""", reader.GetSecret("db", null, null).Text);

        Assert.DoesNotContain("X-Aws-Parameters-Secrets-Token", extension.Requests.Single().Headers.Keys);
    }

    [Theory]
    [InlineData("a\r\nb: c")]
    [InlineData("a\n")]
    public void TokenWithALineBreak_IsExplained(string token)
    {
        using var reader = new ConfigurationReader(name => name == "AWS_SESSION_TOKEN" ? token : "1");

        AwsConfigurationException error = Assert.Throws<AwsConfigurationException>(() => reader.GetSecret("db", null, null));
        Assert.Equal("AWS_SESSION_TOKEN has a line break. Expected a token.", error.Message);
    }

    /// <summary>Functions in one process have one <see cref="AwsConfiguration.MaxAge"/>.</summary>
    [Fact]
    public void MaxAgeOfAnotherReader_Counts()
    {
        using var extension = new StubExtension(StubExtension.Ok(Parameter), StubExtension.Ok(Parameter));
        using var settings = new ConfigurationReader(static _ => null);
        using var reader = new ConfigurationReader(name => name == "AWS_SESSION_TOKEN" ? Token : extension.Port, settings);
        reader.GetParameter("a", null, null);
        reader.GetParameter("a", null, null);
        Assert.Single(extension.Requests);

        settings.MaxAge = TimeSpan.Zero;

        reader.GetParameter("a", null, null);
        Assert.Equal(2, extension.Requests.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("a")]
    public void WrongPort_IsExplained(string port)
    {
        using var reader = new ConfigurationReader(name => name == "AWS_SESSION_TOKEN" ? Token : port);

        AwsConfigurationException error = Assert.Throws<AwsConfigurationException>(() => reader.GetSecret("db", null, null));
        Assert.Equal($"PARAMETERS_SECRETS_EXTENSION_HTTP_PORT is \"{port}\". Expected a port from 1 to 65535.", error.Message);
    }

    [Fact]
    public void WrongArguments_AreRefused()
    {
        using var reader = new ConfigurationReader(static _ => Token);

        Assert.Throws<ArgumentException>(() => reader.GetSecret("", null, null));
        Assert.Throws<ArgumentNullException>(() => reader.GetParameter(null!, null, null));
        Assert.Equal(
            "Expected a version or a label, and found both. (Parameter 'label')", Assert.Throws<ArgumentException>(() => reader.GetParameter("a", 1, "b")).Message);
        Assert.Equal("environment", Assert.Throws<ArgumentException>(() => reader.GetAppConfig("a", "", "c", [])).ParamName);
        Assert.Equal("'..' is not a name. (Parameter 'profile')", Assert.Throws<ArgumentException>(() => reader.GetAppConfig("a", "b", "..", [])).Message);
        Assert.Equal("flags", Assert.Throws<ArgumentException>(() => reader.GetAppConfig("a", "b", "c", [""])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.MaxAge = TimeSpan.FromTicks(-1));
    }

    [Fact]
    public async Task ParallelReads_ShareOneConnection()
    {
        using var extension = new StubExtension([.. Enumerable.Repeat(StubExtension.Ok("""{"Parameter":{"Value":"1"}}"""), 200)]);
        using ConfigurationReader reader = Connect(extension);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (int i = 0; i < 25; i++)
                Assert.Equal("1", reader.GetParameter($"{thread}/{i}", null, null));
        })));

        await extension.EndAsync();
        Assert.Equal(200, extension.Requests.Select(static request => request.Path).Distinct().Count());
    }

    private ConfigurationReader Connect(StubExtension extension) => new(name => name switch
    {
        "AWS_SESSION_TOKEN" => Token,
        "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT" or "AWS_APPCONFIG_EXTENSION_HTTP_PORT" => extension.Port,
        _ => null,
    })
    {
        Now = () => _now,
    };
}
