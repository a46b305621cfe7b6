using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Random changes of a stored corpus are sent to the generated readers for a limited time. No input ends the process.</summary>
/// <remarks>
/// LAMBDA_FUZZ_SECONDS sets the time. Inputs that were found are minimized and added to <c>Corpus</c> by hand; with LAMBDA_FUZZ_KEEP=1 they are
/// written there unchanged.
/// </remarks>
public sealed partial class ReaderFuzz
{
    private const int LongestInput = 4096;

    /// <summary>The sources of inputs: the corpus, and inputs with a new outcome, with their root.</summary>
    private readonly List<(byte[] Json, int Root)> _values = [];
    private readonly List<(byte[] Json, int Root)> _errors = [];
    private readonly HashSet<string> _outcomes = [];
    private readonly System.Random _random = new((int)Seeds.Seed);

    [Fact]
    public void CorpusOfEveryType_AgreesWithTheSerializer()
    {
        using var compiled = new CompiledJson(Generation.Of(FuzzedTypes.Source));
        var comparison = new SerializerComparison(compiled);
        foreach (string path in CorpusFiles())
        {
            for (int root = 0; root < FuzzedTypes.Roots.Length; root++)
                AssertSame(comparison, root, File.ReadAllBytes(path), Path.GetFileName(path));
        }

        Assert.InRange(comparison.Agreements - comparison.ReadingErrors, FuzzedTypes.Roots.Length, comparison.Documents);

        TestContext.Current.TestOutputHelper?.WriteLine($"{CorpusFiles().Length} files, {FuzzedTypes.Roots.Length} types, {comparison}");
    }

    [Fact]
    public async Task RandomBytes_AgreeWithTheSerializer()
    {
        using var compiled = new CompiledJson(Generation.Of(FuzzedTypes.Source));
        var comparison = new SerializerComparison(compiled);
        TimeSpan time = TimeSpan.FromSeconds(Seeds.Number("LAMBDA_FUZZ_SECONDS", 5));
        byte[] current = [];

        // Another thread detects a reader that hangs, and reports its input.
        Task fuzzing = Task.Run(() => Fuzz(comparison, time, input => current = input), TestContext.Current.CancellationToken);
        Task first = await Task.WhenAny(fuzzing, Task.Delay(time + TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.True(first == fuzzing, $"the readers hang on {Convert.ToHexString(current)}");
        await fuzzing;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seeds.Seed}: {_outcomes.Count} kinds of outcomes, {comparison}");
    }

    private void Fuzz(SerializerComparison comparison, TimeSpan time, Action<byte[]> starting)
    {
        foreach (byte[] json in CorpusFiles().Select(File.ReadAllBytes))
        {
            for (int root = 0; root < FuzzedTypes.Roots.Length; root++)
                (IsValue(comparison, root, json) ? _values : _errors).Add((json, root));
        }

        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            (byte[] input, int root) = Pick();
            for (int changes = _random.Next(1, 3); changes > 0; changes--)
                input = Change(input);
            if (input.Length > LongestInput)
                continue;
            starting(input);
            root = _random.Next(8) == 0 ? _random.Next(FuzzedTypes.Roots.Length) : root;
            bool isValue = IsValue(comparison, root, input);
            string outcome = isValue ? $"a value from {input.Length} bytes" : Details().Replace(comparison.LastError, "");
            if (_outcomes.Add($"{root} {outcome}"))
                (isValue ? _values : _errors).Add((input, root));
        }
    }

    private static bool IsValue(SerializerComparison comparison, int root, byte[] json)
    {
        int errors = comparison.ReadingErrors;
        AssertSame(comparison, root, json, "an input");
        return comparison.ReadingErrors == errors;
    }

    /// <summary>Mostly selects valid inputs, because a reader stops at the first error of an invalid one.</summary>
    private (byte[] Json, int Root) Pick() => _random.Next(5) == 0 ? _errors[_random.Next(_errors.Count)] : _values[_random.Next(_values.Count)];

    private byte[] Change(byte[] input)
    {
        var mutation = new Mutation((MutationKind)_random.Next((int)MutationKind.Truncate, (int)MutationKind.ByteOrderMark + 1), _random.Next(), _random.Next());
        byte[] other = Pick().Json;
        int from = _random.Next(input.Length + 1);
        int to = _random.Next(from, input.Length + 1);
        return _random.Next(6) switch
        {
            0 => [.. input[..from], .. other.AsSpan(_random.Next(other.Length + 1))],
            1 => [.. input[..to], .. input[from..]],
            2 => [.. input[..from], .. input[to..]],
            3 => [.. input[..from], .. Encoding.UTF8.GetBytes(LeafRows.AnyValue[_random.Next(LeafRows.AnyValue.Length)]), .. input[to..]],
            _ => mutation.Apply(input),
        };
    }

    private static void AssertSame(SerializerComparison comparison, int root, byte[] json, string name)
    {
        string? difference = comparison.Difference(root, json);
        if (difference is null)
            return;
        byte[] small = Shrinking.Document(json, smaller => comparison.Difference(root, smaller) is not null);
        if (Environment.GetEnvironmentVariable("LAMBDA_FUZZ_KEEP") == "1")
            File.WriteAllBytes(Path.Combine(CorpusFolder, $"find-{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(small))[..12]}.json"), small);
        Assert.Fail($"seed {Seeds.Seed}: {FuzzedTypes.Roots[root]} from {name}, made small: {Encoding.UTF8.GetString(small)} (bytes {Convert.ToHexString(small)}): {comparison.Difference(root, small)}");
    }

    private static string[] CorpusFiles() => [.. Directory.GetFiles(CorpusFolder, "*.json").Order(StringComparer.Ordinal)];

    private static string CorpusFolder => Repository.At("tests/Runtime.Generators.Tests/Differential/Corpus");

    /// <summary>Matches the path, the position and quoted text. Without them, messages of the same kind are equal.</summary>
    [GeneratedRegex("^\\$.*?: |[0-9]+|'[^']*'|number .*", RegexOptions.Singleline)]
    private static partial Regex Details();
}
