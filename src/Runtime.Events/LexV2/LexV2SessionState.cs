namespace Lambda.Runtime.Events;

/// <summary>The state of a conversation with a bot of Amazon Lex V2, which the response contains, too.</summary>
/// <remarks>https://docs.aws.amazon.com/lexv2/latest/dg/lambda-common-structures.html</remarks>
public sealed class LexV2SessionState
{
    /// <summary>The contexts that are active.</summary>
    public IReadOnlyList<LexV2ActiveContext>? ActiveContexts { get; set; }

    /// <summary>What the function and the client store for the conversation. A response without them deletes them.</summary>
    public IReadOnlyDictionary<string, string>? SessionAttributes { get; set; }

    /// <summary>Phrases that help to recognize speech.</summary>
    public LexV2RuntimeHints? RuntimeHints { get; set; }

    /// <summary>What the bot does next. A response needs it.</summary>
    public LexV2DialogAction? DialogAction { get; set; }

    /// <summary>The intent. A response needs it, unless the action is <c>Delegate</c> or <c>ElicitIntent</c>.</summary>
    public LexV2Intent? Intent { get; set; }

    /// <summary>Identifies the request.</summary>
    public string? OriginatingRequestId { get; set; }
}

/// <summary>A context that is active.</summary>
public sealed class LexV2ActiveContext
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Values, by name.</summary>
    public IReadOnlyDictionary<string, string>? ContextAttributes { get; set; }

    /// <summary>How long it remains active.</summary>
    public LexV2TimeToLive? TimeToLive { get; set; }
}

/// <summary>How long a context remains active.</summary>
public sealed class LexV2TimeToLive
{
    /// <summary>For how many seconds.</summary>
    public int? TimeToLiveInSeconds { get; set; }

    /// <summary>For how many turns of the conversation.</summary>
    public int? TurnsToLive { get; set; }
}

/// <summary>Phrases that help to recognize speech.</summary>
public sealed class LexV2RuntimeHints
{
    /// <summary>The phrases, by the name of the intent, then by the name of the slot.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, LexV2SlotHints>>? SlotHints { get; set; }
}

/// <summary>Phrases for a slot.</summary>
public sealed class LexV2SlotHints
{
    /// <summary>The phrases.</summary>
    public IReadOnlyList<LexV2RuntimeHintValue>? RuntimeHintValues { get; set; }
}

/// <summary>A phrase for a slot.</summary>
public sealed class LexV2RuntimeHintValue
{
    /// <summary>The phrase.</summary>
    public string? Phrase { get; set; }
}

/// <summary>What a bot does next.</summary>
public sealed class LexV2DialogAction
{
    /// <summary>How the user says the value of a slot: <c>Default</c>, <c>SpellByLetter</c> or <c>SpellByWord</c>.</summary>
    public string? SlotElicitationStyle { get; set; }

    /// <summary>The slot that the bot asks for, if the type is <see cref="LexV2DialogActionTypes.ElicitSlot"/>.</summary>
    public string? SlotToElicit { get; set; }

    /// <summary>What it does: one of <see cref="LexV2DialogActionTypes"/>.</summary>
    public string Type { get; set; } = "";
}

/// <summary>The values of <see cref="LexV2DialogAction.Type"/>.</summary>
public static class LexV2DialogActionTypes
{
    /// <summary>The bot ends the intent. Set <see cref="LexV2Intent.State"/> to <see cref="LexV2IntentStates.Fulfilled"/> or <see cref="LexV2IntentStates.Failed"/>.</summary>
    public const string Close = "Close";

    /// <summary>The bot asks the user to confirm the intent.</summary>
    public const string ConfirmIntent = "ConfirmIntent";

    /// <summary>The bot decides.</summary>
    public const string Delegate = "Delegate";

    /// <summary>The bot asks what the user wants.</summary>
    public const string ElicitIntent = "ElicitIntent";

    /// <summary>The bot asks for a slot.</summary>
    public const string ElicitSlot = "ElicitSlot";
}
