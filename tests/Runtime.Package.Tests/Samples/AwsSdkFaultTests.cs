using Lambda.Runtime.AwsPeer;
using Lambda.Runtime.Package.Tests.Binaries;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>Calls of samples/AwsSdk that fail: each is a retry of the SDK or an error that says what happened, the function survives, and no secret is shown.</summary>
[FullTier]
public sealed class AwsSdkFaultTests(PackedPackages packages)
{
    private const string PutObject = "PUT /documents/7.txt", PutItem = "PutItem", SendMessage = "SendMessage";
    private const string Document = """{"id":"7","text":"hello"}""";

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["throughput"] = Fault.Error(400, "ProvisionedThroughputExceededException", "The level of configured provisioned throughput for the table was exceeded."),
        ["throttling"] = Fault.Error(400, "ThrottlingException", "Rate exceeded"),
        ["slow down"] = Fault.Error(503, "SlowDown", "Please reduce your request rate."),
        ["internal"] = Fault.Error(500, "InternalServerError", "We encountered an internal error."),
        ["expired"] = Fault.Error(400, "ExpiredTokenException", "The security token included in the request is expired"),
        ["denied"] = Fault.Error(403, "AccessDeniedException", "User is not authorized to perform this action"),
        ["moved"] = Fault.Redirect(301, "https://documents.s3.eu-west-1.amazonaws.com/documents/7.txt"),
        ["moved for now"] = Fault.Redirect(307, "https://documents.s3.us-east-1.amazonaws.com/documents/7.txt"),
        ["reset"] = Fault.Reset,
        ["cut off"] = Fault.CutOff,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The SDK sends a request again, also one that changes something and may have been carried out.</summary>
    [Theory]
    [InlineData(PutObject, "slow down")]
    [InlineData(PutObject, "moved for now")]
    [InlineData(PutObject, "reset")]
    [InlineData(PutItem, "throughput")]
    [InlineData(PutItem, "throttling")]
    [InlineData(PutItem, "internal")]
    [InlineData(PutItem, "reset")]
    [InlineData(PutItem, "cut off")]
    [InlineData(SendMessage, "internal")]
    [InlineData(SendMessage, "reset")]
    public async Task FaultThatPasses_IsRetriedByTheSdk(string operation, string fault)
    {
        await using AwsServer aws = await StartAsync();
        LambdaFunctionOptions options = Options(aws, "Store");
        options.Environment.Remove("AWS_MAX_ATTEMPTS");
        await using LambdaFunction function = await LambdaFunction.StartAsync(await Bootstrap(), options, Cancellation);
        aws.Faults.Add(operation, Faults[fault]);

        await SucceedAsync(function);

        Assert.Equal(2, Count(aws, operation));
        Assert.Empty(aws.WrongSignatures);
        Assert.Equal(operation == SendMessage && fault == "reset" ? ["7", "7"] : ["7"], aws.Sqs.Messages);
    }

    [Theory]
    [InlineData(PutObject, "slow down", "AmazonS3Exception", "Please reduce your request rate.")]
    [InlineData(PutObject, "moved", "AmazonS3Exception", "Please re-send this request to the specified temporary endpoint.")]
    [InlineData(PutItem, "throughput", "ProvisionedThroughputExceededException", "The level of configured provisioned throughput for the table was exceeded.")]
    [InlineData(PutItem, "internal", "InternalServerErrorException", "We encountered an internal error.")]
    [InlineData(PutItem, "expired", "AmazonDynamoDBException", "The security token included in the request is expired")]
    [InlineData(PutItem, "denied", "AmazonDynamoDBException", "User is not authorized to perform this action")]
    [InlineData(PutItem, "moved", "AmazonDynamoDBException", "Please re-send this request to the specified temporary endpoint.")]
    [InlineData(SendMessage, "expired", "AmazonSQSException", "The security token included in the request is expired")]
    public async Task FaultWithoutRetries_IsErrorAndTheNextInvocationSucceeds(string operation, string fault, string type, string message)
    {
        await using AwsServer aws = await StartAsync();
        await using LambdaFunction function = await LambdaFunction.StartAsync(await Bootstrap(), Options(aws, "Store"), Cancellation);
        aws.Faults.Add(operation, Faults[fault]);
        int? process = function.ProcessId;

        InvocationOutcome outcome = await FailAsync(function);
        Assert.Equal((type, message), (outcome.Error!.Type, outcome.Error.Message));
        Assert.Equal(1, Count(aws, operation));

        await SucceedAsync(function);
        Assert.Equal(process, function.ProcessId);
    }

