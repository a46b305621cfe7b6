using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>StartMessageMoveTask, ListMessageMoveTasks and CancelMessageMoveTask.</summary>
public class MoveTaskTests
{
    private static readonly string FailedArn = QueueFixture.ArnOf("failed");

    [Fact]
    public async Task Messages_MoveBackToTheirQueue()
    {
        await using QueueFixture queues = await StartWithDeadLettersAsync("one", "two");

        JsonElement started = await queues.SucceedAsync("StartMessageMoveTask", new JsonObject { ["SourceArn"] = FailedArn });

        Assert.NotEqual("", started.GetProperty("TaskHandle").GetString());
        Assert.Equal(["one", "two"], await queues.ReceiveBodiesAsync("orders"));
        Assert.Empty(await queues.ReceiveAsync("failed"));
        Assert.Equal(
            $$"""{"Status":"COMPLETED","SourceArn":"{{FailedArn}}","ApproximateNumberOfMessagesMoved":2,"ApproximateNumberOfMessagesToMove":2,"StartedTimestamp":1795953600000}""",
            Assert.Single(await ListAsync(queues)));
    }

    [Fact]
    public async Task Messages_MoveToTheDestination()
    {
        await using QueueFixture queues = await StartWithDeadLettersAsync("one");
        await queues.CreateAsync("other");

        await queues.SucceedAsync("StartMessageMoveTask", new JsonObject { ["SourceArn"] = FailedArn, ["DestinationArn"] = QueueFixture.ArnOf("other") });

        Assert.Equal(["one"], await queues.ReceiveBodiesAsync("other"));
        Assert.Contains($"\"DestinationArn\":\"{QueueFixture.ArnOf("other")}\"", Assert.Single(await ListAsync(queues)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TaskWithARate_MovesThatManyEachSecond()
    {
        await using QueueFixture queues = await StartWithDeadLettersAsync("one", "two", "three");

        JsonElement started = await queues.SucceedAsync("StartMessageMoveTask", new JsonObject { ["SourceArn"] = FailedArn, ["MaxNumberOfMessagesPerSecond"] = 2 });

        Assert.Equal(["one", "two"], await queues.ReceiveBodiesAsync("orders"));
        Assert.StartsWith(
            $$"""{"TaskHandle":"{{started.GetProperty("TaskHandle").GetString()}}","Status":"RUNNING",""", Assert.Single(await ListAsync(queues)), StringComparison.Ordinal);
        queues.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["three"], await queues.ReceiveBodiesAsync("orders"));
        Assert.StartsWith("""{"Status":"COMPLETED",""", Assert.Single(await ListAsync(queues)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CanceledTask_MovesNothingMore()
    {
        await using QueueFixture queues = await StartWithDeadLettersAsync("one", "two", "three");
        JsonElement started = await queues.SucceedAsync("StartMessageMoveTask", new JsonObject { ["SourceArn"] = FailedArn, ["MaxNumberOfMessagesPerSecond"] = 1 });
        var request = new JsonObject { ["TaskHandle"] = started.GetProperty("TaskHandle").GetString() };

        JsonElement canceled = await queues.SucceedAsync("CancelMessageMoveTask", request);

        Assert.Equal("""{"ApproximateNumberOfMessagesMoved":1}""", canceled.GetRawText());
        queues.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("2", await queues.GetAttributeAsync("failed", "ApproximateNumberOfMessages"));
        Assert.StartsWith("""{"Status":"CANCELLED",""", Assert.Single(await ListAsync(queues)), StringComparison.Ordinal);
        (string type, _, string message) = await queues.FailAsync("CancelMessageMoveTask", request);
        Assert.Equal("UnsupportedOperation", type);
        Assert.EndsWith("is CANCELLED.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_AreListedLastFirst()
    {
        await using QueueFixture queues = await StartWithDeadLettersAsync();
        for (int i = 0; i < 12; i++)
        {
            await queues.SucceedAsync("StartMessageMoveTask", new JsonObject { ["SourceArn"] = FailedArn });
            queues.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.EndsWith("\"StartedTimestamp\":1795953611000}", Assert.Single(await ListAsync(queues)), StringComparison.Ordinal);
        string[] all = await ListAsync(queues, 10);
        Assert.Equal(10, all.Length);
        Assert.EndsWith("\"StartedTimestamp\":1795953602000}", all[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondTaskOfAQueue_IsRefusedWhileTheFirstRuns()
    {
        await using QueueFixture queues = await StartWithDeadLettersAsync("one", "two");
        var request = new JsonObject { ["SourceArn"] = FailedArn, ["MaxNumberOfMessagesPerSecond"] = 1 };
        await queues.SucceedAsync("StartMessageMoveTask", request);

        (string type, _, string message) = await queues.FailAsync("StartMessageMoveTask", request);

        Assert.Equal("InvalidParameterValueException", type);
        Assert.StartsWith("There is already a task running.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("StartMessageMoveTask", """{}""", "MissingRequiredParameterException", "parameter SourceArn")]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"arn:aws:sqs:us-east-1:123456789012:none"}""", "ResourceNotFoundException", "SourceArn parameter doesn't exist")]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"arn:aws:sqs:us-east-1:123456789012:orders"}""", "InvalidParameterValueException", "must be configured as a Dead Letter Queue")]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"arn:aws:sqs:us-east-1:123456789012:failed","DestinationArn":"none"}""", "ResourceNotFoundException", "DestinationArn parameter doesn't exist")]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"arn:aws:sqs:us-east-1:123456789012:failed","DestinationArn":"arn:aws:sqs:us-east-1:123456789012:failed"}""",
        "InvalidParameterValueException", "DestinationArn must be another queue than SourceArn")]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"arn:aws:sqs:us-east-1:123456789012:failed","DestinationArn":"arn:aws:sqs:us-east-1:123456789012:orders.fifo"}""",
        "InvalidParameterValueException", "DestinationArn must be of the same type of queue as SourceArn")]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"arn:aws:sqs:us-east-1:123456789012:failed","MaxNumberOfMessagesPerSecond":501}""", "InvalidParameterValueException", "Must be between 1 and 500")]
    [InlineData("ListMessageMoveTasks", """{"SourceArn":"none"}""", "ResourceNotFoundException", "SourceArn parameter doesn't exist: none")]
    [InlineData("ListMessageMoveTasks", """{"SourceArn":"arn:aws:sqs:us-east-1:123456789012:failed","MaxResults":11}""", "InvalidParameterValueException", "Must be between 1 and 10")]
    [InlineData("CancelMessageMoveTask", """{}""", "MissingRequiredParameterException", "parameter TaskHandle")]
    [InlineData("CancelMessageMoveTask", """{"TaskHandle":"none"}""", "ResourceNotFoundException", "There is no task with the TaskHandle 'none'.")]
    public async Task WrongTask_IsRefused(string operation, string request, string type, string expected)
    {
        await using QueueFixture queues = await StartWithDeadLettersAsync();
        await queues.CreateAsync("orders.fifo");

        (string Type, string Code, string Message) error = await queues.FailWithTextAsync(operation, request);

        Assert.Equal(type, error.Type);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static async Task<QueueFixture> StartWithDeadLettersAsync(params string[] bodies)
    {
        QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("failed");
        await queues.CreateAsync("orders", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{FailedArn}}","maxReceiveCount":1}"""));
        await queues.SendAsync("orders", bodies);
        await queues.ReceiveAsync("orders", """{"VisibilityTimeout":0}""");
        Assert.Empty(await queues.ReceiveAsync("orders"));
        return queues;
    }

    private static async Task<string[]> ListAsync(QueueFixture queues, int? max = null)
    {
        JsonElement response = await queues.SucceedAsync("ListMessageMoveTasks", new JsonObject { ["SourceArn"] = FailedArn, ["MaxResults"] = max });
        return [.. response.GetProperty("Results").EnumerateArray().Select(static task => task.GetRawText())];
    }
}
