namespace Lambda.Runtime.Events;

/// <summary>An intent of a bot of Amazon Lex V2: what the user wants.</summary>
/// <remarks>https://docs.aws.amazon.com/lexv2/latest/dg/lambda-common-structures.html</remarks>
public sealed class LexV2Intent
{
    /// <summary>Whether the user confirmed the intent: <c>Confirmed</c>, <c>Denied</c> or <c>None</c>.</summary>
    public string? ConfirmationState { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The slots, by name. One that the user has not given yet is <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, LexV2Slot?>? Slots { get; set; }

    /// <summary>How far it is: one of <see cref="LexV2IntentStates"/>.</summary>
    public string? State { get; set; }

    /// <summary>What Amazon Kendra found, for the intent <c>KendraSearchIntent</c>: the response of its <c>Query</c>.</summary>
    public RawJson KendraResponse { get; set; }
}

/// <summary>A slot of an intent.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_Slot.html. The page for functions, https://docs.aws.amazon.com/lexv2/latest/dg/lambda-common-structures.html,
/// describes slots of the shapes <c>Scalar</c> and <c>List</c> only.
/// </remarks>
public sealed class LexV2Slot
{
    /// <summary><c>Scalar</c>, <c>List</c> or <c>Composite</c>.</summary>
    public string? Shape { get; set; }

    /// <summary>The value.</summary>
    public LexV2SlotValue? Value { get; set; }

    /// <summary>The values of a <c>List</c>.</summary>
    public IReadOnlyList<LexV2Slot>? Values { get; set; }

    /// <summary>The slots of a <c>Composite</c>, by name.</summary>
    public IReadOnlyDictionary<string, LexV2Slot?>? SubSlots { get; set; }
}

/// <summary>The value of a slot.</summary>
public sealed class LexV2SlotValue
{
    /// <summary>What the user said.</summary>
    public string? OriginalValue { get; set; }

    /// <summary>What it means, such as <c>2026-03-05</c> for <c>tomorrow</c>.</summary>
    public string? InterpretedValue { get; set; }

    /// <summary>What else it could mean.</summary>
    public IReadOnlyList<string>? ResolvedValues { get; set; }
}

/// <summary>The values of <see cref="LexV2Intent.State"/>.</summary>
public static class LexV2IntentStates
{
    /// <summary>The function did not fulfill the intent.</summary>
    public const string Failed = "Failed";

    /// <summary>The function fulfilled the intent.</summary>
    public const string Fulfilled = "Fulfilled";

    /// <summary>The function is fulfilling the intent.</summary>
    public const string FulfillmentInProgress = "FulfillmentInProgress";

    /// <summary>The bot asks for slots.</summary>
    public const string InProgress = "InProgress";

    /// <summary>The bot has all slots.</summary>
    public const string ReadyForFulfillment = "ReadyForFulfillment";

    /// <summary>The bot waits for the user, in a streaming conversation.</summary>
    public const string Waiting = "Waiting";
}
