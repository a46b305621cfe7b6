using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>The AWS CLI, if it is installed. It verifies the digests of bodies and attributes.</summary>
[FullTier]
public class QueueCliTests
{
    [Fact]
    public async Task Message_IsSentReceivedAndDeleted()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();
        string url = $"{service.Address}/123456789012/orders";

        Assert.Equal((0, url), await RunAsync(service, "create-queue", "--queue-name", "orders", "--attributes", "VisibilityTimeout=60", "--query", "QueueUrl"));
        Assert.Equal((0, url), await RunAsync(service, "get-queue-url", "--queue-name", "orders", "--query", "QueueUrl"));
        Assert.Equal((0, url), await RunAsync(service, "list-queues", "--queue-name-prefix", "ord", "--query", "QueueUrls"));
        (int exitCode, string output) = await RunAsync(service, "send-message", "--queue-url", url, "--message-body", "wörld",
            "--message-attributes", """{"count":{"DataType":"Number","StringValue":"7"},"kind":{"DataType":"String.label","StringValue":"new"}}""", "--query", "MD5OfMessageBody");
        Assert.Equal((0, "8a223f8cb0e9065ff43b328b97e8467e"), (exitCode, output));
        (exitCode, output) = await AwsCli.RunAsync(service.Address, "sqs", "receive-message", "--queue-url", url, "--wait-time-seconds", "1",
            "--message-attribute-names", "All", "--message-system-attribute-names", "All");
        Assert.True(exitCode == 0, output);
        JsonElement message = JsonDocument.Parse(output).RootElement.GetProperty("Messages")[0];
        Assert.Equal(
            ("wörld", "1", "new"),
            (message.GetProperty("Body").GetString(), message.GetProperty("Attributes").GetProperty("ApproximateReceiveCount").GetString(),
                message.GetProperty("MessageAttributes").GetProperty("kind").GetProperty("StringValue").GetString()));
        Assert.Equal((0, ""), await RunAsync(service, "delete-message", "--queue-url", url, "--receipt-handle", message.GetProperty("ReceiptHandle").GetString()!));
        Assert.Equal((0, "0\t60"), await RunAsync(service, "get-queue-attributes", "--queue-url", url, "--attribute-names", "All",
            "--query", "Attributes.[ApproximateNumberOfMessagesNotVisible,VisibilityTimeout]"));
        Assert.Equal((0, ""), await RunAsync(service, "delete-queue", "--queue-url", url));
        Assert.Empty(service.Queues.All);
    }

    [Fact]
    public async Task FifoQueue_KeepsItsOrder()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();
        string url = $"{service.Address}/123456789012/orders.fifo";
        await RunAsync(service, "create-queue", "--queue-name", "orders.fifo", "--attributes", "FifoQueue=true,ContentBasedDeduplication=true");

        Assert.Equal((0, "1\t2"), await RunAsync(service, "send-message-batch", "--queue-url", url, "--entries",
            """[{"Id":"1","MessageBody":"one","MessageGroupId":"g"},{"Id":"2","MessageBody":"two","MessageGroupId":"g"}]""", "--query", "Successful[].Id"));
        Assert.Equal((0, "one\ttwo"), await RunAsync(service, "receive-message", "--queue-url", url, "--max-number-of-messages", "10", "--query", "Messages[].Body"));
        Assert.Equal((0, "None"), await RunAsync(service, "receive-message", "--queue-url", url, "--query", "Messages"));
    }

    [Fact]
    public async Task Error_IsShownWithItsCode()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();
        await RunAsync(service, "create-queue", "--queue-name", "orders");

        (int exitCode, string output) = await RunAsync(service, "send-message", "--queue-url", $"{service.Address}/123456789012/missing", "--message-body", "a");
        (int attributeExitCode, string attributeOutput) =
            await RunAsync(service, "set-queue-attributes", "--queue-url", $"{service.Address}/123456789012/orders", "--attributes", "DelaySeconds=901");

        Assert.NotEqual(0, exitCode);
        Assert.NotEqual(0, attributeExitCode);
        Assert.Contains("(AWS.SimpleQueueService.NonExistentQueue) when calling the SendMessage operation: The specified queue does not exist: ", output, StringComparison.Ordinal);
        Assert.Contains(
            "(InvalidAttributeValue) when calling the SetQueueAttributes operation: Invalid value for the parameter DelaySeconds: '901'",
            attributeOutput, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(ServiceFixture service, params string[] arguments)
    {
        (int exitCode, string output) = await AwsCli.RunAsync(service.Address, ["sqs", .. arguments, "--output", "text"]);
        return (exitCode, output.TrimEnd());
    }
}
