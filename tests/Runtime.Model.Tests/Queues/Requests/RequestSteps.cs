using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Model.Tests.Queues.Requests;

/// <summary>Generates sequences of steps.</summary>
internal static class RequestSteps
{
    private static readonly Gen<RequestAction> Actions = Gen.Frequency(
        (30, Gen.Constant(RequestAction.Send)),
        (4, Gen.Constant(RequestAction.SendAgain)),
        (40, Gen.Constant(RequestAction.Receive)),
        (14, Gen.Constant(RequestAction.Delete)),
        (10, Gen.Constant(RequestAction.ChangeVisibility)),
        (20, Gen.Constant(RequestAction.Advance)),
        (1, Gen.Constant(RequestAction.Purge)),
        (4, Gen.Constant(RequestAction.Redrive)),
        (3, Gen.Constant(RequestAction.Restart)));

    /// <summary>Often the same times, so that several messages become visible at once.</summary>
    private static readonly Gen<int> Seconds = Gen.Frequency((4, Gen.Elements(0, 1, 10)), (3, Gen.Choose(0, 60)), (1, Gen.Choose(60, 400)));

    public static Gen<RequestStep[]> Sequences { get; } =
        from count in Gen.Choose(1, 80)
        from steps in Gen.ArrayOf(One(), count)
        select steps;

    private static Gen<RequestStep> One() =>
        from action in Actions
        from deadLetters in Gen.Choose(0, 4)
        from number in Gen.Choose(0, 999)
        from groupNumber in Gen.Choose(1, 3)
        from seconds in Seconds
        select new RequestStep(action, deadLetters == 0 || action == RequestAction.Redrive, number, groupNumber, seconds);
}
