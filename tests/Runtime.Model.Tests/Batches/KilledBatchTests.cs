using System.Runtime.InteropServices;
using Lambda.Runtime.Generators.Tests.Differential;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>Random batches for a process that is killed at random moments: what was acknowledged was processed, and everything else comes again.</summary>
public sealed class KilledBatchTests
{
    private static readonly int Rounds = Seeds.Number("LAMBDA_MODEL_ROUNDS", 2);

    /// <summary>The path of this program, which is also the function.</summary>
    private static readonly string ProgramPath = Path.ChangeExtension(typeof(KilledBatchTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);

    public static TheoryData<int> Modes => [.. Enumerable.Range(0, AllModes.Length)];

    private static BatchMode[] AllModes { get; } =
    [
        new(BatchService.Queue, nameof(BatchHandlers.Message), 1),
        new(BatchService.Fifo, nameof(BatchHandlers.MessageOfFour), 4),
        new(BatchService.DynamoDb, nameof(BatchHandlers.ChangeOfThree), 3),
        new(BatchService.Kafka, nameof(BatchHandlers.ValueOfFour), 4, Drops: true),
    ];

    [Theory]
    [MemberData(nameof(Modes))]
    public Task KilledProcess_LosesNoRecord(int mode) => PlayAsync(AllModes[mode], Rounds, 900 + mode);

    [Theory, FullTier]
    [MemberData(nameof(Modes))]
    public Task OftenKilledProcess_LosesNoRecord(int mode) => PlayAsync(AllModes[mode], Rounds * 10, 950 + mode);

    private static async Task PlayAsync(BatchMode mode, int rounds, int stream)
    {
        string journal = Path.GetTempFileName();
        try
        {
            await using LambdaFunction function = await LambdaFunction.StartAsync(ProgramPath, CreateOptions(mode, journal), TestContext.Current.CancellationToken);
            BatchPlan[] plans = BatchPlans.Rounds.Sample(rounds, stream);
            var scenario = new KilledScenario(mode, function, journal);
            for (int i = 0; i < plans.Length; i++)
                await scenario.PlayAsync(plans[i], $"{i}", $"LAMBDA_FSCHECK_SEED={Seeds.Seed}, round {i} of {mode}");
            TestContext.Current.TestOutputHelper?.WriteLine($"{scenario.Deliveries} deliveries, {scenario.Kills} of them to a process that was killed");
        }
        finally
        {
            File.Delete(journal);
        }
    }

    private static LambdaFunctionOptions CreateOptions(BatchMode mode, string journal) => new()
    {
        Handler = $"{nameof(BatchHandlers)}.{mode.Handler}",
        Timeout = Limit.Short,
        InitTimeout = Limit.Short,
        Environment = new Dictionary<string, string>
        {
            [Journal.Variable] = journal,
            // The function runs under the same .NET runtime as this program, wherever that is installed.
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
        },
    };
}
