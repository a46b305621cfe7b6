using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>Generates sequences of steps.</summary>
internal static class QueueSteps
{
    private static readonly Gen<QueueAction> Actions = Gen.Frequency(
        (30, Gen.Constant(QueueAction.Send)),
        (4, Gen.Constant(QueueAction.SendAgain)),
        (40, Gen.Constant(QueueAction.Receive)),
        (14, Gen.Constant(QueueAction.Delete)),
        (10, Gen.Constant(QueueAction.ChangeVisibility)),
        (20, Gen.Constant(QueueAction.Advance)),
        (1, Gen.Constant(QueueAction.Purge)),
        (4, Gen.Constant(QueueAction.Redrive)),
        (3, Gen.Constant(QueueAction.Restart)));

    /// <summary>Often the same times, so that several messages become visible at once.</summary>
    private static readonly Gen<int> Seconds = Gen.Frequency((4, Gen.Elements(0, 1, 10)), (3, Gen.Choose(0, 60)), (1, Gen.Choose(60, 400)));

    public static Gen<QueueStep[]> Sequences { get; } =
        from count in Gen.Choose(1, 80)
        from steps in Gen.ArrayOf(One(), count)
        select steps;

    private static Gen<QueueStep> One() =>
        from action in Actions
        from deadLetters in Gen.Choose(0, 4)
        from number in Gen.Choose(0, 999)
        from groupNumber in Gen.Choose(1, 3)
        from seconds in Seconds
        select new QueueStep(action, deadLetters == 0 || action == QueueAction.Redrive, number, groupNumber, seconds);
}
