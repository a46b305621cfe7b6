using System.Globalization;
using System.Text.Json;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>Reads and writes the attributes about dead-letter queues, whose values are JSON.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</remarks>
internal static class RedriveAttributes
{
    public const string AllowPolicy = "RedriveAllowPolicy";

    private const int MaxReceiveCount = 1000;
    private const int MaxSources = 10;

    // {"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:failed","maxReceiveCount":"5"}
    /// <exception cref="QueueErrorException">The policy is malformed, or the dead-letter queue does not exist or refuses this queue.</exception>
    public static QueueSettings ReadPolicy(QueueAttributeValue value)
    {
        // An empty value removes the policy.
        if (value.Text.Length == 0)
            return value.Settings with { Redrive = null };

        JsonElement json = value.ReadObject();
        if (!json.TryGetProperty("deadLetterTargetArn", out JsonElement arn) || arn.ValueKind != JsonValueKind.String)
            throw value.Refused("Redrive policy does not contain mandatory attribute: deadLetterTargetArn, the ARN of a queue");
        if (!json.TryGetProperty("maxReceiveCount", out JsonElement count))
            throw value.Refused("Redrive policy does not contain mandatory attribute: maxReceiveCount");
        if (!int.TryParse(count.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int max) || max is < 1 or > MaxReceiveCount)
            throw value.Refused($"Invalid value for maxReceiveCount: {count}, valid values are from 1 to {MaxReceiveCount} both inclusive");

        if (value.Queues.FindByArn(arn.GetString()) is not { } target)
            throw value.Refused($"Dead letter target does not exist. Expected the ARN of one of: {string.Join(", ", value.Queues.All.Select(static queue => queue.Arn))}");
        if (target.IsFifo != QueueRegistry.IsFifo(value.Queue))
            throw value.Refused("Dead-letter queue must be same type of queue as the source");
        if (!Allows(target.Settings, QueueRegistry.ArnOf(value.Queue)))
            throw value.Refused($"The {AllowPolicy} of the dead letter target does not allow this queue");
        return value.Settings with { Redrive = new RedrivePolicy(target.Arn, max) };
    }

    public static string? WritePolicy(QueueSettings settings) => settings.Redrive is { } redrive
        ? $$"""{"deadLetterTargetArn":"{{redrive.TargetArn}}","maxReceiveCount":{{redrive.MaxReceiveCount}}}"""
        : null;

    // {"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:123456789012:orders"]}
    /// <exception cref="QueueErrorException">The policy is malformed.</exception>
    public static void ValidateAllowPolicy(QueueAttributeValue value)
    {
        JsonElement json = value.ReadObject();
        string? permission = ReadPermission(json);
        bool hasSources = json.TryGetProperty("sourceQueueArns", out JsonElement sources);
        if (permission is not ("allowAll" or "denyAll" or "byQueue"))
            throw value.Refused("redrivePermission must be one of: allowAll, denyAll, byQueue");
        if (hasSources != (permission == "byQueue"))
            throw value.Refused(hasSources ? "sourceQueueArns is only for the redrivePermission byQueue" : "The redrivePermission byQueue requires sourceQueueArns");
        if (hasSources && (sources.ValueKind != JsonValueKind.Array || sources.GetArrayLength() is 0 or > MaxSources
            || sources.EnumerateArray().Any(static source => source.ValueKind != JsonValueKind.String)))
        {
            throw value.Refused($"sourceQueueArns must be an array of 1 to {MaxSources} ARNs of queues");
        }
    }

    private static bool Allows(QueueSettings target, string sourceArn)
    {
        if (!target.Other.TryGetValue(AllowPolicy, out string? text))
            return true;

        using var json = JsonDocument.Parse(text);
        return ReadPermission(json.RootElement) switch
        {
            "denyAll" => false,
            "byQueue" => json.RootElement.GetProperty("sourceQueueArns").EnumerateArray().Any(source => source.GetString() == sourceArn),
            _ => true,
        };
    }

    private static string? ReadPermission(JsonElement policy) =>
        policy.TryGetProperty("redrivePermission", out JsonElement permission) && permission.ValueKind == JsonValueKind.String ? permission.GetString() : null;
}
