namespace Lambda.Runtime.Events;

/// <summary>What a bot of Amazon Lex V2 does next, and what it says: the response to a <see cref="LexV2Event"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html</remarks>
public sealed class LexV2Response
{
    /// <summary>The state of the conversation, in which <see cref="LexV2SessionState.DialogAction"/> is required.</summary>
    public LexV2SessionState SessionState { get => field ??= new(); init; }

    /// <summary>What the bot says. Required if the action is <see cref="LexV2DialogActionTypes.ElicitIntent"/>; <see langword="null"/> for the messages of the bot.</summary>
    public IReadOnlyList<LexV2Message>? Messages { get; init; }

    /// <summary>Values for the client.</summary>
    public IReadOnlyDictionary<string, string>? RequestAttributes { get; init; }
}

/// <summary>What a bot says.</summary>
public sealed class LexV2Message
{
    /// <summary>What it is: one of <see cref="LexV2MessageContentTypes"/>.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>The text. <see langword="null"/> for a card.</summary>
    public string? Content { get; init; }

    /// <summary>The card. <see langword="null"/> for a text.</summary>
    public LexV2ImageResponseCard? ImageResponseCard { get; init; }
}

/// <summary>A card with buttons.</summary>
public sealed class LexV2ImageResponseCard
{
    /// <summary>The title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The text below the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The address of an image.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The buttons, at most five.</summary>
    public IReadOnlyList<LexV2Button>? Buttons { get; init; }
}

/// <summary>A button of a card.</summary>
public sealed class LexV2Button
{
    /// <summary>The text on the button.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the bot receives if the user presses it.</summary>
    public string Value { get; init; } = "";
}

/// <summary>The values of <see cref="LexV2Message.ContentType"/>.</summary>
public static class LexV2MessageContentTypes
{
    /// <summary>Text for the client, such as JSON.</summary>
    public const string CustomPayload = "CustomPayload";

    /// <summary>A card.</summary>
    public const string ImageResponseCard = "ImageResponseCard";

    /// <summary>Text.</summary>
    public const string PlainText = "PlainText";

    /// <summary>Text with marks for speech.</summary>
    public const string Ssml = "SSML";
}
