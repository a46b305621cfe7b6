using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Bytes without sense go into everything that reads what a peer or the environment says, and properties are asserted of what comes out.</summary>
/// <remarks>
/// By default so many inputs for each target; LAMBDA_FUZZ_SECONDS makes it that time for each instead, and LAMBDA_FUZZ_SEED another
/// run. With LAMBDA_FUZZ_KEEP=1 an input that fails is written to <c>Corpus</c>, where it is a test from then on, and inputs that
/// reached new code to <c>artifacts/fuzz</c>, where the next run begins.
/// </remarks>
public sealed class FuzzTests
{
    private const int UsualInputs = 10_000;

    /// <summary>Each is <c>NameTarget</c>, with its corpus in the folder of that name.</summary>
    public static TheoryData<string> Targets => ["Response", "Chunks", "Headers", "StatusLine", "Address", "Json"];

    /// <summary>The one that LAMBDA_FUZZ_TARGET names, or all.</summary>
    public static TheoryData<string> FuzzedTargets => Environment.GetEnvironmentVariable("LAMBDA_FUZZ_TARGET") is { Length: > 0 } target ? [target] : Targets;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Corpus_SatisfiesProperties(string target)
    {
        Action<byte[]> run = TargetOf(typeof(FuzzTests).Assembly, target);
        IReadOnlyList<(string Name, byte[] Input)> files = Corpus.Of(target);
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
        var fuzzer = new Fuzzer(coverage, TargetOf(Coverage.Tests, target), Number("LAMBDA_FUZZ_SEED") ?? 20_260_314);
        foreach ((_, byte[] input) in Corpus.Of(target).Concat(Corpus.GrownBefore(target)))
            fuzzer.Add(input);
        int atFirst = coverage.Places;

        // A target that hangs is seen from outside, with the input that it hangs on.
        var clock = Stopwatch.StartNew();
        Task<byte[]?> fuzzing = Task.Run(
            () => fuzzer.Run(executions => time is null ? executions < UsualInputs : clock.Elapsed < time),
            TestContext.Current.CancellationToken);
        TimeSpan patience = (time ?? TimeSpan.Zero) + TimeSpan.FromMinutes(1);
        Task first = await Task.WhenAny(fuzzing, Task.Delay(patience, TestContext.Current.CancellationToken));
        Assert.True(first == fuzzing, $"{target} hangs on {Convert.ToHexString(fuzzer.Current)}");

        if (await fuzzing is { } found)
        {
            string name = Corpus.Keep(target, found);
            Assert.Fail($"{target}/{name}: {Convert.ToHexString(found)}: {fuzzer.Failure(found)}");
        }

        Corpus.KeepGrown(target, fuzzer.Grown);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{target}: {fuzzer.Executions} inputs, {fuzzer.Executions / clock.Elapsed.TotalSeconds:f0}/s, places {atFirst} to {coverage.Places}, grown by {fuzzer.Grown.Count}");
        Assert.InRange(coverage.Places, 1, int.MaxValue);
    }

    private static Action<byte[]> TargetOf(Assembly tests, string name) =>
        tests.GetType($"{typeof(FuzzTests).Namespace}.{name}Target", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Action<byte[]>>();

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
