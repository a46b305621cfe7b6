using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Model.Tests;

/// <summary>Generates plans.</summary>
internal static class Plans
{
    /// <summary>The length of a text whose JSON is longer than the service accepts.</summary>
    private const int TooMuch = 6_291_600;

    private static readonly Gen<Disconnect> Anywhere = Gen.Frequency(
        (4, Gen.Constant(Disconnect.Never)),
        (6, Gen.Elements(
            Disconnect.InEvent, Disconnect.BeforeResponse, Disconnect.InResponse, Disconnect.BeforeAcceptance, Disconnect.BeforePoll, Disconnect.InPoll)));

    private static readonly Gen<JobAction> Actions = Gen.Frequency(
        (12, Gen.Constant(JobAction.Respond)),
        (4, Gen.Elements(JobAction.Throw, JobAction.ThrowLate, JobAction.Misfit)),
        (2, Gen.Constant(JobAction.Hang)),
        (1, Gen.Constant(JobAction.RespondTooMuch)));

    /// <summary>Generates rounds of invocations that start together.</summary>
    /// <param name="mode">The mode, which excludes some combinations.</param>
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
            mode.IsStreamed && action == JobAction.RespondTooMuch ? JobAction.Respond : action,
            action == JobAction.RespondTooMuch && !mode.IsStreamed ? TooMuch : size,
            IsPossible(mode, action, disconnect) ? disconnect : Disconnect.Never,
            cut);

    /// <summary>Nobody receives a late response, so a disconnect in it has no outcome to check.</summary>
    private static bool IsPossible(Mode mode, JobAction action, Disconnect disconnect) =>
        (action != JobAction.Hang || disconnect == Disconnect.InEvent) && (mode.Slots is null || disconnect != Disconnect.InPoll);
}
