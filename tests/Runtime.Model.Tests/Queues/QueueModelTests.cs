using System.Runtime.InteropServices;
using Lambda.Runtime.Generators.Tests.Differential;
using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>
/// Random messages through queues, for a function that fails and is killed at random moments: each message is handled, or is a dead letter after its last receive.
/// </summary>
public sealed class QueueModelTests
{
    private static readonly int Rounds = Seeds.Number("LAMBDA_MODEL_ROUNDS", 2);

    /// <summary>The path of this program, which is also the function.</summary>
    private static readonly string ProgramPath = Path.ChangeExtension(typeof(QueueModelTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);

    public static TheoryData<int> Modes => [.. Enumerable.Range(0, QueueMode.All.Length)];

    [Theory]
    [MemberData(nameof(Modes))]
    public Task KilledFunction_LosesNoMessage(int mode) => PlayAsync(QueueMode.All[mode], Rounds, 1000 + mode);

    [Theory, FullTier]
    [MemberData(nameof(Modes))]
    public Task OftenKilledFunction_LosesNoMessage(int mode) => PlayAsync(QueueMode.All[mode], Rounds * 10, 1050 + mode);

    private static async Task PlayAsync(QueueMode mode, int rounds, int stream)
    {
        int kills = 0;
        QueuePlan[] plans = QueuePlan.All.Sample(rounds, stream);
        for (int i = 0; i < plans.Length; i++)
        {
            string journal = Path.GetTempFileName();
            try
            {
                var clock = new FakeTimeProvider();
                await using LambdaFunction function = await LambdaFunction.StartAsync(ProgramPath, CreateOptions(mode, journal, clock), TestContext.Current.CancellationToken);
                var scenario = new QueueScenario(function, clock, plans[i], mode, journal);
                IReadOnlyList<string> violations = await scenario.PlayAsync();
                kills += scenario.Kills;
                if (violations.Count > 0)
                {
                    Assert.Fail($"LAMBDA_FSCHECK_SEED={Seeds.Seed}, round {i} of {mode}, {plans[i].BatchSize} at a time, {plans[i].MaxReceiveCount} receives: "
                        + $"{string.Join("; ", violations)}\n"
                        + $"{string.Join('\n', plans[i].Items.Select(static item => item.ToString()))}\n"
                        + $"{await File.ReadAllTextAsync(journal)}\n{string.Join('\n', function.Queue(mode.Queue).Deliveries)}");
                }
            }
            finally
            {
                File.Delete(journal);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{plans.Sum(static plan => plan.Items.Length)} messages, {kills} kills");
    }

    private static LambdaFunctionOptions CreateOptions(QueueMode mode, string journal, FakeTimeProvider clock) => new()
    {
        Handler = $"{nameof(QueueHandlers)}.{mode.Handler}",
        // The function's own clock is the real one, which its process has.
        Queues = new LambdaQueues(clock),
        InitTimeout = Limit.Short,
        Environment = new Dictionary<string, string>
        {
            [QueueJournal.Variable] = journal,
            ["LAMBDA_BATCH_RESPONSES"] = mode.IsListIgnored ? "off" : "on",
            // The function runs under the same .NET runtime as this program, wherever that is installed.
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
        },
    };
}
