namespace Lambda.Runtime.Events;

/// <summary>An action of a receipt rule. Members of other types of actions are <see langword="null"/>.</summary>
public sealed class SesAction
{
    /// <summary><c>Lambda</c>. By way of Amazon SNS also <c>S3</c>, <c>SNS</c>, <c>Bounce</c>, <c>Stop</c> or <c>WorkMail</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The ARN of the topic that is notified.</summary>
    public string? TopicArn { get; init; }

    /// <summary>Of a Lambda action, the ARN of the function.</summary>
    public string? FunctionArn { get; init; }

    /// <summary>Of a Lambda action, <c>Event</c> or <c>RequestResponse</c>. Amazon SES waits for a <see cref="SesResponse"/> only with the latter.</summary>
    public string? InvocationType { get; init; }

    /// <summary>Of an S3 action, the bucket.</summary>
    public string? BucketName { get; init; }

    /// <summary>Of an S3 action, the prefix of the key.</summary>
    public string? ObjectKeyPrefix { get; init; }

    /// <summary>Of an S3 action, the key.</summary>
    public string? ObjectKey { get; init; }

    /// <summary>Of an SNS action, the encoding of <see cref="SesNotification.Content"/>: <c>UTF-8</c> or <c>Base64</c>.</summary>
    public string? Encoding { get; init; }

    /// <summary>Of a bounce action, the SMTP reply code.</summary>
    public string? SmtpReplyCode { get; init; }

    /// <summary>Of a bounce action, the SMTP enhanced status code.</summary>
    public string? StatusCode { get; init; }

    /// <summary>Of a bounce action, the text.</summary>
    public string? Message { get; init; }

    /// <summary>Of a bounce action, the sender.</summary>
    public string? Sender { get; init; }

    /// <summary>Of a WorkMail action, the ARN of the organization.</summary>
    public string? OrganizationArn { get; init; }
}
