namespace Lambda.Runtime.Events;

/// <summary>How Amazon SES received an email.</summary>
public sealed class SesReceipt
{
    /// <summary>When the action started.</summary>
    [LambdaJsonFormat(JsonFormat.UtcTimeMilliseconds)]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>How many milliseconds after the receipt of the email the action started.</summary>
    public long? ProcessingTimeMillis { get; init; }

    /// <summary>The recipients on the envelope (<c>RCPT TO</c>) that match the receipt rule.</summary>
    public IReadOnlyList<string>? Recipients { get; init; }

    /// <summary>Whether it is spam.</summary>
    public SesVerdict? SpamVerdict { get; init; }

    /// <summary>Whether it has a virus.</summary>
    public SesVerdict? VirusVerdict { get; init; }

    /// <summary>The result of Sender Policy Framework.</summary>
    public SesVerdict? SpfVerdict { get; init; }

    /// <summary>The result of DomainKeys Identified Mail.</summary>
    public SesVerdict? DkimVerdict { get; init; }

    /// <summary>The result of Domain-based Message Authentication, Reporting and Conformance.</summary>
    public SesVerdict? DmarcVerdict { get; init; }

    /// <summary>What the domain of the sender asks for if that fails: <c>none</c>, <c>quarantine</c> or <c>reject</c>. Otherwise <see langword="null"/>.</summary>
    public string? DmarcPolicy { get; init; }

    /// <summary>The action of the receipt rule.</summary>
    public SesAction? Action { get; init; }
}

/// <summary>The result of a check of an email.</summary>
public sealed class SesVerdict
{
    /// <summary>One of <see cref="SesVerdictStatuses"/>.</summary>
    public string? Status { get; init; }
}

/// <summary>Values of <see cref="SesVerdict.Status"/>.</summary>
public static class SesVerdictStatuses
{
    /// <summary>The check succeeded.</summary>
    public const string Pass = "PASS";

    /// <summary>The check failed.</summary>
    public const string Fail = "FAIL";

    /// <summary>The check has no clear result, or the domain of the sender does not offer it.</summary>
    public const string Gray = "GRAY";

    /// <summary>Amazon SES could not check the email.</summary>
    public const string ProcessingFailed = "PROCESSING_FAILED";

    /// <summary>The receipt rule does not ask for the check.</summary>
    public const string Disabled = "DISABLED";
}
