using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>The AWS CLI, if it is installed. <see cref="InvokeTests"/> sends the same requests by an HTTP client.</summary>
[FullTier]
public class AwsCliTests
{
    [Fact]
    public async Task Invoke_ShowsResponseAndLog()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"name":"World"}""", TestContext.Current.CancellationToken);

        (int exitCode, string output) = await RunAsync(
            service, "lambda", "invoke", "--function-name", "echo:live", "--log-type", "Tail", "--payload", $"fileb://{file}", file);

        string response = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        JsonElement result = JsonDocument.Parse(output).RootElement;
        Assert.Equal((0, 200, "$LATEST"), (exitCode, result.GetProperty("StatusCode").GetInt32(), result.GetProperty("ExecutedVersion").GetString()));
        Assert.StartsWith("START RequestId: ", Encoding.UTF8.GetString(result.GetProperty("LogResult").GetBytesFromBase64()));
        Assert.Equal("""{"name":"World"}""", response);
    }

    [Fact]
    public async Task UnknownFunction_IsNamedByItsException()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        (int exitCode, string output) = await RunAsync(service, "lambda", "invoke", "--function-name", "nothing", "-");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("(ResourceNotFoundException) when calling the Invoke operation: Function not found: ", output);
    }

    [Theory]
    [InlineData("function-exists")]
    [InlineData("function-active")]
    [InlineData("function-active-v2")]
    [InlineData("function-updated")]
    [InlineData("function-updated-v2")]
    public async Task Waiter_EndsAtOnce(string name)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        Assert.Equal((0, ""), await RunAsync(service, "lambda", "wait", name, "--function-name", "echo"));
    }

    [Fact]
    public async Task ListFunctions_ShowsThem()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        Assert.Equal((0, "echo\tActive\n"), await RunAsync(service, "lambda", "list-functions", "--query", "Functions[].[FunctionName,State]", "--output", "text"));
    }

    /// <summary>As with AWS_ENDPOINT_URL, which is for all services: the CLI shows the emulator's message, and no function is invoked.</summary>
    [Theory]
    [InlineData("GetAccountSettings", "is a request to Lambda's API", "lambda", "get-account-settings")]
    [InlineData("GetCallerIdentity", "AWS API 'sts', operation GetCallerIdentity", "sts", "get-caller-identity")]
    [InlineData("ListBuckets", "GET / is a request to the AWS API 's3'", "s3", "ls")]
    [InlineData("ListObjectsV2", "GET /bucket is a request to the AWS API 's3'", "s3", "ls", "s3://bucket")]
    [InlineData("DescribeRegions", "AWS API 'ec2', operation DescribeRegions", "ec2", "describe-regions")]
    [InlineData("ListTables", "AWS API 'dynamodb', operation ListTables", "dynamodb", "list-tables")]
    [InlineData("ListMetrics", "AWS API 'monitoring', operation ListMetrics", "cloudwatch", "list-metrics")]
    [InlineData("ListHostedZones", "AWS API 'route53'", "route53", "list-hosted-zones")]
    [InlineData("GetRestApis", "AWS API 'apigateway'", "apigateway", "get-rest-apis")]
    public async Task OtherOperation_IsRefusedByName(string operation, string message, params string[] arguments)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);
        foreach (string address in (string[])[service.Address, service.FunctionUrlAddress])
        {
            (int exitCode, string output) = await AwsCli.RunAsync(address, arguments);

            Assert.NotEqual(0, exitCode);
            Assert.Contains($"when calling the {operation} operation", output, StringComparison.Ordinal);
            Assert.Contains(message, output, StringComparison.Ordinal);
        }
    }

    private static Task<(int ExitCode, string Output)> RunAsync(ServiceFixture service, params string[] arguments) => AwsCli.RunAsync(service.Address, arguments);
}
