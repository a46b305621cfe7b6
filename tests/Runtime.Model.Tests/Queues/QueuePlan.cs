using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>A round: messages, and the settings of their queue.</summary>
/// <param name="Items">The messages, in the order of sending.</param>
/// <param name="BatchSize">The maximum number of messages in an event.</param>
/// <param name="MaxReceiveCount">How often a message may be received before it is a dead letter.</param>
/// <param name="Seed">The seed of the moments at which the process is killed.</param>
internal sealed record QueuePlan(QueueItem[] Items, int BatchSize, int MaxReceiveCount, int Seed)
{
    private static readonly Gen<QueueAction> Actions = Gen.Frequency(
        (8, Gen.Elements(QueueAction.Succeed, QueueAction.SucceedSlowly)),
        (8, Gen.Constant(QueueAction.Throw)),
        (1, Gen.Elements(QueueAction.KillBefore, QueueAction.KillAfter)));

    public static Gen<QueuePlan> All { get; } =
        from items in Gen.Choose(1, 14).SelectMany(static count => Gen.ArrayOf(One(), count))
        from batchSize in Gen.Choose(1, 10)
        from maxReceiveCount in Gen.Choose(1, 4)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new QueuePlan([.. items.Select(static (item, number) => item with { Key = $"m{number}" })], batchSize, maxReceiveCount, seed);

    private static Gen<QueueItem> One() =>
        from groupNumber in Gen.Choose(1, 3)
        from actions in Gen.Choose(0, 4).SelectMany(static count => Gen.ArrayOf(Actions, count))
        from poison in Gen.Choose(1, 10)
        select new QueueItem("", $"g{groupNumber}", actions, IsPoison: poison == 1);
}
