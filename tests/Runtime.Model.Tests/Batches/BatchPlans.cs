using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>A round: records, and what the service chooses.</summary>
/// <param name="Records">The records, in their order.</param>
/// <param name="MaxCount">The maximum number of records in a batch.</param>
/// <param name="Seed">The seed of the other choices.</param>
internal sealed record BatchPlan(RecordPlan[] Records, int MaxCount, int Seed);

/// <summary>Generates plans.</summary>
internal static class BatchPlans
{
    private static readonly Gen<SentId> Ids = Gen.Frequency((40, Gen.Constant(SentId.Unique)), (2, Gen.Elements(SentId.Missing, SentId.Null, SentId.Empty)));

    private static readonly Gen<int> Poisons = Gen.Frequency((12, Gen.Constant(0)), (1, Gen.Choose(1, BatchEvent.Poisons)));

    /// <summary>Actions that wait in real time, or for a new instance, are rare.</summary>
    private static readonly Gen<BatchAction> Actions = Gen.Frequency(
        (120, Gen.Elements(BatchAction.Succeed, BatchAction.SucceedLater, BatchAction.SucceedSlowly)),
        (120, Gen.Elements(BatchAction.Throw, BatchAction.ThrowLater, BatchAction.ReturnNull)),
        (20, Gen.Elements(BatchAction.HangUntilCanceled, BatchAction.Overrun)),
        (2, Gen.Constant(BatchAction.HangPastDeadline)),
        (1, Gen.Constant(BatchAction.Block)));

    /// <summary>Generates rounds.</summary>
    public static Gen<BatchPlan> Rounds { get; } =
        from count in Gen.Choose(1, 14)
        from records in Gen.ArrayOf(One(), count)
        from maxCount in Gen.Choose(1, 10)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new BatchPlan(records, maxCount, seed);

    private static Gen<RecordPlan> One() =>
        from id in Ids
        from groupNumber in Gen.Choose(0, 4)
        from poison in Poisons
        from attempts in Gen.Choose(0, 3).SelectMany(static count => Gen.ArrayOf(Actions, count))
        from hope in Gen.Choose(0, 24)
        select new RecordPlan(id, groupNumber == 0 ? null : $"g{groupNumber}", poison, attempts, hope == 0);
}
