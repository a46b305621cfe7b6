using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>RedrivePolicy and RedriveAllowPolicy: which queue gets the messages that were received too often.</summary>
public class RedrivePolicyTests
{
    private static readonly string FailedArn = QueueFixture.ArnOf("failed");

    [Theory]
    [InlineData("2")]
    [InlineData("\"2\"")]
    public async Task MessageThatWasReceivedTooOften_MovesToTheDeadLetterQueue(string maxReceiveCount)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("failed");
        await queues.CreateAsync("orders");
        await QueueAttributeTests.SetAsync(queues, "orders", "RedrivePolicy", $$"""{"deadLetterTargetArn":"{{FailedArn}}","maxReceiveCount":{{maxReceiveCount}}}""");
        await queues.SendAsync("orders", "one");

        for (int i = 0; i < 2; i++)
            Assert.Equal(["one"], await queues.ReceiveBodiesAsync("orders", """{"VisibilityTimeout":0}"""));
        Assert.Empty(await queues.ReceiveAsync("orders"));

        JsonElement message = Assert.Single(await queues.ReceiveAsync("failed", """{"MessageSystemAttributeNames":["DeadLetterQueueSourceArn"]}"""));
        Assert.Equal(QueueFixture.ArnOf("orders"), message.GetProperty("Attributes").GetProperty("DeadLetterQueueSourceArn").GetString());
        Assert.Equal($$"""{"deadLetterTargetArn":"{{FailedArn}}","maxReceiveCount":2}""", await queues.GetAttributeAsync("orders", "RedrivePolicy"));
    }

    [Fact]
    public async Task EmptyPolicy_RemovesIt()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("failed");
        await queues.CreateAsync("orders", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{FailedArn}}","maxReceiveCount":1}"""));

        await QueueAttributeTests.SetAsync(queues, "orders", "RedrivePolicy", "");

        Assert.Equal("", await queues.GetAttributeAsync("orders", "RedrivePolicy"));
    }

    [Theory]
    [InlineData("""{"maxReceiveCount":1}""", "does not contain mandatory attribute: deadLetterTargetArn")]
    [InlineData("""{"deadLetterTargetArn":7,"maxReceiveCount":1}""", "does not contain mandatory attribute: deadLetterTargetArn")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:failed"}""", "does not contain mandatory attribute: maxReceiveCount")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:failed","maxReceiveCount":0}""", "Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:failed","maxReceiveCount":1001}""", "Invalid value for maxReceiveCount: 1001, ")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:failed","maxReceiveCount":true}""", "Invalid value for maxReceiveCount: True, ")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:missing","maxReceiveCount":1}""",
        "Dead letter target does not exist. Expected the ARN of one of: arn:aws:sqs:us-east-1:123456789012:failed")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:failed.fifo","maxReceiveCount":1}""", "Dead-letter queue must be same type of queue as the source")]
    public async Task WrongPolicy_IsRefused(string policy, string reason)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("failed");
        await queues.CreateAsync("failed.fifo");
        await queues.CreateAsync("orders");

        (string Type, string Code, string Message) error = await QueueAttributeTests.FailToSetAsync(queues, "orders", "RedrivePolicy", policy);

        Assert.Equal(("InvalidParameterValueException", "InvalidParameterValue"), (error.Type, error.Code));
        Assert.StartsWith($"Value {policy} for parameter RedrivePolicy is invalid. Reason: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"redrivePermission":"allowAll"}""", true)]
    [InlineData("""{"redrivePermission":"denyAll"}""", false)]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:123456789012:orders"]}""", true)]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:123456789012:other"]}""", false)]
    public async Task AllowPolicy_DecidesWhichQueuesMayUseTheQueue(string policy, bool isAllowed)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("failed", ("RedriveAllowPolicy", policy));
        await queues.CreateAsync("orders");
        string redrive = $$"""{"deadLetterTargetArn":"{{FailedArn}}","maxReceiveCount":1}""";

        if (isAllowed)
            await QueueAttributeTests.SetAsync(queues, "orders", "RedrivePolicy", redrive);
        else
            Assert.Contains("RedriveAllowPolicy", (await QueueAttributeTests.FailToSetAsync(queues, "orders", "RedrivePolicy", redrive)).Message, StringComparison.Ordinal);

        Assert.Equal(isAllowed ? redrive : "", await queues.GetAttributeAsync("orders", "RedrivePolicy"));
    }

    [Theory]
    [InlineData("""{}""", "redrivePermission must be one of: allowAll, denyAll, byQueue")]
    [InlineData("""{"redrivePermission":1}""", "redrivePermission must be one of: allowAll, denyAll, byQueue")]
    [InlineData("""{"redrivePermission":"byQueue"}""", "The redrivePermission byQueue requires sourceQueueArns")]
    [InlineData("""{"redrivePermission":"denyAll","sourceQueueArns":[]}""", "sourceQueueArns is only for the redrivePermission byQueue")]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":[]}""", "sourceQueueArns must be an array of 1 to 10 ARNs")]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":{}}""", "sourceQueueArns must be an array of 1 to 10 ARNs")]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":[1]}""", "sourceQueueArns must be an array of 1 to 10 ARNs")]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["","","","","","","","","","",""]}""", "sourceQueueArns must be an array of 1 to 10 ARNs")]
    public async Task WrongAllowPolicy_IsRefused(string policy, string reason)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("failed");

        (string Type, string Code, string Message) error = await QueueAttributeTests.FailToSetAsync(queues, "failed", "RedriveAllowPolicy", policy);

        Assert.Equal("InvalidParameterValueException", error.Type);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
