namespace Lambda.Runtime.Events;

/// <summary>A request to an access point of Amazon S3 Object Lambda. Exactly one of the contexts is not <see langword="null"/>.</summary>
/// <remarks>
/// For <see cref="GetObjectContext"/>, the object is sent with the operation <c>WriteGetObjectResponse</c>, and what the handler returns is ignored. For
/// <see cref="HeadObjectContext"/>, the response is an <see cref="S3ObjectLambdaHeadResponse"/>; for lists, an <see cref="S3ObjectLambdaListResponse"/>.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-event-context.html
/// </remarks>
public sealed class S3ObjectLambdaEvent
{
    /// <summary>Identifies the request in Amazon S3.</summary>
    public string? XAmzRequestId { get; init; }

    /// <summary>The object that the client reads.</summary>
    public S3ObjectLambdaGetContext? GetObjectContext { get; init; }

    /// <summary>The object whose headers the client reads.</summary>
    public S3ObjectLambdaContext? HeadObjectContext { get; init; }

    /// <summary>The list of objects that the client reads with <c>ListObjects</c>.</summary>
    public S3ObjectLambdaContext? ListObjectsContext { get; init; }

    /// <summary>The list of objects that the client reads with <c>ListObjectsV2</c>.</summary>
    public S3ObjectLambdaContext? ListObjectsV2Context { get; init; }

    /// <summary>The access point.</summary>
    public S3ObjectLambdaConfiguration? Configuration { get; init; }

    /// <summary>The request of the client.</summary>
    public S3ObjectLambdaUserRequest? UserRequest { get; init; }

    /// <summary>The client.</summary>
    public S3ObjectLambdaUserIdentity? UserIdentity { get; init; }

    /// <summary>The version of this structure, such as <c>1.00</c>.</summary>
    public string? ProtocolVersion { get; init; }
}

/// <summary>An object that a client reads.</summary>
public sealed class S3ObjectLambdaGetContext
{
    /// <summary>The address of the original object, signed for the client. Headers that <c>X-Amz-SignedHeaders</c> in it names, except <c>host</c>, have to be sent, too.</summary>
    public string InputS3Url { get; init; } = "";

    /// <summary>A parameter of <c>WriteGetObjectResponse</c>: <c>RequestRoute</c>.</summary>
    public string OutputRoute { get; init; } = "";

    /// <summary>A parameter of <c>WriteGetObjectResponse</c>: <c>RequestToken</c>.</summary>
    public string OutputToken { get; init; } = "";
}

/// <summary>What a client reads besides objects.</summary>
public sealed class S3ObjectLambdaContext
{
    /// <inheritdoc cref="S3ObjectLambdaGetContext.InputS3Url"/>
    public string InputS3Url { get; init; } = "";
}

/// <summary>An access point of Amazon S3 Object Lambda.</summary>
public sealed class S3ObjectLambdaConfiguration
{
    /// <summary>The ARN of the access point.</summary>
    public string? AccessPointArn { get; init; }

    /// <summary>The ARN of the access point of Amazon S3 that it belongs to.</summary>
    public string? SupportingAccessPointArn { get; init; }

    /// <summary>A text from the configuration of the access point, such as JSON.</summary>
    public string? Payload { get; init; }
}

/// <summary>The request of a client.</summary>
public sealed class S3ObjectLambdaUserRequest
{
    /// <summary>The decoded address, without parameters for the signature.</summary>
    public string? Url { get; init; }

    /// <summary>The headers, in the case of the client, without those for the signature. Several values are joined by commas.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Finds a header, in any case.</summary>
    /// <returns>The value. <see langword="null"/> if there is no such header.</returns>
    public string? GetHeader(string name) => HttpHeaderMap.Find(Headers, name);
}
