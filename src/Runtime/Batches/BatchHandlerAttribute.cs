namespace Lambda.Runtime;

/// <summary>The options of all attributes for handlers of single records: see <see cref="SqsHandlerAttribute"/>.</summary>
public abstract class BatchHandlerAttribute : Attribute
{
    private protected BatchHandlerAttribute()
    {
    }

    /// <summary>The name of the handler; <see langword="null"/> for that of the method.</summary>
    public string? Name { get; set; }

    /// <summary>What happens to a record whose content is not the JSON of the parameter's type; the default is <see cref="PoisonAction.Fail"/>.</summary>
    public PoisonAction OnPoison { get; set; }

    /// <summary>
    /// How long before the deadline no further record is begun, and the <see cref="CancellationToken"/> of the handler is canceled, in milliseconds; the default is
    /// 500. The variable <c>LAMBDA_CANCELLATION_MARGIN</c> takes precedence. The margin is at most half of the time of an invocation.
    /// </summary>
    public int CancellationMarginMilliseconds { get; set; }
}
