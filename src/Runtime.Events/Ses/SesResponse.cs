namespace Lambda.Runtime.Events;

/// <summary>What Amazon SES does next with the email, if the Lambda action has the invocation type <c>RequestResponse</c>. Otherwise Amazon SES ignores it.</summary>
/// <remarks>https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda.html</remarks>
public sealed class SesResponse
{
    /// <summary>One of <see cref="SesDispositions"/>.</summary>
    public string? Disposition { get; init; }
}

/// <summary>Values of <see cref="SesResponse.Disposition"/>.</summary>
public static class SesDispositions
{
    /// <summary>Continue with the next action of the rule, and the next rule.</summary>
    public const string Continue = "CONTINUE";

    /// <summary>Continue with the next rule.</summary>
    public const string StopRule = "STOP_RULE";

    /// <summary>Stop.</summary>
    public const string StopRuleSet = "STOP_RULE_SET";
}
