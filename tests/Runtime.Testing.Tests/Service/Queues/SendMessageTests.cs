using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>SendMessage: what a message can be.</summary>
public class SendMessageTests
{
    [Fact]
    public async Task Message_GetsIdAndDigests()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        JsonElement sent = await queues.SucceedAsync("SendMessage", "orders", """
            {"MessageBody":"wörld","MessageAttributes":{"count":{"DataType":"Number","StringValue":"7"},"blob":{"DataType":"Binary.gz","BinaryValue":"AAEC"}},
            "MessageSystemAttributes":{"AWSTraceHeader":{"DataType":"String","StringValue":"Root=1-5759e988-bd862e3fe1be46a994272793"}}}
            """);

        Assert.True(Guid.TryParse(sent.GetProperty("MessageId").GetString(), out _));
        Assert.Equal("8a223f8cb0e9065ff43b328b97e8467e", sent.GetProperty("MD5OfMessageBody").GetString());
        // Computed in Python: of each attribute length and bytes of name and type, 1 for text or 2 for bytes, length and bytes of the value.
        Assert.Equal("154c7ad79831d53a89fde327f1723b22", sent.GetProperty("MD5OfMessageAttributes").GetString());
        Assert.Equal("62a56dd927315f2b2e12832b84617ea5", sent.GetProperty("MD5OfMessageSystemAttributes").GetString());
        Assert.False(sent.TryGetProperty("SequenceNumber", out _));
    }

    [Fact]
    public async Task MessageWithoutAttributes_HasNoDigestOfThem()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        JsonElement sent = await queues.SucceedAsync("SendMessage", "orders", """{"MessageBody":"one","MessageAttributes":{},"MessageSystemAttributes":null}""");

        Assert.Equal(["MessageId", "MD5OfMessageBody"], sent.EnumerateObject().Select(static member => member.Name));
    }

    [Fact]
    public async Task MessageOfAFifoQueue_GetsANumberAndIsSentOnce()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders.fifo");
        const string Message = """{"MessageBody":"one","MessageGroupId":"a","MessageDeduplicationId":"1"}""";

        JsonElement first = await queues.SucceedAsync("SendMessage", "orders.fifo", Message);
        JsonElement same = await queues.SucceedAsync("SendMessage", "orders.fifo", Message);
        JsonElement second = await queues.SucceedAsync("SendMessage", "orders.fifo", """{"MessageBody":"two","MessageGroupId":"a","MessageDeduplicationId":"2"}""");

        Assert.Equal(first.GetRawText(), same.GetRawText());
        Assert.True(string.CompareOrdinal(first.GetProperty("SequenceNumber").GetString(), second.GetProperty("SequenceNumber").GetString()) < 0);
        Assert.Equal("2", await queues.GetAttributeAsync("orders.fifo", "ApproximateNumberOfMessages"));
    }

    [Theory]
    [InlineData("orders.fifo", """{"MessageBody":"a"}""", "MissingRequiredParameterException", "The request must contain the parameter MessageGroupId.")]
    [InlineData("orders.fifo", """{"MessageBody":"a","MessageGroupId":"g"}""", "InvalidParameterValueException", "ContentBasedDeduplication enabled or MessageDeduplicationId provided")]
    [InlineData("orders.fifo", """{"MessageBody":"a","MessageGroupId":"g h","MessageDeduplicationId":"1"}""", "InvalidParameterValueException", "Value g h for parameter MessageGroupId is invalid")]
    [InlineData("orders.fifo", """{"MessageBody":"a","MessageGroupId":"g","MessageDeduplicationId":""}""", "InvalidParameterValueException", "for parameter MessageDeduplicationId is invalid")]
    [InlineData("orders.fifo", """{"MessageBody":"a","MessageGroupId":"g","MessageDeduplicationId":"1","DelaySeconds":5}""", "InvalidParameterValueException",
        "Value 5 for parameter DelaySeconds is invalid. Reason: The request includes a parameter that is not valid for this queue type.")]
    [InlineData("orders", """{"MessageBody":"a","MessageDeduplicationId":"1"}""", "InvalidParameterValueException",
        "Value 1 for parameter MessageDeduplicationId is invalid. Reason: The request includes a parameter that is not valid for this queue type.")]
    [InlineData("orders", """{"MessageBody":"a","MessageGroupId":"ä"}""", "InvalidParameterValueException", "Value ä for parameter MessageGroupId is invalid")]
    [InlineData("orders", """{"MessageBody":"a","DelaySeconds":901}""", "InvalidParameterValueException",
        "Value 901 for parameter DelaySeconds is invalid. Reason: Must be between 0 and 900, if provided.")]
    [InlineData("orders", """{"MessageBody":"a","DelaySeconds":-1}""", "InvalidParameterValueException", "Value -1 for parameter DelaySeconds is invalid")]
    [InlineData("orders", """{}""", "MissingRequiredParameterException", "The request must contain the parameter MessageBody.")]
    [InlineData("orders", """{"MessageBody":""}""", "MissingRequiredParameterException", "The request must contain the parameter MessageBody.")]
    public async Task WrongMessage_IsRefused(string queue, string message, string type, string expected)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync(queue);

        (string Type, string Code, string Message) error = await queues.FailAsync("SendMessage", queue, message);

        Assert.Equal(type, error.Type);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("0", await queues.GetAttributeAsync(queue, "ApproximateNumberOfMessages"));
    }

    // A standard queue takes groups since July 2025.
    [Fact]
    public async Task GroupOfAStandardQueue_IsKept()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        await queues.SucceedAsync("SendMessage", "orders", """{"MessageBody":"a","MessageGroupId":"tenant"}""");

        JsonElement message = Assert.Single(await queues.ReceiveAsync("orders", """{"MessageSystemAttributeNames":["MessageGroupId"]}"""));
        Assert.Equal("""{"MessageGroupId":"tenant"}""", message.GetProperty("Attributes").GetRawText());
    }

    [Theory]
    [InlineData("\t\n\r ~\u0085\ud7ff\ue000\ufffd\U00010000\U0010ffff", null)]
    [InlineData("\u0000", "#x0")]
    [InlineData("a\u000b", "#xB")]
    [InlineData("\u001f", "#x1F")]
    [InlineData("\ufffe", "#xFFFE")]
    [InlineData("\uffff", "#xFFFF")]
    public async Task Body_HasTheCharactersOfXml(string body, string? invalid)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        var request = new JsonObject { ["QueueUrl"] = queues.UrlOf("orders"), ["MessageBody"] = body };

        if (invalid is null)
        {
            await queues.SucceedAsync("SendMessage", request);
            Assert.Equal([body], await queues.ReceiveBodiesAsync("orders"));
            return;
        }

        (string type, string code, string message) = await queues.FailAsync("SendMessage", request);
        Assert.Equal(("InvalidMessageContents", "InvalidMessageContents"), (type, code));
        Assert.StartsWith($"Invalid character {invalid} was found in the message body. The set of allowed characters is #x9 | ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders", 1024 * 1024)]
    [InlineData("small", 2048)]
    public async Task MessageWithItsAttributes_HasTheMaximumOfTheQueue(string queue, int max)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync(queue, ("MaximumMessageSize", $"{max}"));
        // "name", "String", "value" and three bytes of base64: 4 + 6 + 5, and 1 + 6 + 3.
        JsonObject Request(int length) => new()
        {
            ["QueueUrl"] = queues.UrlOf(queue),
            // Two bytes each, and one more.
            ["MessageBody"] = new string('ä', (length - 25) / 2) + new string('a', (length - 25) % 2),
            ["MessageAttributes"] = new JsonObject
            {
                ["name"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = "value" },
                ["b"] = new JsonObject { ["DataType"] = "Binary", ["BinaryValue"] = "AAEC" },
            },
        };

        await queues.SucceedAsync("SendMessage", Request(max));
        (string type, _, string message) = await queues.FailAsync("SendMessage", Request(max + 1));

        Assert.Equal(
            ("InvalidParameterValueException", $"One or more parameters are invalid. Reason: Message must be shorter than {max} bytes, found {max + 1}."), (type, message));
    }

    [Theory]
    [InlineData("\"x\":{\"DataType\":\"String\",\"StringValue\":\"\"}", "The message attribute 'x' must contain non-empty message attribute value for message attribute type 'String'")]
    [InlineData("\"x\":{\"DataType\":\"String\"}", "must contain non-empty message attribute value")]
    [InlineData("\"x\":{\"DataType\":\"String\",\"BinaryValue\":\"AA==\"}", "must contain non-empty message attribute value")]
    [InlineData("\"x\":{\"DataType\":\"String\",\"StringValue\":\"a\",\"BinaryValue\":\"AA==\"}", "in StringValue only")]
    [InlineData("\"x\":{\"DataType\":\"Binary\",\"BinaryValue\":\"\"}", "must contain non-empty message attribute value")]
    [InlineData("\"x\":{\"DataType\":\"Binary\",\"StringValue\":\"a\"}", "in BinaryValue only")]
    [InlineData("\"x\":{\"DataType\":\"Binary\",\"StringValue\":\"a\",\"BinaryValue\":\"AA==\"}", "in BinaryValue only")]
    [InlineData("\"x\":{\"StringValue\":\"a\"}", "The message attribute 'x' must contain non-empty message attribute type.")]
    [InlineData("\"x\":{\"DataType\":\"\",\"StringValue\":\"a\"}", "The message attribute 'x' must contain non-empty message attribute type.")]
    [InlineData("\"x\":{\"DataType\":\"Text\",\"StringValue\":\"a\"}", "has an invalid message attribute type 'Text', the set of supported type prefixes is Binary, Number, and String")]
    [InlineData("\"x\":{\"DataType\":\"String.\",\"StringValue\":\"a\"}", "has an invalid message attribute type 'String.'")]
    [InlineData("\"x\":{\"DataType\":\"Strings\",\"StringValue\":\"a\"}", "has an invalid message attribute type 'Strings'")]
    [InlineData("\"x\":{\"DataType\":\"Number\",\"StringValue\":\"seven\"}", "Can't cast the value of message attribute 'x' to a number: 'seven'.")]
    [InlineData("\"x\":{\"DataType\":\"Number.int\",\"StringValue\":\"1e\"}", "Can't cast the value of message attribute 'x' to a number: '1e'.")]
    [InlineData("\"x\":{\"DataType\":\"Number\",\"StringValue\":\"٣\"}", "Can't cast the value of message attribute 'x' to a number: '٣'.")]
    [InlineData("\"\":{\"DataType\":\"String\",\"StringValue\":\"a\"}", "Invalid message attribute name ''")]
    [InlineData("\".x\":{\"DataType\":\"String\",\"StringValue\":\"a\"}", "Invalid message attribute name '.x'")]
    [InlineData("\"x.\":{\"DataType\":\"String\",\"StringValue\":\"a\"}", "Invalid message attribute name 'x.'")]
    [InlineData("\"x..y\":{\"DataType\":\"String\",\"StringValue\":\"a\"}", "Invalid message attribute name 'x..y'")]
    [InlineData("\"x y\":{\"DataType\":\"String\",\"StringValue\":\"a\"}", "Invalid message attribute name 'x y'")]
    [InlineData("\"aws.x\":{\"DataType\":\"String\",\"StringValue\":\"a\"}", "Invalid message attribute name 'aws.x'")]
    [InlineData("\"Amazon.x\":{\"DataType\":\"String\",\"StringValue\":\"a\"}", "Invalid message attribute name 'Amazon.x'")]
    public async Task WrongAttribute_IsRefused(string attribute, string expected)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string type, _, string message) = await queues.FailAsync("SendMessage", "orders", $$$"""{"MessageBody":"a","MessageAttributes":{{{{attribute}}}}}""");

        Assert.Equal("InvalidParameterValueException", type);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"x\":{\"DataType\":\"String\",\"StringListValues\":[\"a\"]}", "UnsupportedOperation", "Message attribute list values in SendMessage operation are not supported")]
    [InlineData("\"x\":{\"DataType\":\"Binary\",\"BinaryListValues\":[\"AA==\"]}", "UnsupportedOperation", "Message attribute name: 'x'")]
    [InlineData("\"x\":{\"DataType\":\"String\",\"StringValue\":\"\\u0001\"}", "InvalidMessageContents", "Invalid character #x1 was found in the value of the message attribute 'x'")]
    public async Task ListsAndInvalidCharacters_AreRefused(string attribute, string expectedType, string expected)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string type, _, string message) = await queues.FailAsync("SendMessage", "orders", $$$"""{"MessageBody":"a","MessageAttributes":{{{{attribute}}}}}""");

        Assert.Equal(expectedType, type);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Number", "+1.5E-7")]
    [InlineData("Number.float", ".5")]
    [InlineData("String.label with spaces", "a")]
    public async Task AttributeWithLabel_IsAccepted(string dataType, string value)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        await queues.SucceedAsync("SendMessage", "orders",
            $$$$"""
            {"MessageBody":"a","MessageAttributes":{"x.y-z_1":{"DataType":"{{{{dataType}}}}","StringValue":"{{{{value}}}}","StringListValues":[],"BinaryListValues":[]}}}
            """);

        JsonElement message = Assert.Single(await queues.ReceiveAsync("orders", """{"MessageAttributeNames":["x.y-z_1"]}"""));
        JsonElement attribute = message.GetProperty("MessageAttributes").GetProperty("x.y-z_1");
        Assert.Equal((dataType, value), (attribute.GetProperty("DataType").GetString(), attribute.GetProperty("StringValue").GetString()));
    }

    [Fact]
    public async Task MoreThanTenAttributes_AreRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        static string Message(int count)
        {
            string attributes = string.Join(',', Enumerable.Range(0, count).Select(static i => $$"""
                "a{{i}}":{"DataType":"String","StringValue":"x"}
                """));
            return $$$"""{"MessageBody":"a","MessageAttributes":{{{{attributes}}}}}""";
        }

        await queues.SucceedAsync("SendMessage", "orders", Message(10));

        Assert.Equal(
            ("InvalidParameterValueException", "InvalidParameterValue", "Number of message attributes [11] exceeds the allowed maximum [10]."),
            await queues.FailAsync("SendMessage", "orders", Message(11)));
    }

    [Fact]
    public async Task LongAttributeNames_AreRefusedFrom257Characters()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        static string Message(string name, string type) => $$$$"""{"MessageBody":"a","MessageAttributes":{"{{{{name}}}}":{"DataType":"{{{{type}}}}","StringValue":"x"}}}""";

        await queues.SucceedAsync("SendMessage", "orders", Message(new string('a', 256), $"String.{new string('b', 249)}"));

        (_, _, string name) = await queues.FailAsync("SendMessage", "orders", Message(new string('a', 257), "String"));
        (_, _, string type) = await queues.FailAsync("SendMessage", "orders", Message("a", $"String.{new string('b', 250)}"));
        Assert.Contains("has 1 to 256 characters", name, StringComparison.Ordinal);
        Assert.Contains("with at most 256 characters", type, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Trace\":{\"DataType\":\"String\",\"StringValue\":\"a\"}", "Message system attribute name 'Trace' is invalid. Expected AWSTraceHeader.")]
    [InlineData("\"AWSTraceHeader\":{\"DataType\":\"Number\",\"StringValue\":\"7\"}", "'AWSTraceHeader' must have the data type String, found Number.")]
    [InlineData("\"AWSTraceHeader\":{\"DataType\":\"String\"}", "The message attribute 'AWSTraceHeader' must contain non-empty message attribute value")]
    public async Task WrongSystemAttribute_IsRefused(string attribute, string expected)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string type, _, string message) = await queues.FailAsync("SendMessage", "orders", $$$"""{"MessageBody":"a","MessageSystemAttributes":{{{{attribute}}}}}""");

        Assert.Equal("InvalidParameterValueException", type);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
