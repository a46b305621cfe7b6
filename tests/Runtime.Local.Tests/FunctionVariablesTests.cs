using System.Collections;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

/// <summary>The environment variables of the terminal that a function gets.</summary>
public sealed class FunctionVariablesTests
{
    private const string Endpoint = "http://127.0.0.1:9000";

    /// <summary>The SDKs and the AWS CLI find the local queues by it: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</summary>
    [Fact]
    public void Function_FindsTheLocalQueues() => Assert.Equal([new("AWS_ENDPOINT_URL_SQS", Endpoint)], Select([], Endpoint));

    [Fact]
    public void SingleEvent_HasNoQueues() => Assert.Empty(Select([], null));

    /// <summary>The queues are there, whether it is set for one service or for all.</summary>
    [Theory]
    [InlineData("AWS_ENDPOINT_URL_SQS")]
    [InlineData("AWS_ENDPOINT_URL")]
    public void EndpointOfTheTerminal_IsKept(string name) =>
        Assert.Equal([new(name, "http://localhost:4566")], Select(new() { [name] = "http://localhost:4566" }, Endpoint));

    [Fact]
    public void EndpointOfAnotherService_DoesNotMatter() => Assert.Equal(
        [new("AWS_ENDPOINT_URL_S3", "http://localhost:4566"), new("AWS_ENDPOINT_URL_SQS", Endpoint)],
        Select(new() { ["AWS_ENDPOINT_URL_S3"] = "http://localhost:4566" }, Endpoint));

    [Theory]
    [InlineData("TABLE_NAME", true)]
    [InlineData("AWS_PROFILE", true)]
    [InlineData("AWS_LAMBDA_LOG_LEVEL", true)]
    [InlineData("AWS_LAMBDA_RUNTIME_API", false)]
    [InlineData("_HANDLER", false)]
    [InlineData("MSBuildSDKsPath", false)]
    [InlineData("DOTNET_CLI_TELEMETRY_SESSIONID", false)]
    public void VariablesOfTheServiceAndOfTheBuild_AreNotPassed(string name, bool isPassed) =>
        Assert.Equal(isPassed, Select(new() { [name] = "value" }, null).Any());

    /// <summary>Lambda sets both, and tools read one or the other.</summary>
    [Theory]
    [InlineData("eu-west-3", null, "eu-west-3")]
    [InlineData(null, "eu-west-3", "eu-west-3")]
    [InlineData("", "eu-west-3", "eu-west-3")]
    [InlineData("eu-west-1", "eu-west-3", "eu-west-1")]
    [InlineData("", "", null)]
    [InlineData(null, null, null)]
    public void RegionOfTheTerminal_IsThatOfTheFunction(string? region, string? defaultRegion, string? expected)
    {
        Hashtable terminal = [];
        foreach ((string name, string? value) in new[] { ("AWS_REGION", region), ("AWS_DEFAULT_REGION", defaultRegion) })
        {
            if (value is not null)
                terminal.Add(name, value);
        }

        KeyValuePair<string, string>[] both = expected is null ? [] : [new("AWS_DEFAULT_REGION", expected), new("AWS_REGION", expected)];
        Assert.Equal(both, Select(terminal, null));
    }

    private static IEnumerable<KeyValuePair<string, string>> Select(Hashtable terminal, string? endpoint) =>
        FunctionVariables.Select(terminal, endpoint).OrderBy(static variable => variable.Key, StringComparer.Ordinal);
}
