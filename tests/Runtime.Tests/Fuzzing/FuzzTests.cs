using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Passes random bytes to everything that reads input from a peer or the environment, and checks properties of the results.</summary>
/// <remarks>
/// By default, a fixed number of inputs runs for each target, or as many as LAMBDA_FUZZ_INPUTS says. LAMBDA_FUZZ_SECONDS sets a time for each
/// target instead, and LAMBDA_FUZZ_SEED a seed. With LAMBDA_FUZZ_KEEP=1, an input that fails is written to <c>Corpus</c>, where it becomes a
/// test, and inputs that reached new code are written to <c>artifacts/fuzz</c>, where the next run starts.
/// </remarks>
public sealed partial class FuzzTests
{
    /// <summary>The target that LAMBDA_FUZZ_TARGET names, or all.</summary>
    public static TheoryData<string> FuzzedTargets => Environment.GetEnvironmentVariable("LAMBDA_FUZZ_TARGET") is { Length: > 0 } target ? [target] : Targets;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Corpus_SatisfiesProperties(string target)
    {
        Action<byte[]> run = CreateTarget(typeof(FuzzTests).Assembly, target);
        IReadOnlyList<(string Name, byte[] Input)> files = Corpus.Read(target);
        Assert.NotEmpty(files);
        foreach ((string name, byte[] input) in files)
        {
            if (Record.Exception(() => run(input)) is { } failure)
                Assert.Fail($"{target}/{name}: {failure}");
        }
    }

    [Theory]
    [MemberData(nameof(FuzzedTargets))]
    public async Task RandomInputs_SatisfyProperties(string target)
    {
        TimeSpan? time = Number("LAMBDA_FUZZ_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        using var coverage = new Coverage();
        int seed = Number("LAMBDA_FUZZ_SEED") ?? 20_260_314;
        var fuzzer = new Fuzzer(coverage, CreateTarget(Coverage.Tests, target), seed, CreateChange(target));
        foreach ((_, byte[] input) in Corpus.Read(target).Concat(Corpus.ReadFound(target)))
            fuzzer.Add(input);
        int inputs = Number("LAMBDA_FUZZ_INPUTS") ?? DefaultInputs;
        int branchesBefore = coverage.Branches;

        // Detect a target that hangs, and report the input on which it hangs.
        var clock = Stopwatch.StartNew();
        Task<byte[]?> fuzzing = Task.Run(
            () => fuzzer.Run(executions => time is null ? executions < inputs : clock.Elapsed < time),
            TestContext.Current.CancellationToken);
        TimeSpan limit = (time ?? TimeSpan.Zero) + TimeSpan.FromMinutes(1);
        Task first = await Task.WhenAny(fuzzing, Task.Delay(limit, TestContext.Current.CancellationToken));
        Assert.True(first == fuzzing, $"{target}: LAMBDA_FUZZ_SEED={seed}: hangs on {Convert.ToHexString(fuzzer.Current)}");

        if (await fuzzing is { } found)
        {
            string name = Corpus.AddFailure(target, found);
            Assert.Fail($"{target}/{name}: LAMBDA_FUZZ_SEED={seed}: {Convert.ToHexString(found)}: {fuzzer.RunOne(found)}");
        }

        Corpus.SaveFound(target, fuzzer.Found);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{target}: {fuzzer.Executions} inputs, {fuzzer.Executions / clock.Elapsed.TotalSeconds:f0}/s, branches {branchesBefore} to {coverage.Branches}, {fuzzer.Found.Count} new inputs");
        Assert.InRange(coverage.Branches, 1, int.MaxValue);
    }

    private static Action<byte[]> CreateTarget(Assembly tests, string name) =>
        FindTarget(tests, name).GetMethod("Run")!.CreateDelegate<Action<byte[]>>();

    /// <summary>How the target itself changes an input, in addition to random bytes, if it does.</summary>
    private static Func<byte[], Random, byte[]>? CreateChange(string name) =>
        FindTarget(typeof(FuzzTests).Assembly, name).GetMethod("Change")?.CreateDelegate<Func<byte[], Random, byte[]>>();

    private static Type FindTarget(Assembly tests, string name) => tests.GetTypes().Single(type => type.Name == $"{name}Target");

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