    /// <summary>The SDK sends a request up to eleven times if the connection is lost, even if retries are off.</summary>
    [Theory]
    [InlineData(PutObject, "reset")]
    [InlineData(PutItem, "reset")]
    [InlineData(PutItem, "cut off")]
    [InlineData(SendMessage, "reset")]
    public async Task ConnectionThatIsAlwaysLost_IsErrorAndTheNextInvocationSucceeds(string operation, string fault)
    {
        await using AwsServer aws = await StartAsync();
        await using LambdaFunction function = await LambdaFunction.StartAsync(await Bootstrap(), Options(aws, "Store"), Cancellation);
        aws.Faults.Add(operation, Faults[fault], times: 11);
        int? process = function.ProcessId;

        LambdaError error = (await FailAsync(function)).Error!;
        string all = $"{error.Type}: {error.Message} {error.Cause?.Type}: {error.Cause?.Message}";
        Assert.True(
            all.Contains("Unable to read data from the transport connection", StringComparison.Ordinal)
            || all.Contains("The response ended prematurely", StringComparison.Ordinal),
            all);
        Assert.Equal(11, Count(aws, operation));

        await SucceedAsync(function);
        Assert.Equal(process, function.ProcessId);
    }

    /// <summary>On Lambda, the timeout of the function is mostly shorter than that of an HttpClient, which is 100 seconds.</summary>
    [Fact]
    public async Task ResponseThatIsLate_EndsAtTheTimeoutOfTheFunction()
    {
        var end = new TaskCompletionSource();
        await using AwsServer aws = await StartAsync();
        LambdaFunctionOptions options = Options(aws, "Store") with { Timeout = TimeSpan.FromSeconds(1) };
        await using LambdaFunction function = await LambdaFunction.StartAsync(await Bootstrap(), options, Cancellation);
        aws.Faults.Add(PutItem, Fault.LateUntil(end.Task));

        InvocationOutcome outcome = await FailAsync(function);
        Assert.Equal("Sandbox.Timedout", outcome.Error!.Type);
        Assert.EndsWith("Task timed out after 1.00 seconds", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Count(aws, PutItem));
        end.SetResult();

        await SucceedAsync(function);
    }

