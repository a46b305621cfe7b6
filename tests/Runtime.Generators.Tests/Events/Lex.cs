using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.Lex;

public class LexEvent
{
    public string MessageVersion { get; set; } = "1.0";

    [JsonConverter(typeof(JsonStringEnumConverter<InvocationSource>))]
    public InvocationSource InvocationSource { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter<InputMode>))]
    public InputMode InputMode { get; set; }

    public string? ResponseContentType { get; set; }
    public string SessionId { get; set; } = "";
    public string? InputTranscript { get; set; }
    public Bot? Bot { get; set; }
    public List<Interpretation> Interpretations { get; set; } = [];
    public ProposedNextState? ProposedNextState { get; set; }
    public Dictionary<string, string>? RequestAttributes { get; set; }
    public SessionState? SessionState { get; set; }
    public List<Transcription>? Transcriptions { get; set; }
}

public enum InvocationSource { DialogCodeHook, FulfillmentCodeHook }

public enum InputMode { DTMF, Speech, Text }

public record Bot(string Id, string Name, string LocaleId, string Version, string AliasId, string AliasName);

public record Interpretation(Intent Intent, string? InterpretationSource, double? NluConfidence, SentimentResponse? SentimentResponse);

public record Intent(string Name, string State, string ConfirmationState, Dictionary<string, Slot?> Slots);

public record Slot(string Shape, SlotValue? Value, List<Slot>? Values);

public record SlotValue(string OriginalValue, string? InterpretedValue, string[] ResolvedValues);

public record SentimentResponse(string Sentiment, SentimentScore SentimentScore);

public readonly struct SentimentScore
{
    [JsonConstructor]
    public SentimentScore(double mixed, double negative, double neutral, float positive) =>
        (Mixed, Negative, Neutral, Positive) = (mixed, negative, neutral, positive);

    public double Mixed { get; }
    public double Negative { get; }
    public double Neutral { get; }
    public float Positive { get; }
}

public record ProposedNextState(Dictionary<string, string>? Prompt, Intent Intent, DialogAction DialogAction);

public record DialogAction(string Type, string? SlotToElicit);

public record SessionState(
    List<ActiveContext> ActiveContexts,
    Dictionary<string, string> SessionAttributes,
    RuntimeHints? RuntimeHints,
    Intent? Intent,
    Guid? OriginatingRequestId);

public record ActiveContext(string Name, Dictionary<string, string> ContextAttributes, TimeToLive TimeToLive);

public record TimeToLive(ushort TimeToLiveInSeconds, sbyte TurnsToLive);

public record RuntimeHints(Dictionary<string, Dictionary<string, JsonElement>> SlotHints);

public record Transcription(
    [property: JsonPropertyName("transcription")] string Text,
    [property: JsonPropertyName("transcriptionConfidence")] double Confidence,
    Dictionary<string, string>? ResolvedContext,
    Dictionary<string, Slot?>? ResolvedSlots);

public static class Functions
{
    [LambdaHandler("lex")]
    public static LexEvent Lex(LexEvent value) => value;
}
