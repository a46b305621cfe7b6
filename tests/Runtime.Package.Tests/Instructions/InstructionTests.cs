using System.Runtime.InteropServices;
using Lambda.Runtime.Benchmarks.Functions;
using Lambda.Runtime.Package.Tests.Sizes;

namespace Lambda.Runtime.Package.Tests.Instructions;

/// <summary>
/// The number of instructions of an invocation, compared with a baseline. Unlike times, instructions can be compared: two runs of a binary differ by
/// less than one in a thousand.
/// </summary>
public sealed class InstructionTests(PackedPackages packages)
{
    private const string BaselineFile = "tests/Runtime.Package.Tests/Instructions/instructions.txt";

    /// <summary>The tolerance for other compilers, linkers and C libraries.</summary>
    private const double TolerancePercent = 5;

    /// <summary>The number of events after which buffers have their sizes, and all code has run once.</summary>
    private const int WarmUp = 20;

    private static readonly (string Event, int Invocations)[] Measured = [("hello", 1000), ("chunked", 1000), ("text", 50), ("records", 50)];

    [Fact]
    public async Task InstructionsOfInvocation_MatchBaseline()
    {
        Assert.SkipUnless(Callgrind.Program is not null, "no valgrind here, which counts instructions (apt-get install valgrind)");
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "the baseline is of x86_64");
        string bootstrap = await packages.Hello.Bootstrap;
        Event[] warmUp = [.. Measured.SelectMany(static measured => Enumerable.Repeat(Named(measured.Event), WarmUp))];

        long before = await Callgrind.CountAsync(bootstrap, warmUp);
        var counts = new List<(string Name, long Value)>();
        foreach ((string name, int invocations) in Measured)
        {
            long all = await Callgrind.CountAsync(bootstrap, [.. warmUp, .. Enumerable.Repeat(Named(name), invocations)]);
            counts.Add((name, (all - before) / invocations));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"start and end {before:N0}; {string.Join(", ", counts)}");
        Baseline.AssertMatches(BaselineFile, TolerancePercent, "instructions", counts);
    }

    private static Event Named(string name) => Event.All.Single(invoked => invoked.Name == name);
}
