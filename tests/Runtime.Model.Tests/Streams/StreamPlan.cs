using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Model.Tests.Streams;

/// <summary>A round: records, and the settings of the event source mapping.</summary>
/// <param name="Items">The records, in the order of sending.</param>
/// <param name="BatchSize">The maximum number of records in an event.</param>
/// <param name="Retries">How often a batch is retried.</param>
/// <param name="Bisects">Whether the halves of a batch that has failed are tried separately.</param>
internal sealed record StreamPlan(StreamItem[] Items, int BatchSize, int Retries, bool Bisects)
{
    /// <summary>The number of partition keys.</summary>
    public const int Groups = 3;

    private static readonly Gen<int> Failures = Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Choose(1, 3)), (1, Gen.Constant(int.MaxValue)));

    public static Gen<StreamPlan> All { get; } =
        from items in Gen.Choose(1, 20).SelectMany(static count => Gen.ArrayOf(One(), count))
        from batchSize in Gen.Choose(1, 10)
        from retries in Gen.Choose(0, 3)
        from bisects in Gen.Elements(false, true)
        select new StreamPlan([.. items.Select(static (item, number) => item with { Key = $"r{number}" })], batchSize, retries, bisects);

    private static Gen<StreamItem> One() =>
        from groupNumber in Gen.Choose(0, Groups - 1)
        from failures in Failures
        select new StreamItem("", "", groupNumber, failures);
}
