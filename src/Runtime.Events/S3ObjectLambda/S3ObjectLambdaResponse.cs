namespace Lambda.Runtime.Events;

/// <summary>The headers of an object, or an error: the response to a <see cref="S3ObjectLambdaEvent.HeadObjectContext"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-writing-lambda.html</remarks>
public sealed class S3ObjectLambdaHeadResponse
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The code of the error, such as <c>NoSuchKey</c>. <see langword="null"/> if there was no error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The message of the error.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The headers, such as <c>Content-Length</c> and <c>x-amz-meta-order</c>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}

/// <summary>
/// A list of objects, or an error: the response to a <see cref="S3ObjectLambdaEvent.ListObjectsV2Context"/> or <see cref="S3ObjectLambdaEvent.ListObjectsContext"/>.
/// </summary>
/// <inheritdoc cref="S3ObjectLambdaHeadResponse" path="/remarks"/>
public sealed class S3ObjectLambdaListResponse
{
    /// <inheritdoc cref="S3ObjectLambdaHeadResponse.StatusCode"/>
    public int StatusCode { get; init; } = 200;

    /// <inheritdoc cref="S3ObjectLambdaHeadResponse.ErrorCode"/>
    public string? ErrorCode { get; init; }

    /// <inheritdoc cref="S3ObjectLambdaHeadResponse.ErrorMessage"/>
    public string? ErrorMessage { get; init; }

    /// <summary>The list in the XML of Amazon S3.</summary>
    public string? ListResultXml { get; init; }
}
