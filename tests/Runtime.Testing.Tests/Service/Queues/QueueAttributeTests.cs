using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>GetQueueAttributes and SetQueueAttributes.</summary>
public class QueueAttributeTests
{
    [Fact]
    public async Task StandardQueue_HasTheDefaultsOfTheService()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        JsonElement response = await queues.SucceedAsync("GetQueueAttributes", "orders", """{"AttributeNames":["All"]}""");

        Assert.Equal(
            """
            ApproximateNumberOfMessages=0 ApproximateNumberOfMessagesDelayed=0 ApproximateNumberOfMessagesNotVisible=0 CreatedTimestamp=1795953600 DelaySeconds=0
            LastModifiedTimestamp=1795953600 MaximumMessageSize=1048576 MessageRetentionPeriod=345600 QueueArn=arn:aws:sqs:us-east-1:123456789012:orders
            ReceiveMessageWaitTimeSeconds=0 SqsManagedSseEnabled=true VisibilityTimeout=30
            """.ReplaceLineEndings(" "),
            Write(response));
    }

    [Fact]
    public async Task FifoQueue_HasItsAttributes()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders.fifo", ("ContentBasedDeduplication", "true"));

        JsonElement response = await queues.SucceedAsync(
            "GetQueueAttributes", "orders.fifo", """{"AttributeNames":["FifoQueue","ContentBasedDeduplication","DeduplicationScope","FifoThroughputLimit"]}""");

        Assert.Equal("ContentBasedDeduplication=true DeduplicationScope=queue FifoQueue=true FifoThroughputLimit=perQueue", Write(response));
    }

    [Fact]
    public async Task NoNames_AreNoAttributes()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        Assert.Equal("{}", (await queues.SucceedAsync("GetQueueAttributes", "orders")).GetRawText());
        Assert.Equal("{}", (await queues.SucceedAsync("GetQueueAttributes", "orders", """{"AttributeNames":["FifoQueue","Policy"]}""")).GetRawText());
    }

    [Fact]
    public async Task UnknownName_IsRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string type, string code, string message) = await queues.FailAsync("GetQueueAttributes", "orders", """{"AttributeNames":["All","Depth"]}""");

        Assert.Equal(("InvalidAttributeName", "InvalidAttributeName"), (type, code));
        Assert.StartsWith("Unknown Attribute Depth. Expected one of: All, VisibilityTimeout, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_FollowTheMessages()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        await queues.SendAsync("orders", "one", "two", "three");
        await queues.SucceedAsync("SendMessage", "orders", """{"MessageBody":"later","DelaySeconds":60}""");
        await queues.SucceedAsync("ReceiveMessage", "orders");

        JsonElement response = await queues.SucceedAsync("GetQueueAttributes", "orders",
            """{"AttributeNames":["ApproximateNumberOfMessages","ApproximateNumberOfMessagesNotVisible","ApproximateNumberOfMessagesDelayed"]}""");

        Assert.Equal("ApproximateNumberOfMessages=2 ApproximateNumberOfMessagesDelayed=1 ApproximateNumberOfMessagesNotVisible=1", Write(response));
    }

    [Theory]
    [InlineData("VisibilityTimeout", "0", "43200", "43201")]
    [InlineData("DelaySeconds", "0", "900", "901")]
    [InlineData("MaximumMessageSize", "1024", "1048576", "1048577")]
    [InlineData("MaximumMessageSize", "1024", "1048576", "1023")]
    [InlineData("MessageRetentionPeriod", "60", "1209600", "1209601")]
    [InlineData("MessageRetentionPeriod", "60", "1209600", "59")]
    [InlineData("ReceiveMessageWaitTimeSeconds", "0", "20", "21")]
    [InlineData("ReceiveMessageWaitTimeSeconds", "0", "20", "-1")]
    [InlineData("VisibilityTimeout", "0", "43200", "1.5")]
    [InlineData("VisibilityTimeout", "0", "43200", "")]
    [InlineData("KmsDataKeyReusePeriodSeconds", "60", "86400", "86401")]
    public async Task Number_HasItsRange(string name, string min, string max, string wrong)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        foreach (string value in (string[])[min, max])
        {
            await SetAsync(queues, "orders", name, value);
            Assert.Equal(value, await queues.GetAttributeAsync("orders", name));
        }

        (string Type, string Code, string Message) error = await FailToSetAsync(queues, "orders", name, wrong);
        Assert.Equal(("InvalidAttributeValue", "InvalidAttributeValue"), (error.Type, error.Code));
        Assert.Equal($"Invalid value for the parameter {name}: '{wrong}'. Reason: Must be an integer from {min} to {max}.", error.Message);
        Assert.Equal(max, await queues.GetAttributeAsync("orders", name));
    }

    [Theory]
    [InlineData("ContentBasedDeduplication", "yes", "Must be one of: false, true")]
    [InlineData("DeduplicationScope", "group", "Must be one of: queue, messageGroup")]
    [InlineData("FifoThroughputLimit", "none", "Must be one of: perQueue, perMessageGroupId")]
    [InlineData("FifoThroughputLimit", "perMessageGroupId", "It requires the DeduplicationScope messageGroup")]
    [InlineData("SqsManagedSseEnabled", "True", "Must be one of: false, true")]
    [InlineData("Policy", "allow", "Must be a JSON object")]
    [InlineData("Policy", "[]", "Must be a JSON object")]
    [InlineData("RedrivePolicy", "{", "Must be a JSON object")]
    [InlineData("RedrivePolicy", """{"deadLetterTargetArn":"\ud800"}""", "Must be a JSON object")]
    [InlineData("RedriveAllowPolicy", "1", "Must be a JSON object")]
    public async Task WrongValue_IsRefused(string name, string value, string reason)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders.fifo");

        (string Type, string Code, string Message) error = await FailToSetAsync(queues, "orders.fifo", name, value);

        Assert.Equal(("InvalidAttributeValue", $"Invalid value for the parameter {name}: '{value}'. Reason: {reason}."), (error.Type, error.Message));
    }

    [Theory]
    [InlineData("FifoQueue", "FifoQueue can be set only when a queue is created. Expected one of: VisibilityTimeout, ")]
    [InlineData("QueueArn", "QueueArn cannot be set. Expected one of: VisibilityTimeout, ")]
    [InlineData("Depth", "Unknown Attribute Depth. Expected one of: VisibilityTimeout, ")]
    [InlineData("ContentBasedDeduplication", "Unknown Attribute ContentBasedDeduplication. Only a FIFO queue has it, and 'orders' is a standard queue.")]
    [InlineData("DeduplicationScope", "Unknown Attribute DeduplicationScope. Only a FIFO queue has it, and 'orders' is a standard queue.")]
    [InlineData("FifoThroughputLimit", "Unknown Attribute FifoThroughputLimit. Only a FIFO queue has it, and 'orders' is a standard queue.")]
    public async Task AttributeThatCannotBeSet_IsRefused(string name, string message)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string Type, string Code, string Message) error = await FailToSetAsync(queues, "orders", name, "true");

        Assert.Equal("InvalidAttributeName", error.Type);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoAttributes_AreRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        Assert.Equal(
            ("MissingRequiredParameterException", "MissingParameter", "The request must contain the parameter Attributes."),
            await queues.FailAsync("SetQueueAttributes", "orders"));
    }

    [Fact]
    public async Task OneWrongAttribute_LeavesTheOthersUnchanged()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        await queues.FailAsync("SetQueueAttributes", "orders", """{"Attributes":{"DelaySeconds":"5","VisibilityTimeout":"-1"}}""");

        Assert.Equal("0", await queues.GetAttributeAsync("orders", "DelaySeconds"));
    }

    [Theory]
    [InlineData("Policy", """{"Version":"2012-10-17"}""")]
    [InlineData("KmsMasterKeyId", "alias/aws/sqs")]
    [InlineData("RedriveAllowPolicy", """{"redrivePermission":"denyAll"}""")]
    public async Task EmptyValue_RemovesTheAttribute(string name, string value)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders", (name, value));
        Assert.Equal(value, await queues.GetAttributeAsync("orders", name));

        await SetAsync(queues, "orders", name, "");

        Assert.Equal("", await queues.GetAttributeAsync("orders", name));
    }

    [Fact]
    public async Task SetAttributes_HaveAnEffectAndATime()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        queues.Time.Advance(TimeSpan.FromSeconds(10));

        await SetAsync(queues, "orders", "DelaySeconds", "30");

        Assert.Equal("1795953600", await queues.GetAttributeAsync("orders", "CreatedTimestamp"));
        Assert.Equal("1795953610", await queues.GetAttributeAsync("orders", "LastModifiedTimestamp"));
        await queues.SendAsync("orders", "later");
        Assert.Empty(await queues.ReceiveAsync("orders"));
        queues.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["later"], await queues.ReceiveBodiesAsync("orders"));
    }

    internal static Task SetAsync(QueueFixture queues, string queue, string name, string value) => queues.SucceedAsync("SetQueueAttributes", Request(queues, queue, name, value));

    internal static Task<(string Type, string Code, string Message)> FailToSetAsync(QueueFixture queues, string queue, string name, string value) =>
        queues.FailAsync("SetQueueAttributes", Request(queues, queue, name, value));

    private static JsonObject Request(QueueFixture queues, string queue, string name, string value) =>
        new() { ["QueueUrl"] = queues.UrlOf(queue), ["Attributes"] = new JsonObject { [name] = value } };

    private static string Write(JsonElement response) => string.Join(' ', response.GetProperty("Attributes").EnumerateObject()
        .Select(static attribute => $"{attribute.Name}={attribute.Value.GetString()}").Order(StringComparer.Ordinal));
}
