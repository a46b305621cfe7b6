using Lambda.Runtime.Generators.Tests.Differential;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Model.Tests;

/// <summary>
/// Random sequences of invocations, failures, timeouts and lost connections, through the generated loop and the emulator: each caller gets
/// exactly one outcome, the one of the model: its response or a documented loss. LAMBDA_FSCHECK_SEED sets the seed, LAMBDA_MODEL_ROUNDS the number of rounds.
/// </summary>
public sealed class ModelTests
{
    private static readonly int Rounds = Seeds.Number("LAMBDA_MODEL_ROUNDS", 40);

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public async Task RandomSequence_HasOutcomesOfModel(int? slots, bool isStreamed)
    {
        var mode = new Mode(slots, isStreamed);
        Plan[][] plans = Plans.Rounds(mode).Sample(Rounds, stream: 700 + (slots ?? 0) + (isStreamed ? 1 : 0));
        var scenario = new Scenario(mode);
        await using LambdaFunction function = await scenario.StartAsync();
        for (int i = 0; i < plans.Length; i++)
        {
            Job[] round = [.. plans[i].Select((plan, number) => new Job($"{mode.Handler}-{slots}-{i}-{number}", plan))];
            try
            {
                await scenario.PlayAsync(function, round);
            }
            catch (Exception exception)
            {
                Assert.Fail($"LAMBDA_FSCHECK_SEED={Seeds.Seed}, round {i} of {mode}:\n{string.Join('\n', round.AsEnumerable())}\n"
                    + $"{exception}\n{string.Join('\n', function.Logs.TakeLast(10))}");
            }
        }

        await scenario.PlayAsync(function, [new Job($"{mode.Handler}-{slots}-last", new Plan(JobAction.Respond, 10, Disconnect.Never, 0))]);
        int hung = plans.SelectMany(round => round).Count(plan => plan.Action == JobAction.Hang);
        Assert.Equal(slots is null ? 1 + hung : 1, scenario.Starts);
    }
}