    /// <summary>Some services quote the request that they have expected, with its token.</summary>
    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID", "UnrecognizedClientException", "The security token included in the request is invalid.")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "InvalidSignatureException", "The request signature we calculated does not match the signature you provided. ")]
    [InlineData("AWS_SESSION_TOKEN", "InvalidSignatureException", "The request signature we calculated does not match the signature you provided. ")]
    public async Task WrongCredentials_AreAnErrorWithoutThem(string variable, string code, string message)
    {
        const string Wrong = "ANOTHERVALUEOFTHISVARIABLE";
        await using AwsServer aws = await StartAsync();
        LambdaFunctionOptions options = Options(aws, "Find");
        options.Environment[variable] = Wrong;
        await using LambdaFunction function = await LambdaFunction.StartAsync(await Bootstrap(), options, Cancellation);
        int warmUp = aws.WrongSignatures.Count;

        InvocationOutcome outcome = await FailAsync(function, "\"7\"");
        Assert.Equal("AmazonDynamoDBException", outcome.Error!.Type);
        Assert.StartsWith(message, outcome.Error.Message, StringComparison.Ordinal);
        Assert.Equal(code == "InvalidSignatureException", outcome.Error.Message.Contains("\nx-amz-security-token:(secret)\n", StringComparison.Ordinal));
        Assert.Equal(warmUp + 1, aws.WrongSignatures.Count);
        if (variable != "AWS_ACCESS_KEY_ID")
            Assert.DoesNotContain(Wrong, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongClock_IsCorrectedByTheSdk()
    {
        string bootstrap = await Bootstrap();
        await using AwsServer aws = await StartAsync();
        LambdaFunctionOptions options = Options(aws, "Store");
        options.Environment.Remove("AWS_MAX_ATTEMPTS");
        options.Environment["LD_PRELOAD"] = await PreloadedLibrary.Compile("clock_ahead", bootstrap);
        options.Environment["CLOCK_AHEAD"] = "3600";
        await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, options, Cancellation);

        await SucceedAsync(function);
        Assert.NotEmpty(aws.WrongSignatures);
        Assert.All(aws.WrongSignatures, static problem => Assert.Contains("Signature not yet current", problem, StringComparison.Ordinal));
        Assert.Equal(["7"], aws.Sqs.Messages);
    }

    [Fact]
    public async Task WrongAuthority_IsErrorThatNamesTheCertificateAndNothingIsSent()
    {
        await using AwsServer aws = await StartAsync();
        LambdaFunctionOptions options = Options(aws, "Store");
        options.Environment["SSL_CERT_FILE"] = options.Environment["SSL_CERT_DIR"] = "/dev/null";
        await using LambdaFunction function = await LambdaFunction.StartAsync(await Bootstrap(), options, Cancellation);

        InvocationOutcome outcome = await FailAsync(function);
        Assert.Equal("HttpRequestException", outcome.Error!.Type);
        Assert.Equal("AuthenticationException", outcome.Error.Cause?.Type);
        Assert.StartsWith(
            "The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot", outcome.Error.Cause?.Message, StringComparison.Ordinal);
        Assert.Empty(aws.Requests);
    }

    private static async Task SucceedAsync(LambdaFunction function)
    {
        InvocationOutcome outcome = await function.InvokeJsonAsync(Document, Cancellation);
        Assert.True(outcome.Error is null, $"{outcome.Error?.Type}: {outcome.Error?.Message}");
        Assert.Equal("""{"key":"documents/7.txt","length":5}""", outcome.Text);
        AssertNoSecret(function, outcome);
    }

    private static async Task<InvocationOutcome> FailAsync(LambdaFunction function, string json = Document)
    {
        InvocationOutcome outcome = await function.InvokeJsonAsync(json, Cancellation);
        Assert.True(outcome.IsError, outcome.Text);
        AssertNoSecret(function, outcome);
        return outcome;
    }

    private static void AssertNoSecret(LambdaFunction function, InvocationOutcome outcome)
    {
        foreach (string secret in new[] { Signatures.TemporarySecret, Signatures.TemporaryToken, "Signature=", "AWS4-HMAC-SHA256" })
        {
            Assert.DoesNotContain(secret, outcome.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(function.Logs, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static int Count(AwsServer aws, string operation) => aws.Requests.Count(request => request.Operation == operation);

    private static async Task<AwsServer> StartAsync()
    {
        AwsServer aws = await AwsServer.StartAsync();
        aws.Sqs.Add("documents");
        return aws;
    }

    private static LambdaFunctionOptions Options(AwsServer aws, string handler)
    {
        LambdaFunctionOptions options = AwsSdkTests.Options(aws, handler);
        options.Environment["AWS_ACCESS_KEY_ID"] = Signatures.TemporaryKey;
        options.Environment["AWS_SECRET_ACCESS_KEY"] = Signatures.TemporarySecret;
        options.Environment["AWS_SESSION_TOKEN"] = Signatures.TemporaryToken;
        return options;
    }

    private Task<string> Bootstrap() => packages.Sample("AwsSdk").Bootstrap;
}
