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

    public static TheoryData<string, string> Modes => new()
    {
        { nameof(QueueHandlers.One), "orders" },
        { nameof(QueueHandlers.OfFour), "orders" },
        { nameof(QueueHandlers.One), "orders.fifo" },
        { nameof(QueueHandlers.OfFour), "orders.fifo" },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public Task KilledFunction_LosesNoMessage(string handler, string queue) => PlayAsync(handler, queue, Rounds, 1000);

    [Theory, FullTier]
    [MemberData(nameof(Modes))]
    public Task OftenKilledFunction_LosesNoMessage(string handler, string queue) => PlayAsync(handler, queue, Rounds * 20, 1050);

    private static async Task PlayAsync(string handler, string queue, int rounds, int stream)
    {
        int kills = 0;
        QueuePlan[] plans = QueuePlan.All.Sample(rounds, stream + queue.Length + handler.Length);
        for (int i = 0; i < plans.Length; i++)
        {
            string journal = Path.GetTempFileName();
            try
            {
                var clock = new FakeTimeProvider();
                await using LambdaFunction function = await LambdaFunction.StartAsync(ProgramPath, CreateOptions(handler, journal, clock), TestContext.Current.CancellationToken);
                var scenario = new QueueScenario(function, clock, plans[i], queue, journal);
                IReadOnlyList<string> violations = await scenario.PlayAsync();
                kills += scenario.Kills;
                if (violations.Count > 0)
                {
                    Assert.Fail($"LAMBDA_FSCHECK_SEED={Seeds.Seed}, round {i} of {handler}, {queue}, {plans[i].BatchSize} at a time, {plans[i].MaxReceiveCount} receives: "
                        + $"{string.Join("; ", violations)}\n"
                        + $"{string.Join('\n', plans[i].Items.Select(static item => $"{item.Key} {item.Group}: {string.Join(", ", item.Actions)}"))}\n"
                        + $"{await File.ReadAllTextAsync(journal)}\n{string.Join('\n', function.Queue(queue).Deliveries)}");
                }
            }
            finally
            {
                File.Delete(journal);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{plans.Sum(static plan => plan.Items.Length)} messages, {kills} kills");
    }

    private static LambdaFunctionOptions CreateOptions(string handler, string journal, FakeTimeProvider clock) => new()
    {
        Handler = $"{nameof(QueueHandlers)}.{handler}",
        // The function's own clock is the real one, which its process has.
        Queues = new LambdaQueues(clock),
        InitTimeout = Limit.Short,
        Environment = new Dictionary<string, string>
        {
            [QueueJournal.Variable] = journal,
            // The function runs under the same .NET runtime as this program, wherever that is installed.
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
        },
    };
}
