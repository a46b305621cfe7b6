using System.Text;
using Lambda.Runtime.Emulator.Service;
using Lambda.Runtime.Emulator.Service.Queues;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>The JSON protocol of Amazon SQS: malformed requests, and the form of errors.</summary>
public class JsonProtocolTests
{
    [Fact]
    public async Task Error_HasTheFormOfTheService()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        CallerResponse response = await queues.CallAsync("PurgeQueue", """{"QueueUrl":"http://localhost/123456789012/orders"}""");

        Assert.Equal((400, "application/x-amz-json-1.0"), (response.Status, response.Headers["Content-Type"]));
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue;Sender", response.Headers["x-amzn-query-error"]);
        Assert.Equal(
            """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist: http://localhost/123456789012/orders. There are no queues."}""",
            response.Text);
        RefusedRequest refusal = queues.Refusal;
        Assert.Equal(("POST", "/", 400, "QueueDoesNotExist"), (refusal.Method, refusal.Path, refusal.Status, refusal.ErrorType));
        Assert.Equal(response.Headers["x-amzn-RequestId"], refusal.RequestId);
        Assert.StartsWith("The specified queue does not exist: ", refusal.Message, StringComparison.Ordinal);
    }

    // Some SDKs send requests to the URL of the queue.
    [Fact]
    public async Task PathOfTheQueue_IsAccepted()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        CallerResponse response = await queues.CallAsync("ListQueueTags", $$"""{"QueueUrl":"{{queues.UrlOf("orders")}}"}""", "/123456789012/orders");

        Assert.Equal((200, "{}"), (response.Status, response.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"QueueName":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    public async Task BodyThatIsNotAnObject_IsRefused(string body)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        (string type, _, string message) = await queues.FailWithTextAsync("CreateQueue", body);

        Assert.Equal("SerializationException", type);
        Assert.Matches("^(The request's body is not a JSON object: |The request must be an object, found )", message);
    }

    [Fact]
    public async Task BodyThatIsNotUtf8_IsRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        CallerResponse response = await queues.CallAsync("CreateQueue", [.. "{\"QueueName\":\""u8, 0xFF, .. "\"}"u8]);

        Assert.Equal(
            (400, """{"__type":"com.amazonaws.sqs#SerializationException","message":"The request's body is not a JSON object: It is not UTF-8."}"""),
            (response.Status, response.Text));
    }

    [Theory]
    [InlineData("CreateQueue", """{"QueueName":7}""", "QueueName must be a string, found 7")]
    [InlineData("CreateQueue", """{"QueueName":"a","Attributes":[]}""", "Attributes must be an object of strings, found []")]
    [InlineData("CreateQueue", """{"QueueName":"a","Attributes":{"DelaySeconds":5}}""", "Attributes.DelaySeconds must be a string, found 5")]
    [InlineData("ListQueues", """{"MaxResults":"1"}""", "MaxResults must be a whole number, found \"1\"")]
    [InlineData("ListQueues", """{"MaxResults":1.5}""", "MaxResults must be a whole number, found 1.5")]
    [InlineData("ListQueues", """{"MaxResults":10000000000}""", "MaxResults must be a whole number, found 10000000000")]
    [InlineData("GetQueueAttributes", """{"QueueUrl":"URL","AttributeNames":"All"}""", "AttributeNames must be an array of strings, found \"All\"")]
    [InlineData("GetQueueAttributes", """{"QueueUrl":"URL","AttributeNames":["All",null]}""", "AttributeNames[1] must be a string, found null")]
    [InlineData("SendMessage", """{"QueueUrl":"URL","MessageBody":{"a":1}}""", "MessageBody must be a string, found {\"a\":1}")]
    [InlineData("SendMessage", """{"QueueUrl":"URL","MessageBody":"a","MessageAttributes":{"x":"y"}}""", "MessageAttributes.x must be an object, found \"y\"")]
    [InlineData("SendMessage", """{"QueueUrl":"URL","MessageBody":"a","MessageAttributes":1}""", "MessageAttributes must be an object of objects, found 1")]
    [InlineData("SendMessage", """{"QueueUrl":"URL","MessageBody":"a","MessageAttributes":{"x":{"BinaryValue":"§"}}}""", "MessageAttributes.x.BinaryValue must be a string in base64, found \"§\"")]
    [InlineData("SendMessage", """{"QueueUrl":"URL","MessageBody":"a","MessageAttributes":{"x":{"StringListValues":"y"}}}""", "MessageAttributes.x.StringListValues must be an array, found \"y\"")]
    [InlineData("SendMessageBatch", """{"QueueUrl":"URL","Entries":{}}""", "Entries must be an array of objects, found {}")]
    [InlineData("SendMessageBatch", """{"QueueUrl":"URL","Entries":[1]}""", "Entries[0] must be an object, found 1")]
    [InlineData("SendMessageBatch", """{"QueueUrl":"URL","Entries":[{"Id":"1","MessageBody":true}]}""", "Entries[0].MessageBody must be a string, found true")]
    [InlineData("ReceiveMessage", """{"QueueUrl":"URL","WaitTimeSeconds":true}""", "WaitTimeSeconds must be a whole number, found true")]
    public async Task MemberOfAnotherType_IsRefused(string operation, string body, string message)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        Assert.Equal(
            ("SerializationException", "SerializationException", message),
            await queues.FailWithTextAsync(operation, body.Replace("URL", queues.UrlOf("orders"), StringComparison.Ordinal)));
    }

    public static TheoryData<string> AllOperations => [.. QueueOperations.Names];

    /// <summary>Each member of any request, with values of each type: the response is a result or an error of the service.</summary>
    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task MemberOfAnyType_IsReadOrRefused(string operation)
    {
        string[] members =
        [
            "QueueUrl", "QueueName", "Attributes", "tags", "Tags", "TagKeys", "AttributeNames", "MessageBody", "MessageAttributes",
            "MessageSystemAttributes", "MessageGroupId", "Entries",
            "MessageDeduplicationId", "DelaySeconds", "MessageAttributeNames", "MessageSystemAttributeNames", "MaxNumberOfMessages",
            "VisibilityTimeout", "ReceiptHandle", "TaskHandle",
            "SourceArn", "DestinationArn", "MaxNumberOfMessagesPerSecond", "MaxResults", "NextToken", "QueueNamePrefix", "QueueOwnerAWSAccountId", "ReceiveRequestAttemptId",
        ];
        string[] values =
        [
            "null", "true", "1", "-1", "1e400", "\"\"", "\"x\"", "\"\\u0000\"", "[]", "[null]", "[[]]", "[{}]", "[\"x\"]",
            "{}", "{\"\":null}", "{\"x\":\"y\"}", "{\"x\":{}}",
        ];
        await using QueueFixture queues = await QueueFixture.StartAsync();

        foreach (string member in members)
        {
            foreach (string value in values)
            {
                await queues.CreateAsync("orders");
                string others = member == "QueueUrl" ? "" : $"\"QueueUrl\":\"{queues.UrlOf("orders")}\",";
                CallerResponse response = await queues.CallAsync(operation, $"{{{others}\"MessageBody\":\"a\",\"{member}\":{value}}}");
                Assert.True(response.Status is 200 or 400, $"{member} {value}: {response.Status} {response.Text}");
                Assert.StartsWith("{", response.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task LongValueOfAnotherType_IsShortened()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        (_, _, string message) = await queues.FailWithTextAsync("CreateQueue", $$"""{"QueueName":[{{new string('1', 1000)}}]}""");

        Assert.Equal($"QueueName must be a string, found [{new string('1', 99)}…", message);
    }

    [Theory]
    [InlineData("Send", "UnknownOperationException", "InvalidAction", "Amazon SQS does not have the operation 'Send'. Expected one of: CancelMessageMoveTask, ")]
    [InlineData("", "UnknownOperationException", "InvalidAction", "Amazon SQS does not have the operation ''. Expected one of: CancelMessageMoveTask, ")]
    [InlineData("AddPermission", "UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation", "The emulator does not check permissions, so it does not serve AddPermission. ")]
    [InlineData("RemovePermission", "UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation", "The emulator does not check permissions, so it does not serve RemovePermission. ")]
    public async Task OtherOperation_IsRefusedWithWhatIsServed(string operation, string type, string code, string message)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        (string Type, string Code, string Message) error = await queues.FailWithTextAsync(operation, "{}");

        Assert.Equal((type, code), (error.Type, error.Code));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> OperationsWithAQueue =>
        [.. QueueOperations.Names.Except(["CreateQueue", "GetQueueUrl", "ListQueues", "StartMessageMoveTask", "ListMessageMoveTasks", "CancelMessageMoveTask"])];

    [Theory]
    [MemberData(nameof(OperationsWithAQueue))]
    public async Task Operation_RequiresAnExistingQueue(string operation)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        Assert.Equal(
            ("MissingRequiredParameterException", "MissingParameter", "The request must contain the parameter QueueUrl."), await queues.FailWithTextAsync(operation, "{}"));
        Assert.Equal(
            ("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", $"The specified queue does not exist: {queues.UrlOf("orders")}. There are no queues."),
            await queues.FailAsync(operation, "orders"));
    }

    // 1 MiB of a character that the client writes as an escape of six.
    [Fact]
    public async Task EscapedMessageOfTheMaximum_IsAccepted()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        string body = string.Concat(Enumerable.Repeat("\\u0009", 1024 * 1024));

        CallerResponse response = await queues.CallAsync("SendMessage", $$"""{"QueueUrl":"{{queues.UrlOf("orders")}}","MessageBody":"{{body}}"}""");

        Assert.True(response.Status == 200, response.Text);
    }

    [Fact]
    public async Task RequestOverTheMaximum_IsRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        byte[] body = Encoding.UTF8.GetBytes($$"""{"QueueName":"{{new string('a', QueueApiEndpoint.MaxRequestBytes)}}"}""");

        CallerResponse response = await queues.CallAsync("CreateQueue", body);

        Assert.Equal(400, response.Status);
        Assert.Contains($"A request has at most 8388608 bytes, found {body.Length}.", response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("POST", "/123456789012/orders/messages")]
    public async Task OtherPathOrMethod_IsRefusedByName(string method, string path)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        CallerResponse response = await queues.Service.SendAsync(
            new HttpMethod(method), path, method == "GET" ? null : "{}"u8.ToArray(),
            ("X-Amz-Target", "AmazonSQS.ListQueues"), ("Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20261129/us-east-1/sqs/aws4_request"));

        Assert.Equal(404, response.Status);
        Assert.Contains("is a request to the AWS API 'sqs'", response.Text, StringComparison.Ordinal);
        Assert.Contains(", and Amazon SQS, at ", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortOfFunctionUrls_NamesTheOtherPort()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        CallerResponse response = await queues.Service.VisitAsync(HttpMethod.Post, "/", "{}"u8.ToArray(), ("X-Amz-Target", "AmazonSQS.ListQueues"));

        Assert.Equal(404, response.Status);
        Assert.Contains($", and Amazon SQS, at {queues.Service.Address}.", response.Text, StringComparison.Ordinal);
    }
}
