using System.Text.Json.Nodes;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>The event with which Amazon Data Firehose lets a function transform records.</summary>
/// <remarks>https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html</remarks>
internal static class FirehoseEvent
{
    /// <param name="stream">The name of the Firehose stream.</param>
    /// <param name="invocationId">The ID of the event, a new one for each attempt.</param>
    /// <param name="records">The records.</param>
    public static JsonObject Create(string stream, string invocationId, IEnumerable<FirehoseInput> records) => new()
    {
        ["invocationId"] = invocationId,
        ["deliveryStreamArn"] = $"arn:aws:firehose:us-east-1:123456789012:deliverystream/{stream}",
        ["region"] = "us-east-1",
        ["records"] = new JsonArray([.. records.Select(static record => new JsonObject
        {
            ["recordId"] = record.RecordId,
            ["approximateArrivalTimestamp"] = record.ArrivedAt.ToUnixTimeMilliseconds(),
            ["data"] = Convert.ToBase64String(record.Data.Span),
        })]),
    };
}
