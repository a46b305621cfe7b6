namespace Lambda.Runtime.Events;

/// <summary>An email.</summary>
public sealed class SesMail
{
    /// <summary>When Amazon SES received it.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender on the envelope (<c>MAIL FROM</c>).</summary>
    public string? Source { get; init; }

    /// <summary>Identifies the email in Amazon SES. An S3 action stores it under this key, after its prefix.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>All recipients in the headers. Those of the rule are in <see cref="SesReceipt.Recipients"/>.</summary>
    public IReadOnlyList<string>? Destination { get; init; }

    /// <summary>Whether headers are missing because they exceed 10 KB.</summary>
    public bool? HeadersTruncated { get; init; }

    /// <summary>The headers, in their order.</summary>
    public IReadOnlyList<SesHeader>? Headers { get; init; }

    /// <summary>Headers that most emails have.</summary>
    public SesCommonHeaders? CommonHeaders { get; init; }
}

/// <summary>A header of an email.</summary>
public sealed class SesHeader
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The value.</summary>
    public string? Value { get; init; }
}

/// <summary>Headers that most emails have. A header that the email does not have is <see langword="null"/>.</summary>
public sealed class SesCommonHeaders
{
    /// <summary>The header <c>Return-Path</c>.</summary>
    public string? ReturnPath { get; init; }

    /// <summary>The header <c>From</c>.</summary>
    public IReadOnlyList<string>? From { get; init; }

    /// <summary>The header <c>To</c>.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>The header <c>Cc</c>.</summary>
    public IReadOnlyList<string>? Cc { get; init; }

    /// <summary>The header <c>Bcc</c>.</summary>
    public IReadOnlyList<string>? Bcc { get; init; }

    /// <summary>The header <c>Sender</c>.</summary>
    public IReadOnlyList<string>? Sender { get; init; }

    /// <summary>The header <c>Reply-To</c>.</summary>
    public IReadOnlyList<string>? ReplyTo { get; init; }

    /// <summary>The header <c>Date</c>, such as <c>Wed, 7 Oct 2015 12:34:56 -0700</c>. <c>DateTimeOffset.Parse</c> reads most of its forms, with the invariant culture.</summary>
    public string? Date { get; init; }

    /// <summary>The header <c>Message-ID</c>.</summary>
    public string? MessageId { get; init; }

    /// <summary>The header <c>Subject</c>.</summary>
    public string? Subject { get; init; }
}
