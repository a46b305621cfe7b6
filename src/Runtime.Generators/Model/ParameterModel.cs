namespace Lambda.Runtime.Generators.Model;

/// <summary>One parameter of a handler.</summary>
/// <param name="Kind">The argument.</param>
/// <param name="Event">The event, if the parameter is the event as JSON.</param>
/// <param name="Service">The service, if the parameter is one.</param>
internal sealed record ParameterModel(ParameterKind Kind, JsonValueModel? Event = null, ServiceModel? Service = null)
{
    /// <summary>Whether JSON's null is an error, because the type of a payload is not nullable.</summary>
    public bool RejectsNull { get; init; }

    /// <summary>Whether the parameter is the payload of a record.</summary>
    public bool IsPayload => Kind is ParameterKind.RecordPayload or ParameterKind.RecordText or ParameterKind.RecordBytes;

    /// <summary>Which part of a record of Apache Kafka the payload is; <see langword="null"/> for other records.</summary>
    public KafkaPartModel? KafkaPart { get; init; }

    /// <summary>The value of an HTTP request, if the parameter is one.</summary>
    public HttpParameterModel? Http { get; init; }

    /// <summary>The parameters that its type takes, if they are read from an HTTP request.</summary>
    public ParameterGroupModel? Group { get; init; }

    /// <summary>The message attribute, if the parameter is one.</summary>
    public MessageAttributeModel? MessageAttribute { get; init; }
}

/// <summary>The key or the value of a record of Apache Kafka, which may be missing.</summary>
/// <param name="IsKey">Whether it is the key.</param>
/// <param name="Nullable">What the parameter would be if it might be null, for errors; <see langword="null"/> if it may.</param>
internal sealed record KafkaPartModel(bool IsKey, string? Nullable);

/// <summary>A message attribute that a parameter takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsBytes">Whether it is taken as bytes instead of text.</param>
/// <param name="IsOptional">Whether the message may be without it.</param>
internal sealed record MessageAttributeModel(string Name, bool IsBytes, bool IsOptional);

/// <summary>What a handler's parameter is.</summary>
internal enum ParameterKind
{
    /// <summary>The event, as JSON.</summary>
    JsonEvent,

    /// <summary>The payload of a record, as JSON.</summary>
    RecordPayload,

    /// <summary>The payload of a record, as text.</summary>
    RecordText,

    /// <summary>The payload of a record, as bytes.</summary>
    RecordBytes,

    /// <summary>A record, as JSON.</summary>
    Record,

    /// <summary>Each record of a notification of Amazon S3, which is the payload of a record.</summary>
    RecordNotification,

    /// <summary>The change of an item, which is a part of its record.</summary>
    RecordChange,

    /// <summary>What all records of an event have in common, as JSON.</summary>
    RecordSource,

    /// <summary>A message attribute of a record.</summary>
    MessageAttribute,

    /// <summary>The event's bytes in the receive buffer.</summary>
    EventMemory,

    /// <summary>A copy of the event's bytes.</summary>
    EventBytes,

    /// <summary>A stream over the event's bytes.</summary>
    EventStream,

    /// <summary>The event, as text.</summary>
    EventText,

    /// <summary>A reader over the event as text.</summary>
    EventReader,

    /// <summary>The invocation's <c>LambdaContext</c>.</summary>
    Context,

    /// <summary>The token that is canceled before the deadline.</summary>
    CancellationToken,

    /// <summary>A service.</summary>
    Service,

    /// <summary>A value of an HTTP request.</summary>
    HttpValue,

    /// <summary>Values of an HTTP request in an object.</summary>
    HttpGroup,

    /// <summary>The claims of the caller of an HTTP request, as a <c>ClaimsPrincipal</c>.</summary>
    HttpPrincipal,

    /// <summary>The body of an HTTP request, as JSON.</summary>
    HttpBody,

    /// <summary>The body of an HTTP request, as text.</summary>
    HttpText,

    /// <summary>A copy of the bytes of the body of an HTTP request.</summary>
    HttpBytes,

    /// <summary>The bytes of the body of an HTTP request.</summary>
    HttpMemory,

    /// <summary>A stream over the body of an HTTP request.</summary>
    HttpStream,

    /// <summary>The stream for the response.</summary>
    ResponseStream,

    /// <summary>The writer for the response as text.</summary>
    TextWriter,
}

/// <summary>A service that a parameter requires.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Key">Its key, if it has one.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
internal sealed record ServiceModel(string Type, ConstantModel? Key, bool IsOptional);
