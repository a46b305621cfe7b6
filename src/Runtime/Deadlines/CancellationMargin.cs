using System.ComponentModel;
using System.Globalization;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Determines how long before the deadline the token of an invocation is canceled.</summary>
/// <remarks>Called by generated code, for handlers with a <see cref="CancellationToken"/>. Immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CancellationMargin
{
    private static readonly TimeSpan Default = TimeSpan.FromMilliseconds(500);
    /// <summary>The longest timeout of a function, and therefore the longest margin.</summary>
    private const int MaxMilliseconds = 15 * 60 * 1000;

    private readonly TimeSpan _margin;

    private CancellationMargin(TimeSpan margin) => _margin = margin;

    /// <summary>Reads the margin: from the variable <c>LAMBDA_CANCELLATION_MARGIN</c>, or else from the attribute, or else 500 ms.</summary>
    /// <param name="environment">Contains the variable, in milliseconds.</param>
    /// <param name="milliseconds">The value of the attribute; negative if it has none.</param>
    /// <exception cref="RuntimeException">The variable is not a number of milliseconds.</exception>
    public static CancellationMargin Create(LambdaEnvironment environment, int milliseconds)
    {
        if (environment.CancellationMargin is not { } text)
            return new CancellationMargin(milliseconds < 0 ? Default : TimeSpan.FromMilliseconds(milliseconds));

        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        return isNumber && value <= MaxMilliseconds
            ? new CancellationMargin(TimeSpan.FromMilliseconds(value))
            : throw RuntimeErrors.InvalidCancellationMargin(text, MaxMilliseconds);
    }

    /// <summary>Starts the timer of an invocation.</summary>
    public InvocationDeadline Start(Invocation invocation)
    {
        LambdaContext context = invocation.Context;
        TimeSpan margin = Limit(context);
        var deadline = new InvocationDeadline(GetDelay(context, margin), margin, context.Time);
        context.HandlerToken = deadline.Token;
        return deadline;
    }

    /// <summary>The time at which the timer would run out.</summary>
    internal DateTimeOffset GetTime(LambdaContext context) => context.Now + GetDelay(context, Limit(context));

    /// <summary>With a short timeout, the handler still gets half of it. The time of the whole invocation counts, so that this is always the same for an invocation.</summary>
    private TimeSpan Limit(LambdaContext context) => _margin < context.TotalTime / 2 ? _margin : context.TotalTime / 2;

    private static TimeSpan GetDelay(LambdaContext context, TimeSpan margin)
    {
        TimeSpan remaining = context.RemainingTime;
        if (remaining > TimeSpan.FromMilliseconds(MaxMilliseconds))
            remaining = TimeSpan.FromMilliseconds(MaxMilliseconds);
        return remaining > margin ? remaining - margin : TimeSpan.Zero;
    }
}
