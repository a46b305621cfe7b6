using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>The AWS SDK for Python, if it is installed. It verifies the digests of bodies and attributes.</summary>
[FullTier]
public class QueuePythonSdkTests
{
    [Fact]
    public async Task Message_IsSentReceivedAndDeleted()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();

        JsonElement seen = await PythonSdk.RunAsync("sqs", service.Address, """
            url = aws.create_queue(QueueName="orders", Attributes={"DelaySeconds": "0"}, tags={"team": "a"})["QueueUrl"]
            sent = aws.send_message(QueueUrl=url, MessageBody="w\xf6rld", MessageAttributes={"n": {"DataType": "Number", "StringValue": "7"}, "b": {"DataType": "Binary", "BinaryValue": b"\x00\x01"}},
                MessageSystemAttributes={"AWSTraceHeader": {"DataType": "String", "StringValue": "Root=1"}})
            m = aws.receive_message(QueueUrl=url, WaitTimeSeconds=1, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"], MaxNumberOfMessages=10)["Messages"][0]
            aws.change_message_visibility(QueueUrl=url, ReceiptHandle=m["ReceiptHandle"], VisibilityTimeout=0)
            m = aws.receive_message(QueueUrl=url, MessageAttributeNames=["All"], AttributeNames=["All"])["Messages"][0]
            aws.delete_message(QueueUrl=url, ReceiptHandle=m["ReceiptHandle"])
            print(json.dumps([m["Body"], m["MessageId"] == sent["MessageId"], m["MessageAttributes"]["n"]["StringValue"], list(m["MessageAttributes"]["b"]["BinaryValue"]),
                m["Attributes"]["ApproximateReceiveCount"], m["Attributes"]["AWSTraceHeader"], "Messages" in aws.receive_message(QueueUrl=url), aws.list_queue_tags(QueueUrl=url)["Tags"],
                aws.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]["QueueArn"]]))
            """);

        Assert.Equal("""["w\u00f6rld", true, "7", [0, 1], "2", "Root=1", false, {"team": "a"}, "arn:aws:sqs:us-east-1:123456789012:orders"]""", seen.GetRawText());
        Assert.Empty(service.Refusals);
    }

    [Fact]
    public async Task FifoQueue_KeepsItsOrder()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();

        JsonElement seen = await PythonSdk.RunAsync("sqs", service.Address, """
            url = aws.create_queue(QueueName="orders.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
            entry = lambda i: {"Id": i, "MessageBody": "m" + i, "MessageGroupId": "g", "MessageDeduplicationId": i}
            batch = aws.send_message_batch(QueueUrl=url, Entries=[entry("1"), entry("2"), {"Id": "3", "MessageBody": "m3"}])
            again = aws.send_message(QueueUrl=url, MessageBody="m1", MessageGroupId="g", MessageDeduplicationId="1")
            messages = aws.receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageSystemAttributeNames=["SequenceNumber"])["Messages"]
            deleted = aws.delete_message_batch(QueueUrl=url, Entries=[{"Id": str(i), "ReceiptHandle": m["ReceiptHandle"]} for i, m in enumerate(messages)])
            print(json.dumps([[m["Body"] for m in messages], again["SequenceNumber"] == messages[0]["Attributes"]["SequenceNumber"],
                batch["Failed"][0]["Code"], batch["Failed"][0]["SenderFault"], [e["Id"] for e in deleted["Successful"]], "Failed" in deleted]))
            """);

        Assert.Equal("""[["m1", "m2"], true, "MissingParameter", true, ["0", "1"], false]""", seen.GetRawText());
    }

    [Fact]
    public async Task Refusal_IsTheExceptionOfTheModel()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();

        JsonElement seen = await PythonSdk.RunAsync("sqs", service.Address, """
            url = aws.create_queue(QueueName="orders")["QueueUrl"]
            none = url.replace("orders", "none")
            aws.purge_queue(QueueUrl=url)
            sent = aws.send_message(QueueUrl=url, MessageBody="a")
            handle = aws.receive_message(QueueUrl=url, VisibilityTimeout=0)["Messages"][0]["ReceiptHandle"]
            print(json.dumps([
                failure(lambda: aws.send_message(QueueUrl=none, MessageBody="a")),
                failure(lambda: aws.send_message(QueueUrl="none", MessageBody="a")),
                failure(lambda: aws.send_message(QueueUrl=url, MessageBody="\x01")),
                failure(lambda: aws.create_queue(QueueName="orders", Attributes={"DelaySeconds": "1"})),
                failure(lambda: aws.create_queue(QueueName="other", Attributes={"DelaySeconds": "901"})),
                failure(lambda: aws.create_queue(QueueName="other", Attributes={"FifoQueue": "false"})),
                failure(lambda: aws.purge_queue(QueueUrl=url)),
                failure(lambda: aws.delete_message(QueueUrl=url, ReceiptHandle="a")),
                failure(lambda: aws.change_message_visibility(QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=1)),
                failure(lambda: aws.send_message_batch(QueueUrl=url, Entries=[])),
                failure(lambda: aws.send_message_batch(QueueUrl=url, Entries=[{"Id": str(i), "MessageBody": "a"} for i in range(11)])),
                failure(lambda: aws.send_message_batch(QueueUrl=url, Entries=[{"Id": "1", "MessageBody": "a"}] * 2)),
                failure(lambda: aws.send_message_batch(QueueUrl=url, Entries=[{"Id": "a b", "MessageBody": "a"}])),
                failure(lambda: aws.send_message_batch(QueueUrl=url, Entries=[{"Id": str(i), "MessageBody": "a" * 600000} for i in range(2)])),
                failure(lambda: aws.list_message_move_tasks(SourceArn="none")),
                failure(lambda: aws.add_permission(QueueUrl=url, Label="a", AWSAccountIds=["1"], Actions=["*"]))]))
            """);

        Assert.Equal(
            [
                "QueueDoesNotExist", "InvalidAddress", "InvalidMessageContents", "QueueNameExists", "InvalidAttributeValue", "InvalidAttributeName", "PurgeQueueInProgress",
                "ReceiptHandleIsInvalid", "MessageNotInflight", "EmptyBatchRequest", "TooManyEntriesInBatchRequest", "BatchEntryIdsNotDistinct", "InvalidBatchEntryId",
                "BatchRequestTooLong", "ResourceNotFoundException", "UnsupportedOperation",
            ],
            seen.EnumerateArray().Select(static error => error[0].GetString()));
        Assert.All(seen.EnumerateArray(), static error => Assert.Equal(400, error[2].GetInt32()));
        Assert.All(seen.EnumerateArray(), static error => Assert.NotEqual("", error[1].GetString()));
    }
}
