using System.ComponentModel;
using System.Globalization;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.CompilerServices;

/// <summary>How long before its deadline an invocation's token is cancelled.</summary>
/// <remarks>Used by the code that the generator writes, for handlers with a <see cref="CancellationToken"/>. Immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CancellationMargin
{
    private static readonly TimeSpan Default = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly TimeSpan _margin;

    private CancellationMargin(TimeSpan margin) => _margin = margin;

    /// <summary>Chooses the margin: the variable <c>LAMBDA_CANCELLATION_MARGIN</c>, or else the attribute's, or else 500 ms.</summary>
    /// <param name="environment">Where the variable stands, in milliseconds.</param>
    /// <param name="milliseconds">The attribute's value; negative when it has none.</param>
    /// <exception cref="RuntimeException">The variable is no number of milliseconds.</exception>
    public static CancellationMargin Create(LambdaEnvironment environment, int milliseconds)
    {
        if (environment.CancellationMargin is not { } text)
            return new CancellationMargin(milliseconds < 0 ? Default : TimeSpan.FromMilliseconds(milliseconds));

        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        return isNumber && value <= Longest.TotalMilliseconds
            ? new CancellationMargin(TimeSpan.FromMilliseconds(value))
            : throw RuntimeErrors.InvalidCancellationMargin(text, Longest.TotalMilliseconds);
    }

    /// <summary>Starts the clock of an invocation.</summary>
    public InvocationDeadline Start(Invocation invocation)
    {
        TimeSpan remaining = invocation.Context.RemainingTime;
        if (remaining > Longest)
            remaining = Longest;

        // A function with a short time-out still has half of it for its work.
        TimeSpan margin = _margin < remaining / 2 ? _margin : remaining / 2;
        return new InvocationDeadline(remaining - margin, margin, invocation.Context.Time);
    }
}
