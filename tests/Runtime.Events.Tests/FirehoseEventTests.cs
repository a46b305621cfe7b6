using System.Text;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Sources, and what the methods of records create.</summary>
public sealed class FirehoseEventTests
{
    [Theory]
    [InlineData("data")]
    [InlineData("kafkaRecordValue")]
    public void Response_HasTheMemberOfTheSource(string member)
    {
        FirehoseRecord record = LambdaJson.Deserialize<FirehoseEvent>($$"""{"records":[{"recordId":"7","{{member}}":"YQ=="}]}""")!.Records[0];
        Assert.Equal("a", Encoding.UTF8.GetString(record.Content.Span));
        var response = new FirehoseResponse { Records = [record.Ok([.. "b\n"u8]), record.Dropped(), record.ProcessingFailed()] };
        Assert.Equal(
            """{"records":[{"recordId":"7","result":"Ok","@":"Ygo="},{"recordId":"7","result":"Dropped","@":"YQ=="},{"recordId":"7","result":"ProcessingFailed","@":"YQ=="}]}"""
                .Replace("@", member, StringComparison.Ordinal),
            LambdaJson.Serialize(response));
    }

    /// <summary>Milliseconds, but the documentation of Lambda has a text.</summary>
    [Theory]
    [InlineData("1335205543511")]
    [InlineData("\"2012-04-23T18:25:43.511Z\"")]
    public void ArrivalTime_IsANumberOrText(string time) =>
        Assert.Equal(
            DateTimeOffset.FromUnixTimeMilliseconds(1335205543511),
            LambdaJson.Deserialize<FirehoseKinesisRecordMetadata>($$"""{"approximateArrivalTimestamp":{{time}} }""")!.ApproximateArrivalTimestamp);

    /// <summary>Empty table names, which would be rejected, are not written.</summary>
    [Fact]
    public void Metadata_HasOnlyWhatIsSet() =>
        Assert.Equal(
            """{"recordId":"1","result":"Ok","data":"","metadata":{"partitionKeys":{"customer":"7"}}}""",
            LambdaJson.Serialize(new FirehoseResponseRecord
            {
                RecordId = "1",
                Result = FirehoseResults.Ok,
                Data = [],
                Metadata = new() { PartitionKeys = new Dictionary<string, string> { ["customer"] = "7" } },
            }));
}
