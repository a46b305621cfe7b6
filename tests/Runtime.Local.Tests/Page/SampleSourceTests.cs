using Lambda.Runtime.Local.Page;
using LocalSamples = Lambda.Runtime.Local.Page.SampleEvents;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>The name of the source in the events of the page.</summary>
public sealed class SampleSourceTests
{
    [Theory]
    [InlineData("sqs-two-messages", "\"eventSourceARN\":\"arn:aws:sqs:us-east-1:123456789012:new\"")]
    [InlineData("kinesis-two-records", ":stream/new\"")]
    [InlineData("dynamodb-item-changed", ":table/new/stream/")]
    [InlineData("sns", "\"TopicArn\":\"arn:aws:sns:us-east-1:123456789012:new\"")]
    [InlineData("s3-object-created", "\"name\":\"new\"")]
    [InlineData("s3-object-created", "\"arn\":\"arn:aws:s3:::new\"")]
    [InlineData("eventbridge", "\"detail-type\":\"new\"")]
    [InlineData("firehose", ":deliverystream/new\"")]
    [InlineData("kafka-amazon-msk", "\"records\":{\"new-0\":[{\"topic\":\"new\"")]
    public void Source_HasTheNameOfTheHandler(string sample, string expected) =>
        Assert.Contains(expected, SampleSource.Rename(LocalSamples.Find(sample)!, "new"), StringComparison.Ordinal);

    [Theory]
    [InlineData("http-api-get")]
    [InlineData("cloudwatch-logs")]
    public void EventWithoutAName_IsUnchanged(string sample) => Assert.DoesNotContain("\"new", SampleSource.Rename(LocalSamples.Find(sample)!, "new"), StringComparison.Ordinal);
}
