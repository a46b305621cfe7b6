using System.Text;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.EventSources;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>What becomes of the records of a Firehose stream after a response.</summary>
public sealed class TransformationResponseTests
{
    private static readonly FirehoseInput[] Sent = [.. new[] { "a", "b" }.Select(static id => new FirehoseInput(id, EventTime.Default, Encoding.UTF8.GetBytes($"was {id}")))];

    // b25l is "one".
    [Theory]
    [InlineData("""{"records":[{"recordId":"a","result":"Ok","data":"b25l"},{"recordId":"b","result":"Dropped","data":"b25l"}]}""", "Ok one, Dropped")]
    [InlineData("""{"records":[{"recordId":"b","result":"Dropped"},{"recordId":"a","result":"Ok","data":""}]}""", "Ok , Dropped")]
    [InlineData(
        """{"records":[{"recordId":"a","result":"ProcessingFailed","data":"b25l"},{"recordId":"b","result":"Ok","data":"b25l"}]}""",
        "ProcessingFailed was a Lambda.ProcessingFailedStatus, Ok one")]
    [InlineData("""{"records":[{"recordId":"b","result":"Ok","data":"b25l"}]}""", "ProcessingFailed was a Lambda.MissingRecordId, Ok one")]
    [InlineData(
        """{"records":[{"recordId":"a","result":"Ok","data":"b25l"},{"recordId":"a","result":"Dropped"},{"recordId":"b","result":"Ok","data":"b25l"}]}""",
        "ProcessingFailed was a Lambda.DuplicatedRecordId, Ok one")]
    public void Record_IsThatOfTheResponse(string response, string expected) => Assert.Equal(expected, Describe(Evaluate(response)));

    [Theory]
    [InlineData("", "Lambda.JsonProcessingException", "The response is not JSON: ")]
    [InlineData("done", "Lambda.JsonProcessingException", "The response is not JSON: ")]
    [InlineData("""{"records":[{"recordId":"\ud800"}]}""", "Lambda.JsonProcessingException", "The response is not JSON: ")]
    [InlineData("null", "Lambda.MissingRecordId", "The response does not have the record ")]
    [InlineData("[]", "Lambda.MissingRecordId", "The response does not have the record ")]
    [InlineData("{}", "Lambda.MissingRecordId", "The response does not have the record ")]
    [InlineData("""{"Records":[]}""", "Lambda.MissingRecordId", "The response does not have the record ")]
    [InlineData("""{"records":{}}""", "Lambda.MissingRecordId", "The response does not have the record ")]
    [InlineData("""{"records":[{"recordId":"a"}]}""", "Lambda.FunctionError", "records[0].result is missing. Expected Ok, Dropped or ProcessingFailed.")]
    [InlineData("""{"records":[{"recordId":"a","result":"ok"}]}""", "Lambda.FunctionError", "records[0].result is \"ok\".")]
    [InlineData("""{"records":[{"recordId":"a","result":null}]}""", "Lambda.FunctionError", "records[0].result is null.")]
    [InlineData("""{"records":[{"recordId":"a","result":"Ok"}]}""", "Lambda.FunctionError", "records[0].data is missing. Expected the new content in base64.")]
    [InlineData("""{"records":[{"recordId":"a","result":"Ok","data":"one"}]}""", "Lambda.FunctionError", "records[0].data is \"one\".")]
    public void InvalidResponse_FailsAllRecords(string response, string code, string message)
    {
        TransformedBatch batch = Evaluate(response);

        Assert.All(batch.Records, record => Assert.Equal((TransformationResult.ProcessingFailed, code), (record.Result, record.ErrorCode)));
        Assert.StartsWith(message, batch.Records[0].ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(["was a", "was b"], batch.Records.Select(static record => Encoding.UTF8.GetString(record.Data.Span)));
    }

    [Fact]
    public void RecordsThatAreNotInTheEvent_AreIgnoredWithAWarning()
    {
        TransformedBatch batch = Evaluate("""{"records":[{"recordId":"c","result":"?"},1,{"recordId":"a","result":"Dropped"},{"recordId":"b","result":"Dropped"}]}""");

        Assert.Equal("Dropped, Dropped", Describe(batch));
        Assert.Equal("The response has records that are not in the event, which are ignored: c, a record without recordId.", batch.Warning);
    }

    [Fact]
    public void Metadata_IsKept()
    {
        TransformedBatch batch = Evaluate("""{"records":[{"recordId":"a","result":"Ok","data":"","metadata":{"partitionKeys":{"customer":"x"}}}]}""");

        Assert.Equal("""{"partitionKeys":{"customer":"x"}}""", batch.Records[0].Metadata?.ToJsonString());
    }

    private static TransformedBatch Evaluate(string response) => TransformationResponse.Evaluate("lines", Encoding.UTF8.GetBytes(response), Sent);

    private static string Describe(TransformedBatch batch) => string.Join(", ", batch.Records.Select(static record => record.Result == TransformationResult.Dropped
        ? "Dropped"
        : $"{record.Result} {Encoding.UTF8.GetString(record.Data.Span)} {record.ErrorCode}".TrimEnd() + (record.Data.IsEmpty ? " " : "")));
}
