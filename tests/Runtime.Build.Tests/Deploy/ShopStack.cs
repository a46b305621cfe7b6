using System.Text.Json.Nodes;

namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>The CloudFormation template that a tool has written for the function of docs/get-started.md.</summary>
internal sealed class ShopStack(JsonObject template)
{
    private readonly JsonObject _resources = template["Resources"]!.AsObject();

    /// <summary>Asserts that it has both functions with their configuration, the URL, and the queue with its mapping and dead-letter queue.</summary>
    public void AssertComplete()
    {
        JsonObject[] functions = [.. OfType("AWS::Lambda::Function").OrderBy(static function => (string?)function["Handler"], StringComparer.Ordinal)];
        Assert.Equal(["Http", "Ship"], functions.Select(static function => (string?)function["Handler"]));
        Assert.All(functions, static function =>
        {
            Assert.Equal(ShopProject.Function.Runtime, (string?)function["Runtime"]);
            Assert.Equal([ShopProject.Function.Architecture], function["Architectures"]!.AsArray().Select(static item => (string?)item));
            Assert.Equal(ShopProject.Function.MemorySize, (int?)function["MemorySize"]);
            Assert.Equal(ShopProject.Function.Timeout, (int?)function["Timeout"]);
            Assert.EndsWith(".zip", (string?)function["Code"]!["S3Key"], StringComparison.Ordinal);
        });
        Assert.NotNull(functions[0]["Environment"]!["Variables"]!["QUEUE_URL"]!["Ref"]);
        Assert.Null(functions[1]["Environment"]);
        Assert.Equal("AWS_IAM", (string?)Assert.Single(OfType("AWS::Lambda::Url"))["AuthType"]);

        JsonObject mapping = Assert.Single(OfType("AWS::Lambda::EventSourceMapping"));
        Assert.Equal(["ReportBatchItemFailures"], mapping["FunctionResponseTypes"]!.AsArray().Select(static item => (string?)item));
        Assert.Equal(10, (int?)mapping["ScalingConfig"]!["MaximumConcurrency"]);
        JsonObject queue = _resources[(string)mapping["EventSourceArn"]!["Fn::GetAtt"]![0]!]!.AsObject();
        Assert.Equal(6 * ShopProject.Function.Timeout, (int?)queue["Properties"]!["VisibilityTimeout"]);
        Assert.Equal(5, (int?)queue["Properties"]!["RedrivePolicy"]!["maxReceiveCount"]);
        Assert.Equal(2, OfType("AWS::SQS::Queue").Count());
        Assert.Contains("sqs:SendMessage", string.Concat(_resources.Select(static resource => resource.Value!.ToJsonString())), StringComparison.Ordinal);
    }

    private IEnumerable<JsonObject> OfType(string type) =>
        _resources.Select(static resource => resource.Value!.AsObject()).Where(resource => (string?)resource["Type"] == type)
            .Select(static resource => resource["Properties"]!.AsObject());
}
