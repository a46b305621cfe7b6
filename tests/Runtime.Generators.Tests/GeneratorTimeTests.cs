using System.Runtime.InteropServices;
using System.Text;
using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The time that the generator takes while a user types. These tests run after all others, which use all cores.</summary>
[CollectionDefinition(nameof(GeneratorTimeTests), DisableParallelization = true)]
[Collection(nameof(GeneratorTimeTests))]
public sealed class GeneratorTimeTests
{
    private const int Handlers = 100;
    private const int TypesOfEach = 5;
    private const int Types = Handlers * TypesOfEach;

    /// <summary>The limit for a single run, which includes the first use of the generator. A quadratic search takes ten times as long.</summary>
    private static readonly TimeSpan s_single = TimeSpan.FromSeconds(2);

    [Fact]
    public void HundredHandlersAndFiveHundredTypes_TakeLessThanASecond()
    {
        Generation first = Generation.Run(Source(Handlers));
        Assert.Empty(first.Result.Diagnostics);
        Assert.True(first.Result.GeneratedSources.Length > Types);

        // An editor runs the generator many times in a warm compiler. The shortest of several runs is the least disturbed.
        TimeSpan best = Enumerable.Range(0, 5).Select(static _ => Time(Source(Handlers))).Min();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Handlers} handlers and {Types} types: {best.TotalMilliseconds:0} ms");
        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>The time of the analyzer at the end of a compilation, without the work that the compiler does anyway.</summary>
    [Fact]
    public void ComparisonOfHundredHandlersAndFiveHundredTypes_TakesLessThanASecond()
    {
        CSharpCompilation whole = Generation.Run(Source(Handlers)).Output;
        whole.GetDiagnostics(TestContext.Current.CancellationToken);
        TimeSpan best = Enumerable.Range(0, 5).Select(_ => TimeOfComparison(whole)).Min();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Handlers} handlers and {Types} types: {best.TotalMilliseconds:0} ms");
        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>Work that is repeated over all types for each type shows in the allocations long before it shows in the time, and a busy machine does not change them.</summary>
    [Fact]
    public void TwiceTheHandlers_AllocateTwiceAsMuch()
    {
        Generation.Run(Source(10));
        long some = Allocated(Source(Handlers));
        long twice = Allocated(Source(2 * Handlers));
        TestContext.Current.TestOutputHelper?.WriteLine($"{some:N0} bytes for {Handlers} handlers, {twice:N0} for twice as many");
        Assert.InRange((double)twice / some, 1.5, 2.3);
    }

    /// <summary>The generator searches the statements of a handler for returned values that would be lost.</summary>
    [Fact]
    public void HandlerWithThousandsOfStatements_TakesNoLongerThanBinding()
    {
        var source = new StringBuilder("using System.Collections.Generic;\npublic class Result { public Dictionary<string, object> Values { get; } = []; }\n");
        source.Append("public static class Functions\n{\n    [LambdaHandler] public static Result Run(string text)\n    {\n        var result = new Result();\n        Dictionary<string, object> values = result.Values;\n");
        for (int i = 0; i < 3_000; i++)
            source.Append(null, $"        values[text + {i}] = {i};\n");
        AssertShort(source.Append("        return result;\n    }\n}\n").ToString());
    }

    /// <summary>Each parameter of the constructor is matched with a member.</summary>
    [Fact]
    public void RecordWithThousandParameters_TakesLessThanTwoSeconds() =>
        AssertShort($"public record Row({string.Join(", ", Enumerable.Range(0, 1_000).Select(static i => $"int Column{i}"))});\n"
            + "public static class Functions { [LambdaHandler] public static int Run(Row row) => row.Column0; }");

    private static void AssertShort(string source)
    {
        Generation.Run(Source(1));
        Generation prepared = Generation.Prepare(source);
        prepared.Input.GetDiagnostics(TestContext.Current.CancellationToken);
        TimeSpan start = ProcessorTime();
        GeneratorDriver driver = prepared.Driver.RunGenerators(prepared.Input, TestContext.Current.CancellationToken);
        TimeSpan elapsed = ProcessorTime() - start;
        TestContext.Current.TestOutputHelper?.WriteLine($"{elapsed.TotalMilliseconds:0} ms");
        Assert.DoesNotContain(driver.GetRunResult().Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.InRange(elapsed, TimeSpan.Zero, s_single);
    }

    private static long Allocated(string source)
    {
        Generation prepared = Generation.Prepare(source);
        prepared.Input.GetDiagnostics(TestContext.Current.CancellationToken);
        long before = GC.GetAllocatedBytesForCurrentThread();
        GeneratorDriver driver = prepared.Driver.RunGenerators(prepared.Input, TestContext.Current.CancellationToken);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Empty(driver.GetRunResult().Diagnostics);
        return allocated;
    }

    private static TimeSpan TimeOfComparison(CSharpCompilation whole)
    {
        IMethodSymbol[] handlers = [.. whole.GetTypeByMetadataName("Functions")!.GetMembers().OfType<IMethodSymbol>()];
        TimeSpan start = ProcessorTime();
        var comparison = new GeneratedCodeComparison(whole, TestContext.Current.CancellationToken);
        foreach (IMethodSymbol handler in handlers)
            comparison.Add(handler, Assert.Single(handler.GetAttributes()));
        Assert.Empty(comparison.Diagnostics());
        Assert.Equal(Handlers, handlers.Length);
        return ProcessorTime() - start;
    }

    private static TimeSpan Time(string source)
    {
        Generation prepared = Generation.Prepare(source);

        // The compiler binds the source with or without a generator.
        prepared.Input.GetDiagnostics(TestContext.Current.CancellationToken);
        TimeSpan start = ProcessorTime();
        GeneratorDriver driver = prepared.Driver.RunGenerators(prepared.Input, TestContext.Current.CancellationToken);
        TimeSpan elapsed = ProcessorTime() - start;
        Assert.True(driver.GetRunResult().GeneratedTrees.Length > Types);
        return elapsed;
    }

    /// <summary>
    /// Returns the processor time of this thread, the only one that the generator uses. It excludes other processes and the background
    /// compilation of the runtime. On systems other than Linux it is wall-clock time.
    /// </summary>
    private static TimeSpan ProcessorTime()
    {
        const int threadClock = 3; // CLOCK_THREAD_CPUTIME_ID
        if (!OperatingSystem.IsLinux() || clock_gettime(threadClock, out Timespec time) != 0)
            return TimeSpan.FromMilliseconds(Environment.TickCount64);
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0);
    }

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out Timespec time);

    private readonly record struct Timespec(long Seconds, long Nanoseconds);

    /// <summary>Each handler reaches five types, two of which it shares with every other handler.</summary>
    private static string Source(int handlers)
    {
        var source = new StringBuilder("using System; using System.Collections.Generic;\n");
        for (int i = 0; i < handlers * TypesOfEach; i++)
        {
            int next = i % 5 == 4 ? 0 : i + 1;
            source.Append(null, $"public record T{i}(string Name, int Count, DateTime Time, List<string> Tags, Dictionary<string, double> Values, T{next}? Next) {{ public Guid Id {{ get; init; }} }}\n");
        }

        source.Append("public static class Functions\n{\n");
        for (int i = 0; i < handlers; i++)
            source.Append(null, $"    [LambdaHandler] public static T{5 * i} H{i}(T{5 * i} value) => value;\n");
        return source.Append("}\n").ToString();
    }
}
