using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>DeleteMessage and ChangeMessageVisibility.</summary>
public class ReceiptTests
{
    [Fact]
    public async Task DeletedMessage_DoesNotComeAgain()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        string handle = await ReceiveOneAsync(queues, "orders");

        JsonElement response = await DeleteAsync(queues, handle);
        await DeleteAsync(queues, handle);

        Assert.Equal("{}", response.GetRawText());
        queues.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await queues.ReceiveAsync("orders"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(60, 60)]
    public async Task ChangedVisibility_CountsFromNow(int timeout, int seconds)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        string handle = await ReceiveOneAsync(queues, "orders");
        queues.Time.Advance(TimeSpan.FromSeconds(20));

        await ChangeAsync(queues, handle, timeout);

        if (seconds > 0)
        {
            queues.Time.Advance(TimeSpan.FromSeconds(seconds - 1));
            Assert.Empty(await queues.ReceiveAsync("orders"));
            queues.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["one"], await queues.ReceiveBodiesAsync("orders"));
    }

    [Theory]
    [InlineData(-1, "InvalidParameterValueException", "Value -1 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.")]
    [InlineData(43201, "InvalidParameterValueException", "Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.")]
    // Ten seconds after the receive.
    [InlineData(43200, "InvalidParameterValueException", "Total VisibilityTimeout for the message is beyond the limit [43200 seconds].")]
    public async Task WrongTimeout_IsRefused(int timeout, string type, string message)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        string handle = await ReceiveOneAsync(queues, "orders");
        queues.Time.Advance(TimeSpan.FromSeconds(10));

        (string Type, string Code, string Message) error = await queues.FailAsync(
            "ChangeMessageVisibility", new JsonObject { ["QueueUrl"] = queues.UrlOf("orders"), ["ReceiptHandle"] = handle, ["VisibilityTimeout"] = timeout });

        Assert.Equal(type, error.Type);
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VisibleMessage_IsNotInFlight()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        string handle = await ReceiveOneAsync(queues, "orders");
        queues.Time.Advance(TimeSpan.FromSeconds(30));

        (string type, string code, _) = await queues.FailAsync(
            "ChangeMessageVisibility", new JsonObject { ["QueueUrl"] = queues.UrlOf("orders"), ["ReceiptHandle"] = handle, ["VisibilityTimeout"] = 5 });

        Assert.Equal(("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight"), (type, code));
    }

    [Theory]
    [InlineData("DeleteMessage", "§")]
    [InlineData("DeleteMessage", "AAEC")]
    [InlineData("ChangeMessageVisibility", "§")]
    public async Task MalformedHandle_IsRefused(string operation, string handle)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string type, string code, string message) = await queues.FailAsync(
            operation, new JsonObject { ["QueueUrl"] = queues.UrlOf("orders"), ["ReceiptHandle"] = handle, ["VisibilityTimeout"] = 5 });

        Assert.Equal(("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid"), (type, code));
        Assert.Contains($"\"{handle}\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandleOfAnotherQueue_IsRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("other");
        string handle = await ReceiveOneAsync(queues, "orders");

        Assert.Equal("ReceiptHandleIsInvalid", (await queues.FailAsync("DeleteMessage", new JsonObject { ["QueueUrl"] = queues.UrlOf("other"), ["ReceiptHandle"] = handle })).Type);
    }

    [Theory]
    [InlineData("DeleteMessage", "{}", "ReceiptHandle")]
    [InlineData("ChangeMessageVisibility", "{\"VisibilityTimeout\":1}", "ReceiptHandle")]
    [InlineData("ChangeMessageVisibility", "{\"ReceiptHandle\":\"a\"}", "VisibilityTimeout")]
    public async Task MissingParameter_IsNamed(string operation, string request, string parameter)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        Assert.Equal(
            ("MissingRequiredParameterException", "MissingParameter", $"The request must contain the parameter {parameter}."),
            await queues.FailAsync(operation, "orders", request));
    }

    [Fact]
    public async Task ExpiredHandleOfAFifoQueue_IsRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders.fifo");
        await queues.SucceedAsync("SendMessage", "orders.fifo", """{"MessageBody":"one","MessageGroupId":"g","MessageDeduplicationId":"d"}""");
        JsonElement message = Assert.Single(await queues.ReceiveAsync("orders.fifo"));
        queues.Time.Advance(TimeSpan.FromSeconds(30));

        (string type, _, string text) = await queues.FailAsync(
            "DeleteMessage", new JsonObject { ["QueueUrl"] = queues.UrlOf("orders.fifo"), ["ReceiptHandle"] = message.GetProperty("ReceiptHandle").GetString() });

        Assert.Equal("InvalidParameterValueException", type);
        Assert.EndsWith("Reason: The receipt handle has expired.", text, StringComparison.Ordinal);
    }

    private static async Task<string> ReceiveOneAsync(QueueFixture queues, string queue)
    {
        await queues.CreateAsync(queue);
        await queues.SendAsync(queue, "one");
        return Assert.Single(await queues.ReceiveAsync(queue)).GetProperty("ReceiptHandle").GetString()!;
    }

    private static Task<JsonElement> DeleteAsync(QueueFixture queues, string handle) =>
        queues.SucceedAsync("DeleteMessage", new JsonObject { ["QueueUrl"] = queues.UrlOf("orders"), ["ReceiptHandle"] = handle });

    private static Task<JsonElement> ChangeAsync(QueueFixture queues, string handle, int timeout) => queues.SucceedAsync(
        "ChangeMessageVisibility", new JsonObject { ["QueueUrl"] = queues.UrlOf("orders"), ["ReceiptHandle"] = handle, ["VisibilityTimeout"] = timeout });
}
