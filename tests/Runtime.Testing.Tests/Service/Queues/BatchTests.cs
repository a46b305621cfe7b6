using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>SendMessageBatch, DeleteMessageBatch and ChangeMessageVisibilityBatch.</summary>
public class BatchTests
{
    public static TheoryData<string> Operations => ["SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch"];

    [Fact]
    public async Task SentEntries_SucceedAndFailOneByOne()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        JsonElement response = await queues.SucceedAsync("SendMessageBatch", "orders", """
            {"Entries":[{"Id":"a","MessageBody":"one"},{"Id":"b","MessageBody":"two","DelaySeconds":901},{"Id":"c","MessageBody":"\u0001"},
            {"Id":"d","MessageBody":"four","MessageAttributes":{"x":{"DataType":"String","StringValue":"y"}}}]}
            """);

        JsonElement[] sent = [.. response.GetProperty("Successful").EnumerateArray()], failed = [.. response.GetProperty("Failed").EnumerateArray()];
        Assert.Equal(["a", "d"], sent.Select(static entry => entry.GetProperty("Id").GetString()));
        Assert.Equal(["Id", "MessageId", "MD5OfMessageBody", "MD5OfMessageAttributes"], sent[1].EnumerateObject().Select(static member => member.Name));
        Assert.Equal(
            ["b True InvalidParameterValue", "c True InvalidMessageContents"],
            failed.Select(static entry => $"{entry.GetProperty("Id")} {entry.GetProperty("SenderFault")} {entry.GetProperty("Code")}"));
        Assert.Equal("Value 901 for parameter DelaySeconds is invalid. Reason: Must be between 0 and 900, if provided.", failed[0].GetProperty("Message").GetString());
        Assert.Equal(["one", "four"], await queues.ReceiveBodiesAsync("orders"));
        Assert.Empty(queues.Service.Refusals);
    }

    [Fact]
    public async Task FifoEntries_KeepTheirOrder()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders.fifo", ("ContentBasedDeduplication", "true"));

        JsonElement response = await queues.SucceedAsync("SendMessageBatch", "orders.fifo",
            """{"Entries":[{"Id":"1","MessageBody":"one","MessageGroupId":"g"},{"Id":"2","MessageBody":"two","MessageGroupId":"g"},{"Id":"3","MessageBody":"three"}]}""");

        Assert.Equal(2, response.GetProperty("Successful").GetArrayLength());
        Assert.Equal(("3", "MissingParameter"), ReadFailure(response));
        Assert.Equal(["one", "two"], await queues.ReceiveBodiesAsync("orders.fifo"));
    }

    [Fact]
    public async Task DeletedEntries_SucceedAndFailOneByOne()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        string[] handles = await ReceiveTwoAsync(queues);

        JsonElement response = await queues.SucceedAsync("DeleteMessageBatch", "orders",
            $$"""{"Entries":[{"Id":"1","ReceiptHandle":"{{handles[0]}}"},{"Id":"2","ReceiptHandle":"none"},{"Id":"3","ReceiptHandle":"{{handles[1]}}"}]}""");

        Assert.Equal("""[{"Id":"1"},{"Id":"3"}]""", response.GetProperty("Successful").GetRawText());
        Assert.Equal(("2", "ReceiptHandleIsInvalid"), ReadFailure(response));
        queues.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await queues.ReceiveAsync("orders"));
    }

    [Fact]
    public async Task ChangedEntries_SucceedAndFailOneByOne()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        string[] handles = await ReceiveTwoAsync(queues);

        JsonElement response = await queues.SucceedAsync("ChangeMessageVisibilityBatch", "orders", $$"""
            {"Entries":[{"Id":"1","ReceiptHandle":"{{handles[0]}}","VisibilityTimeout":0},{"Id":"2","ReceiptHandle":"{{handles[1]}}","VisibilityTimeout":43201}]}
            """);

        Assert.Equal("""[{"Id":"1"}]""", response.GetProperty("Successful").GetRawText());
        Assert.Equal(("2", "InvalidParameterValue"), ReadFailure(response));
        Assert.Equal(["one"], await queues.ReceiveBodiesAsync("orders"));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task EmptyBatch_IsRefused(string operation)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        foreach (string request in (string[])["{}", """{"Entries":[]}"""])
        {
            Assert.Equal(
                ("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest", $"There should be at least one {operation}RequestEntry in the request."),
                await queues.FailAsync(operation, "orders", request));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task ElevenEntries_AreRefused(string operation)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        Assert.Equal(
            ("TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10. You have sent 11."),
            await queues.FailAsync(operation, Batch(queues, Enumerable.Range(0, 11).Select(static i => $"{i}"))));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task RepeatedId_IsRefused(string operation)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        Assert.Equal(
            ("BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct", "Id a repeated."), await queues.FailAsync(operation, Batch(queues, ["a", "b", "a"])));
        Assert.Equal("0", await queues.GetAttributeAsync("orders", "ApproximateNumberOfMessages"));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789-1")]
    public async Task MalformedId_IsRefused(string id)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string type, string code, string message) = await queues.FailAsync("SendMessageBatch", Batch(queues, ["a", id]));

        Assert.Equal(("InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId"), (type, code));
        Assert.EndsWith($"Found '{id}'.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Entries":[{"MessageBody":"one"}]}""", "Entries[0].Id")]
    [InlineData("""{"Entries":[{"Id":"1","MessageBody":"one"},{"Id":"2"}]}""", "Entries[1].MessageBody")]
    public async Task MissingMember_FailsTheBatch(string request, string parameter)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        Assert.Equal(
            ("MissingRequiredParameterException", "MissingParameter", $"The request must contain the parameter {parameter}."),
            await queues.FailAsync("SendMessageBatch", "orders", request));
        Assert.Equal("0", await queues.GetAttributeAsync("orders", "ApproximateNumberOfMessages"));
    }

    [Fact]
    public async Task BatchOverOneMebibyte_IsRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        JsonObject Batch(int length) => new()
        {
            ["QueueUrl"] = queues.UrlOf("orders"),
            ["Entries"] = new JsonArray(
                new JsonObject { ["Id"] = "1", ["MessageBody"] = new string('a', length / 2) },
                new JsonObject { ["Id"] = "2", ["MessageBody"] = new string('a', length - (length / 2)) }),
        };

        Assert.Equal(2, (await queues.SucceedAsync("SendMessageBatch", Batch(1048576))).GetProperty("Successful").GetArrayLength());
        Assert.Equal(
            ("BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong", "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes."),
            await queues.FailAsync("SendMessageBatch", Batch(1048577)));
    }

    [Fact]
    public async Task EntryOverTheMaximumOfTheQueue_Fails()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders", ("MaximumMessageSize", "1024"));

        JsonElement response = await queues.SucceedAsync("SendMessageBatch", "orders",
            $$"""{"Entries":[{"Id":"1","MessageBody":"{{new string('a', 1024)}}"},{"Id":"2","MessageBody":"{{new string('a', 1025)}}"}]}""");

        Assert.Equal("1", Assert.Single(response.GetProperty("Successful").EnumerateArray()).GetProperty("Id").GetString());
        Assert.Equal("2", Assert.Single(response.GetProperty("Failed").EnumerateArray()).GetProperty("Id").GetString());
    }

    private static async Task<string[]> ReceiveTwoAsync(QueueFixture queues)
    {
        await queues.CreateAsync("orders");
        await queues.SendAsync("orders", "one", "two");
        return [.. (await queues.ReceiveAsync("orders")).Select(static message => message.GetProperty("ReceiptHandle").GetString()!)];
    }

    private static (string? Id, string? Code) ReadFailure(JsonElement response)
    {
        JsonElement entry = Assert.Single(response.GetProperty("Failed").EnumerateArray());
        return (entry.GetProperty("Id").GetString(), entry.GetProperty("Code").GetString());
    }

    private static JsonObject Batch(QueueFixture queues, IEnumerable<string> ids) => new()
    {
        ["QueueUrl"] = queues.UrlOf("orders"),
        ["Entries"] = new JsonArray([.. ids.Select(static id => new JsonObject { ["Id"] = id, ["MessageBody"] = "one", ["ReceiptHandle"] = "a", ["VisibilityTimeout"] = 1 })]),
    };
}
