using System.Text;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>Which records count as processed after a response.</summary>
public sealed class BatchItemFailuresTests
{
    private static readonly string[] Sent = ["a", "b", "c", "orders-0@16"];

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"batchItemFailures":null}""")]
    [InlineData("""{"batchItemFailures":[]}""")]
    public void ResponseWithoutFailures_IsSuccess(string response)
    {
        BatchVerdict verdict = Evaluate(response);

        Assert.Null(verdict.Problem);
        Assert.Null(verdict.Warning);
        Assert.Empty(verdict.Failed);
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"}]}""", "b")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"a"},{"itemIdentifier":"b"}]}""", "a b")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":{"partition":"orders-0","offset":16}}]}""", "orders-0@16")]
    public void ListedRecords_HaveFailed(string response, string failed)
    {
        BatchVerdict verdict = Evaluate(response);

        Assert.Null(verdict.Problem);
        Assert.Equal(failed.Split(' '), verdict.Failed.Order());
    }

    [Theory]
    [InlineData("", "The response is not JSON")]
    [InlineData("done", "The response is not JSON")]
    [InlineData("\"done\"", "The response is a string. Expected an object with the member batchItemFailures, or null.")]
    [InlineData("[]", "The response is an array.")]
    [InlineData("true", "The response is true.")]
    [InlineData("""{"batchItemFailures":{}}""", "batchItemFailures is an object. Expected an array.")]
    [InlineData("""{"batchItemFailures":["a"]}""", "batchItemFailures[0] is \"a\". Expected an object with the member itemIdentifier.")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"a"},{"itemId":"b"}]}""", "batchItemFailures[1] is {\"itemId\":\"b\"}.")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""", "batchItemFailures[0].itemIdentifier is \"\". Expected the identifier of a record.")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", "batchItemFailures[0].itemIdentifier is null.")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":{"topic-partition":"orders-0","offset":16}}]}""", "Expected the identifier of a record.")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"\ud800"}]}""", "The response is not JSON: ")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":{"partition":"\ud800","offset":1}}]}""", "The response is not JSON: ")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"z"}]}""", "batchItemFailures[0].itemIdentifier is \"z\", which is not a record of the event.")]
    public void MalformedList_FailsTheBatch(string response, string problem)
    {
        BatchVerdict verdict = Evaluate(response);

        Assert.Contains(problem, verdict.Problem, StringComparison.Ordinal);
        Assert.Equal(Sent.Order(), verdict.Failed.Order());
    }

    [Theory]
    [InlineData("""{"BatchItemFailures":[{"itemIdentifier":"b"}]}""", "BatchItemFailures")]
    [InlineData("""{"batchItemFailure":[{"itemIdentifier":"b"}]}""", "batchItemFailure")]
    [InlineData("""{"statusCode":200,"body":""}""", "statusCode, body")]
    public void MisspelledMember_IsSuccessWithWarning(string response, string members)
    {
        BatchVerdict verdict = Evaluate(response);

        Assert.Empty(verdict.Failed);
        Assert.Equal($"The response has {members} and no batchItemFailures: all records count as processed.", verdict.Warning);
    }

    [Theory]
    [InlineData("not JSON", false)]
    [InlineData("null", false)]
    [InlineData("""{"batchItemFailures":[]}""", false)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"}]}""", true)]
    public void MappingWithoutReports_IgnoresTheResponse(string response, bool isWarned)
    {
        BatchVerdict verdict = BatchItemFailures.Evaluate(Respond(response), Sent, isReported: false);

        Assert.Null(verdict.Problem);
        Assert.Empty(verdict.Failed);
        Assert.Equal(isWarned, verdict.Warning?.Contains("ReportBatchItemFailures", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FailedInvocation_FailsTheBatch(bool isReported)
    {
        var error = InvocationResult.From(new InvocationRequest("{}"u8.ToArray()), InvocationCompletion.ServiceError("Order.Missing", "no order"));

        BatchVerdict verdict = BatchItemFailures.Evaluate(error, Sent, isReported);

        Assert.Equal("Order.Missing: no order", verdict.Problem);
        Assert.Equal(Sent.Order(), verdict.Failed.Order());
    }

    private static BatchVerdict Evaluate(string response) => BatchItemFailures.Evaluate(Respond(response), Sent, isReported: true);

    private static InvocationResult Respond(string response) =>
        InvocationResult.From(new InvocationRequest("{}"u8.ToArray()), InvocationCompletion.Response(Encoding.UTF8.GetBytes(response)));
}
