using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What a custom rule of AWS Config evaluates.</summary>
/// <remarks>
/// What the handler returns is ignored: results are sent with the operation <c>PutEvaluations</c> and the <see cref="ConfigRuleEventDetails.ResultToken"/>.
/// https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html
/// </remarks>
public sealed class ConfigRuleEvent : ConfigRuleEventDetails
{
    /// <summary>The parameters of the rule: an object, whose values are texts. It is JSON in a string in the event.</summary>
    [JsonPropertyOrder(-1), LambdaJsonFormat(JsonFormat.JsonText)]
    public RawJson RuleParameters { get; init; }
}

/// <summary>What a custom rule of AWS Config evaluates, with parameters of a type.</summary>
/// <typeparam name="TParameters">The type of the parameters. AWS Config sends numbers and booleans as strings, too.</typeparam>
/// <inheritdoc cref="ConfigRuleEvent" path="/remarks"/>
public sealed class ConfigRuleEvent<TParameters> : ConfigRuleEventDetails
{
    /// <summary>The parameters of the rule. <see langword="null"/> if it has none. They are JSON in a string in the event.</summary>
    [JsonPropertyOrder(-1), LambdaJsonFormat(JsonFormat.JsonText)]
    public TParameters? RuleParameters { get; init; }
}

/// <summary>What every event of a rule has.</summary>
public abstract class ConfigRuleEventDetails
{
    private protected ConfigRuleEventDetails()
    {
    }

    /// <summary>The version of this structure, <c>1.0</c>.</summary>
    [JsonPropertyOrder(-2)]
    public string? Version { get; init; }

    /// <summary>What triggered the rule. It is JSON in a string in the event.</summary>
    [JsonPropertyOrder(-2), LambdaJsonFormat(JsonFormat.JsonText)]
    public ConfigInvokingEvent? InvokingEvent { get; init; }

    /// <summary>What <c>PutEvaluations</c> needs to assign the results. <c>TESTMODE</c> if a test invokes the function.</summary>
    public string ResultToken { get; init; } = "";

    /// <summary>Whether the resource was removed from the scope of the rule, or deleted. Report <c>NOT_APPLICABLE</c> then.</summary>
    public bool EventLeftScope { get; init; }

    /// <summary>The ARN of the role of AWS Config.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>The ARN of the rule.</summary>
    public string? ConfigRuleArn { get; init; }

    /// <summary>The name of the rule.</summary>
    public string? ConfigRuleName { get; init; }

    /// <summary>The id of the rule.</summary>
    public string? ConfigRuleId { get; init; }

    /// <summary>The AWS account of the rule.</summary>
    public string? AccountId { get; init; }

    /// <summary><c>DETECTIVE</c> for resources that exist, <c>PROACTIVE</c> for resources before they are deployed.</summary>
    public string? EvaluationMode { get; init; }
}
