using System.Xml.Linq;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>The query protocol: forms and XML, which versions of the AWS CLI before 2.14 and SDKs of before the end of 2023 use.</summary>
public class FormProtocolTests
{
    private static readonly XNamespace Xml = "http://queue.amazonaws.com/doc/2012-11-05/";

    [Fact]
    public async Task Message_IsSentReceivedAndDeleted()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        string url = queues.UrlOf("orders");

        XElement created = await SucceedAsync(queues, "CreateQueue", "QueueName=orders&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=60&Tag.1.Key=team&Tag.1.Value=a");
        XElement sent = await SucceedAsync(queues, "SendMessage", $"QueueUrl={url}&MessageBody=w%C3%B6rld+%3C1%3E&DelaySeconds=0"
            + "&MessageAttribute.1.Name=count&MessageAttribute.1.Value.DataType=Number&MessageAttribute.1.Value.StringValue=7"
            + "&MessageAttribute.2.Name=blob&MessageAttribute.2.Value.DataType=Binary&MessageAttribute.2.Value.BinaryValue=AAEC"
            + "&MessageSystemAttribute.1.Name=AWSTraceHeader&MessageSystemAttribute.1.Value.DataType=String&MessageSystemAttribute.1.Value.StringValue=Root%3D1");
        XElement received = await SucceedAsync(
            queues, "ReceiveMessage", $"QueueUrl={url}&MaxNumberOfMessages=10&WaitTimeSeconds=0"
            + "&AttributeName.1=ApproximateReceiveCount&AttributeName.2=AWSTraceHeader&MessageAttributeName.1=All");

