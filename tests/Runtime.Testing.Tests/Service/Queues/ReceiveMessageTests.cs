using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>ReceiveMessage: attributes, visibility, and long polling.</summary>
public class ReceiveMessageTests
{
    private const string Message = """
        {"MessageBody":"one","MessageAttributes":{"order.id":{"DataType":"Number","StringValue":"7"},"order.kind":{"DataType":"String","StringValue":"new"},
        "blob":{"DataType":"Binary","BinaryValue":"AAEC"}},"MessageSystemAttributes":{"AWSTraceHeader":{"DataType":"String","StringValue":"Root=1"}}}
        """;

    [Fact]
    public async Task Message_HasOnlyTheAttributesThatAreRequested()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        await queues.SucceedAsync("SendMessage", "orders", Message);

        JsonElement message = Assert.Single(await queues.ReceiveAsync("orders"));

        Assert.Equal(["MessageId", "ReceiptHandle", "MD5OfBody", "Body"], message.EnumerateObject().Select(static member => member.Name));
        Assert.Equal(("f97c5d29941bfb1b2fdab0874906ab82", "one"), (message.GetProperty("MD5OfBody").GetString(), message.GetProperty("Body").GetString()));
    }

    [Theory]
    [InlineData("All", "blob,order.id,order.kind")]
    [InlineData(".*", "blob,order.id,order.kind")]
    [InlineData("order.*", "order.id,order.kind")]
    [InlineData("blob", "blob")]
    public async Task MessageAttributeNames_SelectAttributesWithTheirDigest(string requested, string expected)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        JsonElement sent = await queues.SucceedAsync("SendMessage", "orders", Message);

        JsonElement message = Assert.Single(await queues.ReceiveAsync("orders", $$"""{"MessageAttributeNames":["{{requested}}","other"]}"""));

        Assert.Equal(expected, string.Join(',', message.GetProperty("MessageAttributes").EnumerateObject().Select(static attribute => attribute.Name)));
        // The digest is of those that are returned.
        Assert.Equal(
            expected.Contains("blob,", StringComparison.Ordinal),
            sent.GetProperty("MD5OfMessageAttributes").GetString() == message.GetProperty("MD5OfMessageAttributes").GetString());
    }

    [Fact]
    public async Task MessageAttributes_AreReturnedAsSent()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        await queues.SucceedAsync("SendMessage", "orders", Message);

        JsonElement attributes = Assert.Single(await queues.ReceiveAsync("orders", """{"MessageAttributeNames":["All"]}""")).GetProperty("MessageAttributes");

        Assert.Equal(
            """{"blob":{"DataType":"Binary","BinaryValue":"AAEC"},"order.id":{"DataType":"Number","StringValue":"7"},"order.kind":{"DataType":"String","StringValue":"new"}}""",
            attributes.GetRawText());
    }

    [Theory]
    [InlineData("MessageSystemAttributeNames")]
    [InlineData("AttributeNames")]
    public async Task SystemAttributes_AreOfThisReceive(string member)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        await queues.SucceedAsync("SendMessage", "orders", Message);
        queues.Time.Advance(TimeSpan.FromSeconds(1));
        await queues.ReceiveAsync("orders", """{"VisibilityTimeout":0}""");
        queues.Time.Advance(TimeSpan.FromSeconds(1));

        JsonElement message = Assert.Single(await queues.ReceiveAsync("orders", $$"""{"{{member}}":["All"]}"""));

        Assert.Equal(
            """{"SenderId":"AIDAIENQZJOLO23YVJ4VO","SentTimestamp":"1795953600000","ApproximateReceiveCount":"2","ApproximateFirstReceiveTimestamp":"1795953601000","AWSTraceHeader":"Root=1"}""",
            message.GetProperty("Attributes").GetRawText());
    }

    [Fact]
    public async Task SystemAttributesOfAFifoQueue_NameGroupAndNumber()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders.fifo");
        JsonElement sent = await queues.SucceedAsync("SendMessage", "orders.fifo", """{"MessageBody":"one","MessageGroupId":"g","MessageDeduplicationId":"d"}""");

        JsonElement message = Assert.Single(
            await queues.ReceiveAsync("orders.fifo", """{"MessageSystemAttributeNames":["MessageGroupId","MessageDeduplicationId","SequenceNumber"]}"""));

        Assert.Equal(
            $$"""{"SequenceNumber":"{{sent.GetProperty("SequenceNumber").GetString()}}","MessageDeduplicationId":"d","MessageGroupId":"g"}""",
            message.GetProperty("Attributes").GetRawText());
    }

    [Theory]
    [InlineData("""{"MaxNumberOfMessages":0}""", "InvalidParameterValueException", "Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.")]
    [InlineData("""{"MaxNumberOfMessages":11}""", "InvalidParameterValueException", "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.")]
    [InlineData("""{"VisibilityTimeout":-1}""", "InvalidParameterValueException", "Value -1 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.")]
    [InlineData("""{"VisibilityTimeout":43201}""", "InvalidParameterValueException", "Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.")]
    [InlineData("""{"WaitTimeSeconds":21}""", "InvalidParameterValueException", "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be between 0 and 20, if provided.")]
    [InlineData("""{"AttributeNames":["Depth"]}""", "InvalidAttributeName", "Unknown Attribute Depth. Expected one of: All, SenderId, ")]
    [InlineData("""{"MessageSystemAttributeNames":["All","Depth"]}""", "InvalidAttributeName", "Unknown Attribute Depth. Expected one of: All, SenderId, ")]
    [InlineData("""{"ReceiveRequestAttemptId":"1"}""", "InvalidParameterValueException",
        "Value 1 for parameter ReceiveRequestAttemptId is invalid. Reason: The request includes a parameter that is not valid for this queue type.")]
    public async Task WrongParameter_IsRefused(string request, string type, string message)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string Type, string Code, string Message) error = await queues.FailAsync("ReceiveMessage", "orders", request);

        Assert.Equal(type, error.Type);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RepeatedAttempt_ReceivesTheSameMessages()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders.fifo");
        await queues.SucceedAsync("SendMessage", "orders.fifo", """{"MessageBody":"one","MessageGroupId":"g","MessageDeduplicationId":"d"}""");

        JsonElement first = Assert.Single(await queues.ReceiveAsync("orders.fifo", """{"ReceiveRequestAttemptId":"1"}"""));

        Assert.Equal(first.GetRawText(), Assert.Single(await queues.ReceiveAsync("orders.fifo", """{"ReceiveRequestAttemptId":"1"}""")).GetRawText());
        Assert.Empty(await queues.ReceiveAsync("orders.fifo", """{"ReceiveRequestAttemptId":"2"}"""));
        Assert.Equal("InvalidParameterValueException", (await queues.FailAsync("ReceiveMessage", "orders.fifo", """{"ReceiveRequestAttemptId":"a b"}""")).Type);
    }

    [Fact]
    public async Task Default_IsOneMessageAndNoWait()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        await queues.SendAsync("orders", "one", "two");

        Assert.Equal(1, (await queues.SucceedAsync("ReceiveMessage", "orders")).GetProperty("Messages").GetArrayLength());
        Assert.Equal(["two"], await queues.ReceiveBodiesAsync("orders"));
        Assert.Equal("{}", (await queues.SucceedAsync("ReceiveMessage", "orders")).GetRawText());
    }
}
