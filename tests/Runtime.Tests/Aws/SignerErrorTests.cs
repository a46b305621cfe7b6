using System.Net;
using System.Net.Sockets;
using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>Each error of the signer says what was found and what was expected, and contains no secret.</summary>
public sealed class SignerErrorTests : IDisposable
{
    private const string Unprintable =
        "The value contains white space or another character that is not printable ASCII, for example a line feed at its end. Expected the value as AWS shows it.";

    private const string Allowed = "Expected https, or http with a loopback address, 169.254.170.2, 169.254.170.23 or [fd00:ec2::23].";
    private const string NoCredentials =
        "There are no AWS credentials: neither AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set, nor AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or "
        + "AWS_CONTAINER_CREDENTIALS_FULL_URI.";

    private const string Advice =
        " Lambda sets the first two. Profiles (~/.aws) are not read. To use one, run this before the program: "
        + "eval \"$(aws configure export-credentials --format env)\". Or set AwsSigner.Credentials.";

    private readonly Dictionary<string, string> _variables = new() { ["AWS_REGION"] = "eu-west-1" };
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("", "The value cannot be an empty string. (Parameter 'service')")]
    [InlineData("Lambda", "Expected the name with which the service signs, in lower case, such as lambda, execute-api or s3. (Parameter 'service')")]
    [InlineData("s3/x", "Expected the name with which the service signs, in lower case, such as lambda, execute-api or s3. (Parameter 'service')")]
    public void InvalidService_IsRejected(string service, string message)
    {
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new AwsSigner(service)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new AwsSigner(service, new CaptureHandler())).Message);
    }

    [Fact]
    public async Task MissingRegion_IsAnErrorOfTheRequest()
    {
        _variables["AWS_REGION"] = "";
        await ExpectAsync(
            "The region is not known: neither AWS_REGION nor AWS_DEFAULT_REGION is set. Lambda sets AWS_REGION. Elsewhere, set it, or AwsSigner.Region, to a region such as eu-west-1.");
        _variables["AWS_REGION"] = "eu west/1";
        await ExpectAsync("The region is \"eu west/1\". Expected a region of AWS such as eu-west-1.");
    }

    [Fact]
    public async Task MissingCredentials_AreAnErrorThatListsWhatWasLookedFor()
    {
        await ExpectAsync(NoCredentials + Advice);
        _variables["AWS_ACCESS_KEY_ID"] = "AKID";
        await ExpectAsync($"{NoCredentials} AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY.{Advice}");
        _variables["AWS_ACCESS_KEY_ID"] = "";
        _variables["AWS_SECRET_ACCESS_KEY"] = "the-secret";
        await ExpectAsync($"{NoCredentials} AWS_SECRET_ACCESS_KEY is set without AWS_ACCESS_KEY_ID.{Advice}");
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("AWS_SESSION_TOKEN")]
    public async Task UnprintableVariable_IsNamed(string name)
    {
        _variables["AWS_ACCESS_KEY_ID"] = _variables["AWS_SECRET_ACCESS_KEY"] = _variables["AWS_SESSION_TOKEN"] = "the-secret";
        _variables[name] = "the-secret\n";
        await ExpectAsync($"{name}: {Unprintable}");
    }

    [Theory]
    [InlineData("", "b", "The value cannot be an empty string. (Parameter 'accessKeyId')")]
    [InlineData("a", "", "The value cannot be an empty string. (Parameter 'secretAccessKey')")]
    [InlineData("a ", "b", $"{Unprintable} (Parameter 'accessKeyId')")]
    [InlineData("a", "bü", $"{Unprintable} (Parameter 'secretAccessKey')")]
    public void InvalidCredentials_AreRejected(string id, string secret, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new AwsCredentials(id, secret)).Message);

    [Fact]
    public void InvalidSessionToken_IsRejected() =>
        Assert.Equal($"{Unprintable} (Parameter 'sessionToken')", Assert.Throws<ArgumentException>(() => new AwsCredentials("a", "b", "c\r\nX: y")).Message);

    [Fact]
    public async Task OwnCredentialsThatAreNull_AreAnError() => await ExpectAsync(
        "AwsSigner.Credentials returned null. Expected credentials, or an exception that says why they are missing.", credentials: static _ => new((AwsCredentials)null!));

    [Fact]
    public async Task ErrorOfOwnCredentials_IsThatOfTheRequest() =>
        await ExpectAsync("no role", credentials: static _ => throw new InvalidOperationException("no role"));

    [Theory]
    [InlineData("http://example.com/", "AWS_CONTAINER_CREDENTIALS_FULL_URI has the scheme http and the host example.com, which could be anyone's. " + Allowed)]
    [InlineData("http://127.0.0.1.example.com/", "AWS_CONTAINER_CREDENTIALS_FULL_URI has the scheme http and the host 127.0.0.1.example.com, which could be anyone's. " + Allowed)]
    [InlineData("http://169.254.169.254/", "AWS_CONTAINER_CREDENTIALS_FULL_URI has the scheme http and the host 169.254.169.254, which could be anyone's. " + Allowed)]
    [InlineData("http://[fd00:ec2::24]/", "AWS_CONTAINER_CREDENTIALS_FULL_URI has the scheme http and the host [fd00:ec2::24], which could be anyone's. " + Allowed)]
    [InlineData("http://localhost@example.com/", "AWS_CONTAINER_CREDENTIALS_FULL_URI has the scheme http and the host example.com, which could be anyone's. " + Allowed)]
    [InlineData("ftp://localhost/", "AWS_CONTAINER_CREDENTIALS_FULL_URI has the scheme ftp and the host localhost, which could be anyone's. " + Allowed)]
    [InlineData("/credentials", "AWS_CONTAINER_CREDENTIALS_FULL_URI is not an absolute address. " + Allowed)]
    [InlineData("localhost", "AWS_CONTAINER_CREDENTIALS_FULL_URI is not an absolute address. " + Allowed)]
    public async Task ForbiddenContainerAddress_IsRejected(string address, string message)
    {
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = address;
        await ExpectAsync(message);
    }

    [Theory]
    [InlineData("https://example.com/x")]
    [InlineData("http://localhost:1234/x")]
    [InlineData("http://127.8.9.1/x")]
    [InlineData("http://[::1]/x")]
    [InlineData("http://169.254.170.2/x")]
    [InlineData("http://169.254.170.23/v1/credentials")]
    [InlineData("http://[fd00:ec2::23]/v1/credentials")]
    public void ContainerAddressOfThisMachineOrWithTls_IsAllowed(string address) => Assert.Equal(
        address,
        Runtime.Aws.ContainerEndpoint.GetAddress(new AwsVariables(name => name == "AWS_CONTAINER_CREDENTIALS_FULL_URI" ? address : null)).AbsoluteUri);

    [Fact]
    public async Task RelativeContainerAddress_IsThatOfEcs()
    {
        _variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/v2/credentials/id?a=1";
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://example.com/";
        var variables = new AwsVariables(name => _variables.GetValueOrDefault(name));
        Assert.Equal("http://169.254.170.2/v2/credentials/id?a=1", Runtime.Aws.ContainerEndpoint.GetAddress(variables).AbsoluteUri);

        // Appended to a host, this would be another one.
        _variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = ".example.com/";
        await ExpectAsync("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not a path. Expected a path that begins with /.");
    }

    [Fact]
    public async Task TokenThatCannotBeRead_IsAnError()
    {
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://localhost:1/";
        _variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/missing/token";
        InvalidOperationException error = await ExpectAsync<InvalidOperationException>(message: null);
        Assert.StartsWith("The file in AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read: Could not find a part of the path", error.Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_file, "the-secret\r\nX-Other: 1", TestContext.Current.CancellationToken);
        _variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = _file;
        await ExpectAsync($"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: {Unprintable}");
        _variables.Remove("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        _variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "the-secret\n";
        await ExpectAsync($"AWS_CONTAINER_AUTHORIZATION_TOKEN: {Unprintable}");
    }

    [Theory]
    [InlineData("the-secret", "a body that is not JSON, or has members that are not strings")]
    [InlineData("", "a body that is not JSON, or has members that are not strings")]
    [InlineData("{\"AccessKeyId\":\"a\",\"SecretAccessKey\":\"the-secret\"", "a body that is not JSON, or has members that are not strings")]
    [InlineData("{\"AccessKeyId\":\"a\",\"SecretAccessKey\":\"the-secret\"} x", "a body that is not JSON, or has members that are not strings")]
    [InlineData("{\"AccessKeyId\":1,\"SecretAccessKey\":\"the-secret\"}", "a body that is not JSON, or has members that are not strings")]
    [InlineData("[\"the-secret\"]", "JSON that is not an object")]
    [InlineData("{\"SecretAccessKey\":\"the-secret\"}", "JSON without AccessKeyId")]
    [InlineData("{\"AccessKeyId\":\"a\",\"SecretAccessKey\":null,\"Token\":\"the-secret\"}", "JSON without SecretAccessKey")]
    [InlineData("{\"AccessKeyId\":\"a\",\"SecretAccessKey\":\"the-secret\",\"Token\":\"a\\nb\"}", "credentials that contain characters other than printable ASCII")]
    [InlineData("{\"AccessKeyId\":\"a\",\"SecretAccessKey\":\"the-secret\",\"Expiration\":\"later\"}", "an Expiration that is not a time in ISO 8601")]
    public async Task InvalidContainerResponse_IsAnErrorWithoutTheResponse(string body, string problem)
    {
        await using SigningServer endpoint = StartEndpoint(new(200, body));
        await ExpectAsync(
            $"The endpoint of the container's credentials at localhost:{endpoint.Port} responded with {problem}. "
            + "Expected a JSON object with AccessKeyId, SecretAccessKey, Token and Expiration.");
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task StatusOfTheContainerEndpoint_IsInTheError(int status)
    {
        await using SigningServer endpoint = StartEndpoint(new(status, "the-secret", ("Location", "http://localhost:1/")));
        HttpRequestException error = await ExpectAsync<HttpRequestException>(
            $"The endpoint of the container's credentials at localhost:{endpoint.Port} responded with status {status}. Expected 200.");
        Assert.Equal((HttpStatusCode)status, error.StatusCode);
    }

    [Fact]
    public async Task ContainerEndpointThatIsMissing_IsAnError()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"http://127.0.0.1:{port}/the-secret";
        HttpRequestException error = await ExpectAsync<HttpRequestException>(message: null);
        Assert.StartsWith($"The endpoint of the container's credentials at 127.0.0.1:{port} cannot be reached: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
    }

    [Theory]
    [InlineData(true, "An error occurred while sending the request. ")]
    [InlineData(false, "The response ended prematurely")]
    public async Task ContainerResponseThatIsCutOff_IsAnError(bool isReset, string reason)
    {
        await using SigningServer endpoint = StartEndpoint(new(200, "{\"SecretAccessKey\":\"the-secret\"") { IsReset = isReset, IsCutOff = true });
        HttpRequestException error = await ExpectAsync<HttpRequestException>(message: null);
        Assert.StartsWith(
            $"The endpoint of the container's credentials at localhost:{endpoint.Port} has not sent a complete response: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContainerEndpointThatIsSlow_IsAnErrorWithTheLimit()
    {
        var responds = new TaskCompletionSource();
        await using var endpoint = SigningServer.StartAsynchronous(
            async _ =>
            {
                await responds.Task;
                return new ServerResponse(200);
            },
            isEncrypted: false);
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"http://localhost:{endpoint.Port}/?the-secret";
        var variables = new AwsVariables(name => _variables.GetValueOrDefault(name));
        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(
            () => Runtime.Aws.ContainerCredentials.GetAsync(variables, TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken).AsTask());
        Assert.Equal($"The endpoint of the container's credentials at localhost:{endpoint.Port} did not respond within 0.2 seconds.", error.Message);
        responds.SetResult();
    }

    [Fact]
    public async Task ContainerEndpointWithWrongCertificate_IsAnErrorAndGetsNoToken()
    {
        await using var endpoint = SigningServer.Start(static _ => new(200));
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"https://localhost:{endpoint.Port}/";
        _variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "the-secret";
        HttpRequestException error = await ExpectAsync<HttpRequestException>(message: null);
        Assert.StartsWith(
            $"The endpoint of the container's credentials at localhost:{endpoint.Port} cannot be reached: The SSL connection could not be established, see inner exception. "
            + "The remote certificate is invalid because of errors in the certificate chain: ",
            error.Message,
            StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task ContainerResponseThatIsTooLarge_IsAnError()
    {
        await using SigningServer endpoint = StartEndpoint(new(200, new string('x', 100_000)));
        HttpRequestException error = await ExpectAsync<HttpRequestException>(message: null);
        Assert.StartsWith(
            $"The endpoint of the container's credentials at localhost:{endpoint.Port} has not sent a complete response: Cannot write more bytes",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RelativeAddress_IsAnError()
    {
        using HttpMessageInvoker invoker = CreateInvoker();
        using var relative = new HttpRequestMessage(HttpMethod.Get, "orders/1?key=the-secret");
        using var missing = new HttpRequestMessage();
        Assert.Equal(
            "The address of the request is \"orders/1\". Expected an absolute address, or HttpClient.BaseAddress.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(relative, TestContext.Current.CancellationToken))).Message);
        Assert.Equal(
            "The request has no address. Expected an absolute one.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(missing, TestContext.Current.CancellationToken))).Message);
    }

    [Fact]
    public async Task PresignedAddress_IsAnErrorWithoutTheAddress()
    {
        using HttpMessageInvoker invoker = CreateInvoker();
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://localhost/?X-Amz-Signature=the-secret");
        Assert.Equal(
            "The address of the request contains X-Amz-Signature: it is presigned. AWS does not accept two signatures. Send it with an HttpClient without AwsSigner.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(request, TestContext.Current.CancellationToken))).Message);
    }

    /// <summary>An address in a parameter is not a signature of the request.</summary>
    [Fact]
    public async Task ParameterThatContainsAPresignedAddress_IsSigned()
    {
        await using var setup = SigningSetup.Start();
        using HttpClient client = setup.CreateClient();
        await setup.SendAsync(client, new(HttpMethod.Get, $"{SigningSetup.FunctionUrl}/?url=https://localhost/?X-Amz-Signature=1"));
    }

    [Fact]
    public void SynchronousRequest_IsAnError()
    {
        using HttpMessageInvoker invoker = CreateInvoker();
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://localhost/");
        Assert.Equal(
            "AwsSigner signs asynchronously, because it may have to get credentials. Use SendAsync instead of Send.",
            Assert.Throws<NotSupportedException>(() => invoker.Send(request, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public async Task BodyThatCannotBeRead_IsItsError()
    {
        using HttpMessageInvoker invoker = CreateInvoker(static _ => new(SigningSetup.Key));
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://localhost/") { Content = new StreamContent(new BrokenStream()) };
        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => invoker.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal("the disk is gone", error.InnerException!.Message);
    }

    private async Task ExpectAsync(string message, Func<CancellationToken, ValueTask<AwsCredentials>>? credentials = null) =>
        await ExpectAsync<InvalidOperationException>(message, credentials);

    private async Task<TException> ExpectAsync<TException>(string? message, Func<CancellationToken, ValueTask<AwsCredentials>>? credentials = null)
        where TException : Exception
    {
        using HttpMessageInvoker invoker = CreateInvoker(credentials);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://localhost/");
        TException error = await Assert.ThrowsAsync<TException>(() => invoker.SendAsync(request, TestContext.Current.CancellationToken));
        if (message is not null)
            Assert.Equal(message, error.Message);
        Assert.DoesNotContain("the-secret", error.ToString(), StringComparison.Ordinal);
        return error;
    }

    private HttpMessageInvoker CreateInvoker(Func<CancellationToken, ValueTask<AwsCredentials>>? credentials = null) =>
        new(new AwsSigner("lambda", new CaptureHandler()) { Variables = new AwsVariables(name => _variables.GetValueOrDefault(name)), Credentials = credentials });

    private SigningServer StartEndpoint(ServerResponse response)
    {
        var endpoint = SigningServer.Start(_ => response, isEncrypted: false);
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"http://localhost:{endpoint.Port}/";
        return endpoint;
    }

    /// <summary>Fails when it is read.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("the disk is gone");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("the disk is gone");
    }
}
