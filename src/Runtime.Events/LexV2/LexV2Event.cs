namespace Lambda.Runtime.Events;

/// <summary>A turn of a conversation with a bot of Amazon Lex V2.</summary>
/// <remarks>
/// The response is a <see cref="LexV2Response"/>. A handler usually changes <see cref="SessionState"/>, whose members have setters, and returns it.
/// https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html
/// </remarks>
public sealed class LexV2Event
{
    /// <summary>The version of this structure, <c>1.0</c>.</summary>
    public string? MessageVersion { get; init; }

    /// <summary>Why the function is invoked: one of <see cref="LexV2InvocationSources"/>.</summary>
    public string InvocationSource { get; init; } = "";

    /// <summary>How the user speaks to the bot: <c>DTMF</c>, <c>Speech</c> or <c>Text</c>.</summary>
    public string? InputMode { get; init; }

    /// <summary>How the bot responds: <c>text/plain; charset=utf-8</c>, or a content type of audio.</summary>
    public string? ResponseContentType { get; init; }

    /// <summary>Identifies the conversation.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>What the user said.</summary>
    public string? InputTranscript { get; init; }

    /// <summary>Where in the bot the function is invoked. <see langword="null"/> if the bot does not say it.</summary>
    public string? InvocationLabel { get; init; }

    /// <summary>The bot.</summary>
    public LexV2Bot Bot { get => field ??= new(); init; }

    /// <summary>What the user could mean, the most likely first.</summary>
    public IReadOnlyList<LexV2Interpretation>? Interpretations { get; init; }

    /// <summary>What the bot does next if the function returns <see cref="LexV2DialogActionTypes.Delegate"/>. <see langword="null"/> if the bot does not say it.</summary>
    public LexV2ProposedNextState? ProposedNextState { get; init; }

    /// <summary>What the client sent with its request.</summary>
    public IReadOnlyDictionary<string, string>? RequestAttributes { get; init; }

    /// <summary>The state of the conversation.</summary>
    public LexV2SessionState SessionState { get => field ??= new(); init; }

    /// <summary>What the user could have said, if it was speech.</summary>
    public IReadOnlyList<LexV2Transcription>? Transcriptions { get; init; }
}

/// <summary>A bot of Amazon Lex V2.</summary>
public sealed class LexV2Bot
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The language, such as <c>en_US</c>.</summary>
    public string? LocaleId { get; init; }

    /// <summary>The version, such as <c>DRAFT</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The id of the alias.</summary>
    public string? AliasId { get; init; }

    /// <summary>The name of the alias.</summary>
    public string? AliasName { get; init; }
}

/// <summary>What a user could mean.</summary>
public sealed class LexV2Interpretation
{
    /// <summary>Who says so: <c>Bedrock</c> or <c>Lex</c>.</summary>
    public string? InterpretationSource { get; init; }

    /// <summary>The intent.</summary>
    public LexV2Intent? Intent { get; init; }

    /// <summary>
    /// How likely it is: a number from 0 to 1, or in events of older bots an object with that number as <c>score</c>. JSON's null for the fallback intent.
    /// </summary>
    public RawJson NluConfidence { get; init; }

    /// <summary>The mood of the user, if the bot analyzes it.</summary>
    public LexV2SentimentResponse? SentimentResponse { get; init; }
}

/// <summary>The mood of a user.</summary>
public sealed class LexV2SentimentResponse
{
    /// <summary><c>MIXED</c>, <c>NEGATIVE</c>, <c>NEUTRAL</c> or <c>POSITIVE</c>.</summary>
    public string? Sentiment { get; init; }

    /// <summary>How likely each mood is, from 0 to 1.</summary>
    public LexV2SentimentScore? SentimentScore { get; init; }
}

/// <summary>How likely each mood of a user is, from 0 to 1.</summary>
public sealed class LexV2SentimentScore
{
    /// <summary>Mixed.</summary>
    public double? Mixed { get; init; }

    /// <summary>Negative.</summary>
    public double? Negative { get; init; }

    /// <summary>Neutral.</summary>
    public double? Neutral { get; init; }

    /// <summary>Positive.</summary>
    public double? Positive { get; init; }
}

/// <summary>What a bot does next.</summary>
public sealed class LexV2ProposedNextState
{
    /// <summary>The action.</summary>
    public LexV2DialogAction? DialogAction { get; init; }

    /// <summary>The intent.</summary>
    public LexV2Intent? Intent { get; init; }

    /// <summary>The prompt.</summary>
    public LexV2Prompt? Prompt { get; init; }
}

/// <summary>A prompt of a bot.</summary>
public sealed class LexV2Prompt
{
    /// <summary><c>Initial</c>, or which retry it is, such as <c>Retry1</c>.</summary>
    public string? Attempt { get; init; }
}

/// <summary>What a user could have said.</summary>
public sealed class LexV2Transcription
{
    /// <summary>The text.</summary>
    public string? Transcription { get; init; }

    /// <summary>How likely it is, from 0 to 1.</summary>
    public double? TranscriptionConfidence { get; init; }

    /// <summary>The intent that belongs to it.</summary>
    public LexV2ResolvedContext? ResolvedContext { get; init; }

    /// <summary>The slots that belong to it, by name.</summary>
    public IReadOnlyDictionary<string, LexV2Slot?>? ResolvedSlots { get; init; }
}

/// <summary>The intent that belongs to what a user could have said.</summary>
public sealed class LexV2ResolvedContext
{
    /// <summary>The name of the intent.</summary>
    public string? Intent { get; init; }
}

/// <summary>The values of <see cref="LexV2Event.InvocationSource"/>.</summary>
public static class LexV2InvocationSources
{
    /// <summary>The user said something, and the function decides what the bot does next.</summary>
    public const string DialogCodeHook = "DialogCodeHook";

    /// <summary>The bot has all slots of the intent, and the function fulfills it.</summary>
    public const string FulfillmentCodeHook = "FulfillmentCodeHook";
}
