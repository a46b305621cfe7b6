using Lambda.Runtime;

namespace Events.ConfigRule;

public readonly record struct RuleEvent(
    string Version,
    string InvokingEvent,
    string? RuleParameters,
    string ResultToken,
    bool EventLeftScope,
    string ExecutionRoleArn,
    string ConfigRuleArn,
    string ConfigRuleName,
    string ConfigRuleId,
    string AccountId,
    string? EvaluationMode);

public static class Functions
{
    [LambdaHandler("config-rule")]
    public static RuleEvent ConfigRule(RuleEvent value) => value;
}
