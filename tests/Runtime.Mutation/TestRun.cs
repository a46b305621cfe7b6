using System.Runtime.CompilerServices;
using Lambda.Runtime.Mutation;
using Lambda.Runtime.RudePeer;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(TestRun))]

namespace Lambda.Runtime.Mutation;

/// <summary>Makes a run for a mutant short: it ends at the first test that fails, so the fastest tests are the first.</summary>
public sealed class TestRun : ITestCollectionOrderer
{
    private const int MaxWaitInMilliseconds = 5_000;

    /// <summary>The fastest tests, in their order. The tests after them run the loop against a server.</summary>
    private static readonly string[] Fastest = [nameof(SeededInputTests), ".Wire.HttpResponseTests", ".Wire.", ".Json.", "MalformedResponseTests"];

    /// <summary>A mutant that hangs fails after seconds.</summary>
    [ModuleInitializer]
    internal static void LimitWaits() => RudeConnection.MaxWait = MaxWaitInMilliseconds;

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, ITestCollection =>
        [.. testCollections
            .OrderBy(static collection => Place(collection.TestCollectionDisplayName))
            .ThenBy(static collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int Place(string name) => Array.FindIndex(Fastest, part => name.Contains(part, StringComparison.Ordinal)) is >= 0 and int place ? place : Fastest.Length;
}
