using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Model.Tests;

/// <summary>The model: what the caller of an invocation gets, and how often the handler runs for it.</summary>
/// <param name="ErrorType">The error that the caller gets; <see langword="null"/> where it gets the response.</param>
/// <param name="Executions">How often the handler begins.</param>
internal sealed record Expectation(string? ErrorType, int Executions)
{
    private const string TimedOut = "Sandbox.Timedout";

    /// <summary>Only the time-out ends it.</summary>
    public bool IsTimeOut => ErrorType == TimedOut;

    public static Expectation Of(Mode mode, Plan plan)
    {
        // An event that does not fit reaches no handler.
        int once = plan.Action == JobAction.Misfit ? 0 : 1;
        return plan.Disconnect switch
        {
            // The poll after it is a repetition, which gets the event again; where there are several, it is just another poll.
            Disconnect.InEvent when mode.Slots is not null => new(TimedOut, 0),
            Disconnect.BeforeAnswer when mode.Slots is not null => new(TimedOut, once),
            Disconnect.BeforeAnswer => new(ErrorOf(plan.Action), 2 * once),
            Disconnect.InAnswer => new("Runtime.TruncatedResponse", once),
            _ => new(ErrorOf(plan.Action), once),
        };
    }

    /// <summary>Holds an outcome against the model.</summary>
    public void Check(Mode mode, Job job, InvocationOutcome outcome)
    {
        Assert.Equal(ErrorType, outcome.Error?.Type);
        Assert.Equal(Executions, job.Executions);
        string whole = Work.TextOf(job.Id, job.Plan.Size);
        if (ErrorType == nameof(JobException))
            Assert.Equal(job.Id, outcome.Error!.Message);
        else if (ErrorType is null && mode.IsStreamed)
            Assert.Equal(job.Id + whole, outcome.Text);
        else if (ErrorType is null)
            Assert.Equal(new Report(job.Id, whole), outcome.Value<Report>());
        else if (IsTimeOut)
            Assert.Contains(outcome.RequestId, outcome.Error!.Message, StringComparison.Ordinal);
    }

    private static string? ErrorOf(JobAction action) => action switch
    {
        JobAction.Answer => null,
        JobAction.Throw or JobAction.ThrowLate => nameof(JobException),
        JobAction.AnswerTooMuch => "Function.ResponseSizeTooLarge",
        JobAction.Hang => TimedOut,
        _ => "JsonException",
    };
}
