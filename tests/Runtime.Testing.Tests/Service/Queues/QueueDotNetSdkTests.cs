using System.Text;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>The AWS SDK for .NET. It verifies the digests of bodies and attributes.</summary>
public class QueueDotNetSdkTests
{
    [Fact]
    public async Task Message_IsSentReceivedAndDeleted()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();
        using AmazonSQSClient sqs = CreateClient(service);
        string url = (await sqs.CreateQueueAsync(new CreateQueueRequest("orders") { Attributes = new() { ["VisibilityTimeout"] = "60" } })).QueueUrl;

        SendMessageResponse sent = await sqs.SendMessageAsync(new SendMessageRequest(url, "wörld")
        {
            MessageAttributes = new()
            {
                ["count"] = new MessageAttributeValue { DataType = "Number", StringValue = "7" },
                ["blob"] = new MessageAttributeValue { DataType = "Binary", BinaryValue = new MemoryStream([0, 1]) },
            },
        });
        ReceiveMessageResponse received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url)
        {
            MessageAttributeNames = ["All"],
            MessageSystemAttributeNames = ["All"],
            WaitTimeSeconds = 1,
        });

        Message message = Assert.Single(received.Messages);
        Assert.Equal((sent.MessageId, "wörld", "1"), (message.MessageId, message.Body, message.Attributes["ApproximateReceiveCount"]));
        Assert.Equal(("7", "\0\u0001"), (message.MessageAttributes["count"].StringValue, Encoding.UTF8.GetString(message.MessageAttributes["blob"].BinaryValue.ToArray())));
        await sqs.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 120);
        await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
        GetQueueAttributesResponse attributes = await sqs.GetQueueAttributesAsync(url, ["All"]);
        Assert.Equal((60, 0, 0), (attributes.VisibilityTimeout, attributes.ApproximateNumberOfMessages, attributes.ApproximateNumberOfMessagesNotVisible));
        Assert.Equal([url], (await sqs.ListQueuesAsync("ord")).QueueUrls);
        await sqs.DeleteQueueAsync(url);
        Assert.Empty(service.Queues.All);
        Assert.Empty(service.Refusals);
    }

    [Fact]
    public async Task FifoQueue_KeepsItsOrder()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();
        using AmazonSQSClient sqs = CreateClient(service);
        var create = new CreateQueueRequest("orders.fifo") { Attributes = new() { ["FifoQueue"] = "true", ["ContentBasedDeduplication"] = "true" } };
        string url = (await sqs.CreateQueueAsync(create)).QueueUrl;

        SendMessageBatchResponse batch = await sqs.SendMessageBatchAsync(url,
        [
            new SendMessageBatchRequestEntry("1", "one") { MessageGroupId = "g" },
            new SendMessageBatchRequestEntry("2", "two") { MessageGroupId = "g" },
            new SendMessageBatchRequestEntry("3", "three"),
        ]);
        ReceiveMessageResponse received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10 });
        DeleteMessageBatchResponse deleted = await sqs.DeleteMessageBatchAsync(
            url, [.. received.Messages.Select(static (message, index) => new DeleteMessageBatchRequestEntry($"{index}", message.ReceiptHandle))]);

        Assert.Equal(["1", "2"], batch.Successful.Select(static entry => entry.Id));
        Assert.Equal(("3", "MissingParameter", true), (batch.Failed[0].Id, batch.Failed[0].Code, batch.Failed[0].SenderFault));
        Assert.Equal(["one", "two"], received.Messages.Select(static message => message.Body));
        Assert.Equal(2, deleted.Successful.Count);
    }

    [Fact]
    public async Task Refusal_IsTheExceptionOfTheModel()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();
        using AmazonSQSClient sqs = CreateClient(service);
        string url = (await sqs.CreateQueueAsync("orders")).QueueUrl;

        QueueDoesNotExistException missing = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => sqs.GetQueueUrlAsync("none"));
        Assert.Equal("The specified queue does not exist: none. Expected one of: orders.", missing.Message);
        await Assert.ThrowsAsync<QueueNameExistsException>(() => sqs.CreateQueueAsync(new CreateQueueRequest("orders") { Attributes = new() { ["DelaySeconds"] = "1" } }));
        await Assert.ThrowsAsync<InvalidAttributeValueException>(() => sqs.SetQueueAttributesAsync(url, new() { ["DelaySeconds"] = "901" }));
        await Assert.ThrowsAsync<InvalidMessageContentsException>(() => sqs.SendMessageAsync(url, "\u0001"));
        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => sqs.DeleteMessageAsync(url, "none"));
        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => sqs.DeleteMessageBatchAsync(url, []));
        AmazonSQSException range = await Assert.ThrowsAsync<AmazonSQSException>(() => sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 11 }));
        Assert.Equal("InvalidParameterValue", range.ErrorCode);
        Assert.Equal(7, service.Refusals.Count);
    }

    private static AmazonSQSClient CreateClient(ServiceFixture service) => new(
        new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = service.Address, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
}