        Assert.Equal(url, created.Element(Xml + "QueueUrl")!.Value);
        XElement message = Assert.Single(received.Elements());
        Assert.Equal("Message", message.Name.LocalName);
        Assert.Equal("wörld <1>", message.Element(Xml + "Body")!.Value);
        Assert.Equal(sent.Element(Xml + "MessageId")!.Value, message.Element(Xml + "MessageId")!.Value);
        Assert.Equal(sent.Element(Xml + "MD5OfMessageAttributes")!.Value, message.Element(Xml + "MD5OfMessageAttributes")!.Value);
        Assert.Equal(["ApproximateReceiveCount=1", "AWSTraceHeader=Root=1"], message.Elements(Xml + "Attribute").Select(Pair));
        Assert.Equal(["blob=BinaryAAEC", "count=Number7"], message.Elements(Xml + "MessageAttribute").Select(Pair));
        string handle = Uri.EscapeDataString(message.Element(Xml + "ReceiptHandle")!.Value);
        await SucceedAsync(queues, "ChangeMessageVisibility", $"QueueUrl={url}&VisibilityTimeout=30&ReceiptHandle={handle}");
        XElement deleted = await SucceedAsync(queues, "DeleteMessage", $"QueueUrl={url}&ReceiptHandle={handle}");
        Assert.Empty(deleted.Elements());
        queues.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty((await SucceedAsync(queues, "ReceiveMessage", $"QueueUrl={url}")).Elements());
    }

    [Fact]
    public async Task Batch_HasAnElementForEachEntry()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        XElement sent = await SucceedAsync(queues, "SendMessageBatch", $"QueueUrl={queues.UrlOf("orders")}"
            + "&SendMessageBatchRequestEntry.2.Id=b&SendMessageBatchRequestEntry.2.MessageBody=two&SendMessageBatchRequestEntry.1.Id=a&SendMessageBatchRequestEntry.1.MessageBody=one"
            + "&SendMessageBatchRequestEntry.1.MessageAttribute.1.Name=x&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType=String"
            + "&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue=y&SendMessageBatchRequestEntry.3.Id=c&SendMessageBatchRequestEntry.3.MessageBody=three"
            + "&SendMessageBatchRequestEntry.3.DelaySeconds=901");

        Assert.Equal(["SendMessageBatchResultEntry a", "SendMessageBatchResultEntry b", "BatchResultErrorEntry c"],
            sent.Elements().Select(static entry => $"{entry.Name.LocalName} {entry.Element(Xml + "Id")!.Value}"));
        Assert.Equal("true InvalidParameterValue", $"{sent.Elements().Last().Element(Xml + "SenderFault")!.Value} {sent.Elements().Last().Element(Xml + "Code")!.Value}");
        Assert.Equal(["one", "two"], await queues.ReceiveBodiesAsync("orders"));
    }

    [Fact]
    public async Task ListsAndMaps_AreFlattened()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("a");
        await queues.CreateAsync("b");

        Assert.Equal([queues.UrlOf("a"), queues.UrlOf("b")], (await SucceedAsync(queues, "ListQueues", "")).Elements(Xml + "QueueUrl").Select(static url => url.Value));
        XElement attributes = await SucceedAsync(queues, "GetQueueAttributes", $"QueueUrl={queues.UrlOf("a")}&AttributeName.1=DelaySeconds&AttributeName.2=VisibilityTimeout");
        Assert.Equal(["VisibilityTimeout=30", "DelaySeconds=0"], attributes.Elements(Xml + "Attribute").Select(Pair));
        await SucceedAsync(queues, "TagQueue", $"QueueUrl={queues.UrlOf("a")}&Tag.1.Key=team&Tag.1.Value=one&Tag.2.Key=env&Tag.2.Value=");
        await SucceedAsync(queues, "UntagQueue", $"QueueUrl={queues.UrlOf("a")}&TagKey.1=env");
        XElement tag = Assert.Single((await SucceedAsync(queues, "ListQueueTags", $"QueueUrl={queues.UrlOf("a")}")).Elements());
        Assert.Equal("Tag team one", $"{tag.Name.LocalName} {tag.Element(Xml + "Key")!.Value} {tag.Element(Xml + "Value")!.Value}");
    }

    [Fact]
    public async Task PathOfTheQueue_NamesTheQueue()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        CallerResponse response = await CallAsync(queues, "SendMessage", "MessageBody=one", "/123456789012/orders");

        Assert.Equal(200, response.Status);
        Assert.Equal(["one"], await queues.ReceiveBodiesAsync("orders"));
    }

    [Theory]
    [InlineData("SendMessage", "MessageBody=a", "MissingParameter", "The request must contain the parameter QueueUrl.")]
    [InlineData("GetQueueUrl", "QueueName=none", "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist: none. There are no queues.")]
    [InlineData("ListQueues", "MaxResults=many", "SerializationException", "MaxResults must be a whole number, found \"many\"")]
    [InlineData("ListQueues", "MaxResults.1=1", "SerializationException", "MaxResults must be a whole number, found {\"1\":\"1\"}")]
    [InlineData("CreateQueue", "QueueName=a&Attribute=1", "SerializationException", "The parameter Attribute must have a number: Attribute.1")]
    [InlineData("UntagQueue", "QueueUrl=%2F123456789012%2Fqueue&TagKey=", "MissingParameter", "The request must contain the parameter TagKeys.")]
    [InlineData("TagQueue", "QueueUrl=%2F123456789012%2Fqueue&Tag=", "MissingParameter", "The request must contain the parameter Tags.")]
    [InlineData("CreateQueue", "QueueName=a&Attribute.1=1&Attribute.1.Name=DelaySeconds", "SerializationException", "Attribute.1 must have Attribute.1.Name and Attribute.1.Value")]
    [InlineData("CreateQueue", "QueueName=a&Attribute.1.Value=5", "SerializationException", "Attribute.1 must have Attribute.1.Name and Attribute.1.Value")]
    [InlineData("CreateQueue", "QueueName=a&Attribute.1.Name=DelaySeconds", "SerializationException", "Attributes.DelaySeconds must be a string, found null")]
    [InlineData("CreateQueue", "QueueName=a&a.b.c.d.e.f.g.h.i=1", "SerializationException", "The name of a parameter has at most 8 parts, found 9: a.b.c.d.e.f.g.h…")]
    [InlineData("SendMessageBatch", "QueueUrl=%2F123456789012%2Fqueue&SendMessageBatchRequestEntry.1=a", "SerializationException", "Entries[0] must be an object, found \"a\"")]
    [InlineData("CreateQueue", "QueueName=%01", "InvalidParameterValue", "Found '")]
    [InlineData("Send", "", "InvalidAction", "Amazon SQS does not have the operation 'Send'. ")]
    [InlineData("AddPermission", "", "AWS.SimpleQueueService.UnsupportedOperation", "The emulator does not check permissions")]
    public async Task Error_IsInXml(string operation, string parameters, string code, string message)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        if (parameters.Contains("queue", StringComparison.Ordinal))
            await queues.CreateAsync("queue");

        CallerResponse response = await CallAsync(queues, operation, parameters);

        Assert.Equal((400, "text/xml"), (response.Status, response.Headers["Content-Type"]));
        XElement error = XDocument.Parse(response.Text).Root!;
        Assert.Equal("ErrorResponse", error.Name.LocalName);
        Assert.Equal(("Sender", code), (error.Element(Xml + "Error")!.Element(Xml + "Type")!.Value, error.Element(Xml + "Error")!.Element(Xml + "Code")!.Value));
        Assert.Contains(message, error.Element(Xml + "Error")!.Element(Xml + "Message")!.Value, StringComparison.Ordinal);
        Assert.Equal(response.Headers["x-amzn-RequestId"], error.Element(Xml + "RequestId")!.Value);
        Assert.Contains(message, queues.Refusal.Message, StringComparison.Ordinal);
    }

    // JSON can have characters that XML cannot.
    [Fact]
    public async Task CharactersThatXmlCannotHave_AreReplaced()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        await queues.SucceedAsync("TagQueue", "orders", """{"Tags":{"a\u0001":"\ufffe😀"}}""");

        XElement tag = Assert.Single((await SucceedAsync(queues, "ListQueueTags", $"QueueUrl={queues.UrlOf("orders")}")).Elements());

        Assert.Equal(("a\uFFFD", "\uFFFD😀"), (tag.Element(Xml + "Key")!.Value, tag.Element(Xml + "Value")!.Value));
    }

    // Of SNS, and without a version.
    [Theory]
    [InlineData("Action=ListQueues&Version=2010-03-31")]
    [InlineData("Action=ListQueues")]
    [InlineData("Version=2012-11-05")]
    public async Task OtherForm_IsNotTakenForAmazonSqs(string form)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        CallerResponse response = await queues.Service.SendAsync(
            HttpMethod.Post, "/", System.Text.Encoding.UTF8.GetBytes(form), ("Content-Type", "application/x-www-form-urlencoded"));

        Assert.NotEqual(200, response.Status);
        Assert.DoesNotContain("queue.amazonaws.com", response.Text, StringComparison.Ordinal);
    }

    /// <summary>Calls an operation, and returns the element of its result, which is also there without members.</summary>
    private static async Task<XElement> SucceedAsync(QueueFixture queues, string operation, string parameters)
    {
        CallerResponse response = await CallAsync(queues, operation, parameters);
        Assert.True(response.Status == 200, response.Text);
        XElement root = XDocument.Parse(response.Text).Root!;
        Assert.Equal(Xml + $"{operation}Response", root.Name);
        Assert.Equal(response.Headers["x-amzn-RequestId"], root.Element(Xml + "ResponseMetadata")!.Element(Xml + "RequestId")!.Value);
        return root.Element(Xml + $"{operation}Result")!;
    }

    private static Task<CallerResponse> CallAsync(QueueFixture queues, string operation, string parameters, string path = "/") => queues.Service.SendAsync(
        HttpMethod.Post, path, System.Text.Encoding.UTF8.GetBytes($"Action={operation}&Version=2012-11-05&{parameters}"),
        ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));

    private static string Pair(XElement element) => $"{element.Element(Xml + "Name")!.Value}={element.Element(Xml + "Value")!.Value}";
}
