using Lambda.Runtime.Generators.Tests.Differential;
using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Streams;

/// <summary>Random records through streams, tables and topics, for handlers that fail: each record is processed in order, or is discarded after its last retry.</summary>
public sealed class StreamModelTests
{
    private static readonly int Rounds = Seeds.Number("LAMBDA_MODEL_ROUNDS", 2) * 10;

    [Theory]
    [InlineData(StreamMode.Kinesis)]
    [InlineData(StreamMode.KinesisOfFour)]
    [InlineData(StreamMode.ParallelKinesis)]
    [InlineData(StreamMode.Table)]
    [InlineData(StreamMode.Topic)]
    public async Task FailingHandler_LosesNoRecord(StreamMode mode)
    {
        StreamPlan[] plans = StreamPlan.All.Sample(Rounds, 1100 + (int)mode);
        for (int i = 0; i < plans.Length; i++)
        {
            StreamPlan plan = plans[i];
            var clock = new FakeTimeProvider();
            string handler = mode == StreamMode.ParallelKinesis ? nameof(StreamHandlers.Kinesis) : mode.ToString();
            // The function's own clock is the real one.
            var options = new LambdaFunctionOptions
            {
                Handler = $"{nameof(StreamHandlers)}.{handler}",
                Queues = new LambdaQueues(clock),
                InitTimeout = Limit.Short,
                Timeout = Limit.Short,
            };
            await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(StreamHandlers), options, TestContext.Current.CancellationToken);
            var scenario = new StreamScenario(function, clock, plan, mode);
            IReadOnlyList<string> violations = await scenario.PlayAsync();
            if (violations.Count > 0)
            {
                Assert.Fail($"LAMBDA_FSCHECK_SEED={Seeds.Seed}, round {i} of {mode}, {plan.BatchSize} at a time, {plan.Retries} retries{(plan.Bisects ? ", in halves" : "")}: "
                    + $"{string.Join("; ", violations)}\n"
                    + $"{string.Join('\n', plan.Items.Select(static item => $"{item.Key} {item.Group}: {item.Failures} failures"))}\n"
                    + string.Join('\n', scenario.Source!.Deliveries));
            }
        }
    }
}
