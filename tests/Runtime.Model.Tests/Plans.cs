using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Model.Tests;

/// <summary>Generates what is to happen.</summary>
internal static class Plans
{
    /// <summary>More than the service takes, as JSON.</summary>
    private const int TooMuch = 6_291_600;

    private static readonly Gen<Disconnect> Anywhere = Gen.Frequency(
        (4, Gen.Constant(Disconnect.Never)),
        (6, Gen.Elements(
            Disconnect.InEvent, Disconnect.BeforeAnswer, Disconnect.InAnswer, Disconnect.BeforeAcceptance, Disconnect.BeforePoll, Disconnect.InPoll)));

    private static readonly Gen<JobAction> Actions = Gen.Frequency(
        (12, Gen.Constant(JobAction.Answer)),
        (4, Gen.Elements(JobAction.Throw, JobAction.ThrowLate, JobAction.Misfit)),
        (2, Gen.Constant(JobAction.Hang)),
        (1, Gen.Constant(JobAction.AnswerTooMuch)));

    /// <summary>Rounds of invocations that are begun together.</summary>
    /// <param name="mode">Not all is possible in all.</param>
    public static Gen<Plan[]> Rounds(Mode mode) =>
        from count in Gen.Choose(1, mode.Slots ?? 3)
        from plans in Gen.ArrayOf(One(mode), count)
        select plans;

    private static Gen<Plan> One(Mode mode) =>
        from action in Actions
        from size in Gen.OneOf(Gen.Choose(0, 100), Gen.Choose(0, 200_000))
        from disconnect in Anywhere
        from cut in Gen.Choose(0, 999)
        select new Plan(
            mode.IsStreamed && action == JobAction.AnswerTooMuch ? JobAction.Answer : action,
            action == JobAction.AnswerTooMuch && !mode.IsStreamed ? TooMuch : size,
            IsPossible(mode, action, disconnect) ? disconnect : Disconnect.Never,
            cut);

    /// <summary>A late response is nobody's, so that a disconnect in it has no outcome to look at.</summary>
    private static bool IsPossible(Mode mode, JobAction action, Disconnect disconnect) =>
        (action != JobAction.Hang || disconnect == Disconnect.InEvent) && (mode.Slots is null || disconnect != Disconnect.InPoll);
}
