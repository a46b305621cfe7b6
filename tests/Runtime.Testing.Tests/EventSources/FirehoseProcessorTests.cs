using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>How often a function is invoked with the records of a Firehose stream.</summary>
public sealed class FirehoseProcessorTests
{
    private static readonly FirehoseInput[] Sent = [new("a", EventTime.Default, "one"u8.ToArray())];

    private readonly ConcurrentQueue<JsonElement> _events = [];

    [Theory]
    [InlineData(0, 1, "Ok")]
    [InlineData(2, 3, "Ok")]
    [InlineData(3, 4, "Ok")]
    [InlineData(4, 4, "Lambda.FunctionError FormatException: no order")]
    public async Task InvocationThatFails_IsRepeatedThreeTimes(int failures, int attempts, string expected)
    {
        await using LambdaFunction function = await StartAsync(_ => _events.Count <= failures
            ? throw new FormatException("no order") : """{"records":[{"recordId":"a","result":"Ok","data":"b25l"}]}""");

        Assert.Equal((attempts, expected), await TransformAsync(() => function.Instances));
        Assert.Equal(attempts, _events.Count);
        Assert.All(
            _events, static one => Assert.Equal("""[{"recordId":"a","approximateArrivalTimestamp":1767323045678,"data":"b25l"}]""", one.GetProperty("records").GetRawText()));
        Assert.Equal(attempts, _events.Select(static one => one.GetProperty("invocationId").GetString()).Distinct().Count());
        Assert.Equal("arn:aws:firehose:us-east-1:123456789012:deliverystream/lines", _events.First().GetProperty("deliveryStreamArn").GetString());
    }

    [Theory]
    [InlineData("done", "Lambda.JsonProcessingException The response is not JSON: ")]
    [InlineData("{}", "Lambda.MissingRecordId The response does not have the record a. Expected each record of the event once.")]
    public async Task InvalidResponse_IsNotRepeated(string response, string expected)
    {
        await using LambdaFunction function = await StartAsync(_ => response);

        (int attempts, string outcome) = await TransformAsync(() => function.Instances);

        Assert.Equal(1, attempts);
        Assert.StartsWith(expected, outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProcessThatExits_IsInvokedAgain()
    {
        await using LambdaFunction function = await StartAsync(_ => _events.Count == 1
            ? throw new ExitException(7) : """{"records":[{"recordId":"a","result":"Dropped"}]}""");

        Assert.Equal((2, "Dropped"), await TransformAsync(() => function.Instances));
    }

    [Fact]
    public async Task FunctionThatHangs_TimesOutFourTimes()
    {
        LambdaFunctionOptions options = TestFunctionProcess.Options("hang") with { Timeout = TimeSpan.FromMilliseconds(100) };
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options, TestContext.Current.CancellationToken);

        (int attempts, string outcome) = await TransformAsync(() => function.Instances);

        Assert.Equal(4, attempts);
        Assert.StartsWith("Lambda.FunctionError Sandbox.Timedout: ", outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionThatIsGone_FailsTheRecords() =>
        Assert.Equal((4, "Lambda.InternalServerError The function could not be invoked."), await TransformAsync(static () => null));

    private static async Task<(int Attempts, string Outcome)> TransformAsync(Func<IInvocableFunction?> function)
    {
        TransformedBatch batch = await FirehoseProcessor.TransformAsync("lines", Sent, function).WithinLimit();
        TransformedRecord record = Assert.Single(batch.Records);
        return (batch.Attempts, record.ErrorCode is null ? record.Result.ToString() : $"{record.ErrorCode} {record.ErrorMessage}");
    }

    private Task<LambdaFunction> StartAsync(Func<JsonElement, string> respond) => TestFunction.StartAsync(next =>
    {
        JsonElement json = JsonDocument.Parse(next.Body).RootElement;
        _events.Enqueue(json);
        return Encoding.UTF8.GetBytes(respond(json));
    });
}
