using Lambda.Runtime.Generators.Tests.Differential;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>
/// Random batches through generated handlers of single records, the loop and the emulator: what a service does not send again was processed, what can succeed
/// succeeds in the end, in the order of its group, and the limits of concurrency and of the deadline are kept. LAMBDA_FSCHECK_SEED sets the seed,
/// LAMBDA_MODEL_ROUNDS the number of rounds.
/// </summary>
public sealed class BatchModelTests
{
    private static readonly int Rounds = Seeds.Number("LAMBDA_MODEL_ROUNDS", 12);

    public static TheoryData<int, string> Modes => [.. BatchMode.All.Select(static (mode, index) => (index, mode.ToString()))];

    [Theory]
    [MemberData(nameof(Modes))]
    public Task RandomBatches_AreProcessedByTheRulesOfTheService(int index, string mode) => PlayAsync(BatchMode.All[index], mode, Rounds, index);

    [Theory, FullTier]
    [MemberData(nameof(Modes))]
    public Task ManyRandomBatches_AreProcessedByTheRulesOfTheService(int index, string mode) => PlayAsync(BatchMode.All[index], mode, Rounds * 10, 100 + index);

    private static async Task PlayAsync(BatchMode mode, string name, int rounds, int stream)
    {
        BatchPlan[] plans = BatchPlans.Rounds.Sample(rounds, stream: 800 + stream);
        var scenario = new BatchScenario(mode);
        await using LambdaFunction function = await scenario.StartAsync();
        for (int i = 0; i < plans.Length; i++)
        {
            BatchPlan plan = plans[i];
            SentRecord[] records = [.. plan.Records.Select((record, number) => new SentRecord($"{i}-{number}", number, mode.WithId(record), mode.Drops))];
            List<string> history = [];
            try
            {
                await scenario.PlayAsync(function, records, plan, history);
            }
            catch (Exception exception)
            {
                Assert.Fail($"LAMBDA_FSCHECK_SEED={Seeds.Seed}, round {i} of {name}:\n{string.Join('\n', records.AsEnumerable())}\n"
                    + $"{string.Join('\n', history)}\n{exception}\n{string.Join('\n', function.Logs.TakeLast(10))}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{plans.Sum(static plan => plan.Records.Length)} records in {scenario.Deliveries} deliveries");
    }
}
