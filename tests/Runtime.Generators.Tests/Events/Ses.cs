using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;
using Lambda.Runtime.Logging;

namespace Events.Ses;

public record InboundEvent([property: JsonPropertyName("Records")] IReadOnlyList<InboundRecord> Records);

public record InboundRecord(string EventSource, string EventVersion, InboundMail Ses);

public record InboundMail(Mail Mail, Receipt Receipt);

public record Mail(
    DateTime Timestamp,
    string Source,
    string MessageId,
    List<string> Destination,
    bool HeadersTruncated,
    List<KeyValue<string>> Headers,
    CommonHeaders CommonHeaders);

public record KeyValue<T>(string Name, T Value);

public class CommonHeaders
{
    public string? ReturnPath { get; set; }
    public List<string> From { get; set; } = [];
    public string? Date { get; set; }
    public List<string> To { get; set; } = [];
    public List<string>? Cc { get; set; }
    public string? MessageId { get; set; }
    public string? Subject { get; set; }
}

public record Receipt(
    DateTime Timestamp,
    int ProcessingTimeMillis,
    string[] Recipients,
    Verdict SpamVerdict,
    Verdict VirusVerdict,
    Verdict SpfVerdict,
    Verdict DkimVerdict,
    Verdict? DmarcVerdict,
    string? DmarcPolicy,
    ReceiptAction Action);

public record struct Verdict(VerdictStatus Status);

[JsonConverter(typeof(JsonStringEnumConverter<VerdictStatus>))]
public enum VerdictStatus
{
    [JsonStringEnumMemberName("PASS")]
    Pass,

    [JsonStringEnumMemberName("FAIL")]
    Fail,

    [JsonStringEnumMemberName("GRAY")]
    Gray,

    [JsonStringEnumMemberName("PROCESSING_FAILED")]
    ProcessingFailed,
}

public record ReceiptAction(string Type, string? FunctionArn, string? InvocationType);

public static class Functions
{
    [LambdaHandler("ses")]
    public static InboundEvent Ses(InboundEvent value) => value;
}
