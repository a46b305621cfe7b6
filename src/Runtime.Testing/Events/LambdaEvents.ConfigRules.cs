using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>A resource changed that a custom rule of AWS Config evaluates.</summary>
    /// <param name="resourceType">The type of the resource, such as <c>AWS::S3::Bucket</c>.</param>
    /// <param name="resourceId">The id of the resource.</param>
    /// <param name="configuration">The configuration of the resource.</param>
    /// <param name="ruleParameters">The parameters of the rule. AWS Config sends numbers and Booleans as strings.</param>
    public static JsonObject ConfigRule(string resourceType, string resourceId, JsonObject? configuration = null, JsonObject? ruleParameters = null) =>
        ConfigRule(ruleParameters, new JsonObject
        {
            ["configurationItem"] = new JsonObject
            {
                ["relatedEvents"] = new JsonArray(),
                ["relationships"] = new JsonArray(),
                ["configuration"] = configuration?.DeepClone() ?? new JsonObject(),
                ["supplementaryConfiguration"] = new JsonObject(),
                ["tags"] = new JsonObject(),
                ["configurationItemVersion"] = "1.3",
                ["configurationItemCaptureTime"] = EventTime.FormatIso(EventTime.Default),
                ["configurationStateId"] = EventTime.Default.ToUnixTimeMilliseconds(),
                ["awsAccountId"] = Account,
                ["configurationItemStatus"] = "OK",
                ["resourceType"] = resourceType,
                ["resourceId"] = resourceId,
                ["awsRegion"] = Region,
                ["configurationStateMd5Hash"] = "",
                ["resourceCreationTime"] = EventTime.FormatIso(EventTime.Default.AddDays(-1)),
            },
            ["notificationCreationTime"] = EventTime.FormatIso(EventTime.Default),
            ["messageType"] = "ConfigurationItemChangeNotification",
            ["recordVersion"] = "1.3",
        });

    /// <summary>A custom rule of AWS Config runs on its schedule. The event has no resource.</summary>
    /// <param name="ruleParameters">The parameters of the rule. AWS Config sends numbers and Booleans as strings.</param>
    public static JsonObject ConfigRuleSchedule(JsonObject? ruleParameters = null) => ConfigRule(ruleParameters, new JsonObject
    {
        ["awsAccountId"] = Account,
        ["notificationCreationTime"] = EventTime.FormatIso(EventTime.Default),
        ["messageType"] = "ScheduledNotification",
        ["recordVersion"] = "1.0",
    });

    private static JsonObject ConfigRule(JsonObject? ruleParameters, JsonObject invokingEvent) => new()
    {
        ["version"] = "1.0",
        ["invokingEvent"] = EventText.Json(invokingEvent),
        ["ruleParameters"] = EventText.Json(ruleParameters ?? []),
        // The token of a test: PutEvaluations does not store the results.
        ["resultToken"] = "TESTMODE",
        ["eventLeftScope"] = false,
        ["executionRoleArn"] = $"arn:aws:iam::{Account}:role/config",
        ["configRuleArn"] = AwsAccount.Arn("config", "config-rule/config-rule-0123456"),
        ["configRuleName"] = "rule",
        ["configRuleId"] = "config-rule-0123456",
        ["accountId"] = Account,
        ["evaluationMode"] = "DETECTIVE",
    };
}
