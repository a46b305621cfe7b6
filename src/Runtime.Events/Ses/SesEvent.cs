using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>An email that Amazon SES received, if a receipt rule has a Lambda action. It has no body; an S3 action before can store the email.</summary>
/// <remarks>https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html</remarks>
public sealed class SesEvent
{
    /// <summary>The emails. Amazon SES sends one.</summary>
    [JsonPropertyName("Records")]
    public IReadOnlyList<SesRecord> Records { get; init; } = [];
}

/// <summary>An email, and how it came to the function.</summary>
public sealed class SesRecord
{
    /// <summary><c>aws:ses</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The version of this structure, <c>1.0</c>.</summary>
    public string? EventVersion { get; init; }

    /// <summary>The email.</summary>
    public SesNotification Ses { get => field ??= new(); init; }
}

/// <summary>
/// An email that Amazon SES received: in a <see cref="SesEvent"/>, and, by way of an SNS action, in <c>SnsEvent&lt;SesNotification&gt;</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html</remarks>
public sealed class SesNotification
{
    /// <summary><c>Received</c>, by way of Amazon SNS. Otherwise <see langword="null"/>.</summary>
    public string? NotificationType { get; init; }

    /// <summary>The email.</summary>
    public SesMail Mail { get => field ??= new(); init; }

    /// <summary>How Amazon SES received it.</summary>
    public SesReceipt Receipt { get => field ??= new(); init; }

    /// <summary>The email itself, with headers and body, if an SNS action sent it. Otherwise <see langword="null"/>.</summary>
    public string? Content { get; init; }
}
