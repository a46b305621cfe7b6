using System.Text;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Model.Tests.Transformations;

/// <summary>What becomes of records of a Firehose stream: delivered, dropped, or failed with the data that they had.</summary>
public sealed class TransformationHandlerTests
{
    [Theory]
    [InlineData("Text", "one, drop, two", "<one>, dropped, <two>")]
    [InlineData("Text", "one, fail, two", "<one>, failed fail, <two>")]
    // The second one has no room in the response.
    [InlineData("Text", "large, one, two", "failed large, <one>, <two>")]
    [InlineData("TextOfFour", "aaa, aa, fail, a, drop", "<aaa>, <aa>, failed fail, <a>, dropped")]
    [InlineData("Json", """{"text":"a"}, {"text":7}, {"text":"fail"}""", "{\"text\":\"<a>\"}\n, dropped, failed {\"text\":\"fail\"}")]
    [InlineData("WholeEvent", "one, fail, two", "one, failed fail, two")]
    public async Task Records_AreDeliveredDroppedOrFailed(string handler, string records, string expected) => Assert.Equal(expected, Describe(await PlayAsync(handler, records)));

    [Fact]
    public async Task InvocationThatFails_IsRepeatedWithAllRecords()
    {
        TransformedBatch batch = await PlayAsync("TextOrError", "one, fail");

        Assert.Equal(4, batch.Attempts);
        Assert.Equal("failed one, failed fail", Describe(batch));
        Assert.Equal("Lambda.FunctionError", batch.Records[0].ErrorCode);
    }

    /// <summary>The timer of the token fires while the clock says that another record may be begun.</summary>
    [Fact]
    public async Task CanceledToken_IsTheEndOfTheLoop() => Assert.Equal(
        "one, failed hang, failed two", Describe(await PlayAsync("UntilTheDeadline", "one, hang, two", TimeSpan.FromSeconds(4), new EarlyTimers())));

    private static async Task<TransformedBatch> PlayAsync(string handler, string records, TimeSpan? timeout = null, TimeProvider? time = null)
    {
        FirehoseInput[] inputs = [.. records.Split(", ").Select(static (text, i) => new FirehoseInput($"4954{i}", EventTime.Default, Encoding.UTF8.GetBytes(text)))];
        var options = new LambdaFunctionOptions
        {
            Handler = $"{nameof(TransformationHandlers)}.{handler}",
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
            TimeProvider = time ?? TimeProvider.System,
        };
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(TransformationHandlers), options, TestContext.Current.CancellationToken);
        return await FirehoseProcessor.TransformAsync("lines", inputs, () => function.Instances);
    }

    private static string Describe(TransformedBatch batch) => string.Join(", ", batch.Records.Select(static record => record.Result switch
    {
        TransformationResult.Dropped => "dropped",
        TransformationResult.ProcessingFailed => $"failed {Encoding.UTF8.GetString(record.Data.Span)}",
        _ => Encoding.UTF8.GetString(record.Data.Span),
    }));

    /// <summary>The system's clock, with timers that fire too early, as those of the system do, by less.</summary>
    private sealed class EarlyTimers : TimeProvider
    {
        private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(200);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > Early ? dueTime - Early : dueTime, period);
    }
}
