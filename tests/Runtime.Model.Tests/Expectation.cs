using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Model.Tests;

/// <summary>The model: what the caller of an invocation gets, and how often the handler runs for it.</summary>
/// <param name="ErrorType">The error that the caller gets; <see langword="null"/> if it gets the response.</param>
/// <param name="Executions">The number of times that the handler starts.</param>
internal sealed record Expectation(string? ErrorType, int Executions)
{
    private const string TimedOut = "Sandbox.Timedout";

    /// <summary>Whether only the timeout ends the invocation.</summary>
    public bool IsTimeout => ErrorType == TimedOut;

    public static Expectation Create(Mode mode, Plan plan)
    {
        // No handler is called for an event that does not match its type.
        int once = plan.Action == JobAction.Misfit ? 0 : 1;
        return plan.Disconnect switch
        {
            // One at a time, the next poll gets the same event again. With concurrent invocations, it gets another event.
            Disconnect.InEvent when mode.Slots is not null => new(TimedOut, 0),
            Disconnect.BeforeResponse when mode.Slots is not null => new(TimedOut, once),
            Disconnect.BeforeResponse => new(ErrorOf(plan.Action), 2 * once),
            Disconnect.InResponse => new("Runtime.TruncatedResponse", once),
            _ => new(ErrorOf(plan.Action), once),
        };
    }

    /// <summary>Compares an outcome with the model.</summary>
    public void Check(Mode mode, Job job, InvocationOutcome outcome)
    {
        Assert.Equal(ErrorType, outcome.Error?.Type);
        Assert.Equal(Executions, job.Executions);
        string whole = Work.CreateText(job.Id, job.Plan.Size);
        if (ErrorType == nameof(JobException))
            Assert.Equal(job.Id, outcome.Error!.Message);
        else if (ErrorType is null && mode.IsStreamed)
            Assert.Equal(job.Id + whole, outcome.Text);
        else if (ErrorType is null)
            Assert.Equal(new Report(job.Id, whole), outcome.Value<Report>());
        else if (IsTimeout)
            Assert.Contains(outcome.RequestId, outcome.Error!.Message, StringComparison.Ordinal);
    }

    private static string? ErrorOf(JobAction action) => action switch
    {
        JobAction.Respond => null,
        JobAction.Throw or JobAction.ThrowLate => nameof(JobException),
        JobAction.RespondTooMuch => "Function.ResponseSizeTooLarge",
        JobAction.Hang => TimedOut,
        _ => "JsonException",
    };
}
