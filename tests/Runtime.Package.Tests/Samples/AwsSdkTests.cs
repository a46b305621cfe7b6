using System.Text;
using Lambda.Runtime.AwsPeer;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>Runs samples/AwsSdk as a native binary against a simulation of AWS, over TLS with its own authority, which verifies every signature.</summary>
[FullTier]
public sealed class AwsSdkTests(PackedPackages packages)
{
    private const string Sample = "AwsSdk";

    [Fact]
    public async Task EventsInReadme_HaveListedOutcomes()
    {
        string bootstrap = await packages.Sample(Sample).Bootstrap;
        await using AwsServer aws = await StartAsync();
        SampleExample[] examples = [.. SampleReadme.Read(Sample).Examples];
        Assert.Equal(["Store", "Find"], examples.Select(static example => example.Handler));
        foreach (SampleExample example in examples)
        {
            await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, Options(aws, example.Handler!), TestContext.Current.CancellationToken);
            InvocationOutcome outcome = await function.InvokeJsonAsync(example.Event, TestContext.Current.CancellationToken);
            Assert.True(outcome.Error is null, $"{outcome.Error?.Type}: {outcome.Error?.Message}\n{string.Join('\n', aws.WrongSignatures)}");
            Assert.Equal(example.Outcome, outcome.Text);
        }

        Assert.Empty(aws.WrongSignatures);
        Assert.Equal("hello", Encoding.UTF8.GetString(aws.S3.Objects["/documents/7.txt"]));
        Assert.Equal("""{"id":{"S":"7"},"key":{"S":"documents/7.txt"},"length":{"N":"5"}}""", aws.DynamoDb.Items["documents/7"].ToJsonString());
        Assert.Equal(["7"], aws.Sqs.Messages);
        Assert.Equal(
            [
                "GetItem", "GetQueueAttributes", "HEAD /warm-up", "PUT /documents/7.txt", "PutItem", "SendMessage",
                "GetItem", "GetQueueAttributes", "HEAD /warm-up", "GetItem", "GET /documents/7.txt",
            ],
            WithoutOrderOfWarmUp(aws.Requests.Select(static request => request.Operation)));
    }

    [Fact]
    public async Task DocumentThatDoesNotExist_IsNull()
    {
        string bootstrap = await packages.Sample(Sample).Bootstrap;
        await using AwsServer aws = await StartAsync();
        await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, Options(aws, "Find"), TestContext.Current.CancellationToken);

        Assert.Equal("null", (await function.InvokeJsonAsync("\"8\"", TestContext.Current.CancellationToken)).Text);
    }

    /// <summary>A warm-up that fails is not an init error.</summary>
    [Fact]
    public async Task WithoutAws_TheFirstInvocationFailsAndNotTheInitialization()
    {
        string bootstrap = await packages.Sample(Sample).Bootstrap;
        await using AwsServer aws = await StartAsync();
        LambdaFunctionOptions options = Options(aws, "Find");
        options.Environment["AWS_SECRET_ACCESS_KEY"] = "wrong";
        await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, options, TestContext.Current.CancellationToken);

        InvocationOutcome outcome = await function.InvokeJsonAsync("\"7\"", TestContext.Current.CancellationToken);

        Assert.Equal("AmazonDynamoDBException", outcome.Error?.Type);
        Assert.NotEmpty(aws.WrongSignatures);
    }

    private static async Task<AwsServer> StartAsync()
    {
        AwsServer aws = await AwsServer.StartAsync();
        aws.Sqs.Add("documents");
        return aws;
    }

    internal static LambdaFunctionOptions Options(AwsServer aws, string handler)
    {
        var variables = new Dictionary<string, string?>();
        aws.SetEnvironment(variables);
        variables["SSL_CERT_FILE"] = aws.Authorities;
        variables["BUCKET_NAME"] = variables["TABLE_NAME"] = "documents";
        variables["QUEUE_URL"] = "https://sqs.us-east-1.amazonaws.com/123456789012/documents";
        // The sample sends checksums as by default.
        variables.Remove("AWS_REQUEST_CHECKSUM_CALCULATION");
        return new LambdaFunctionOptions
        {
            Handler = handler,
            Timeout = TimeSpan.FromSeconds(30),
            Environment = variables.ToDictionary(static one => one.Key, static one => one.Value!),
        };
    }

    /// <summary>The calls of the initialization are made at once.</summary>
    private static IEnumerable<string> WithoutOrderOfWarmUp(IEnumerable<string> operations)
    {
        string[] all = [.. operations];
        return [.. all[..3].Order(StringComparer.Ordinal), .. all[3..6], .. all[6..9].Order(StringComparer.Ordinal), .. all[9..]];
    }
}
