namespace Lambda.Runtime.Generators.Model;

/// <summary>One parameter of a handler.</summary>
/// <param name="Kind">The argument.</param>
/// <param name="Event">The event, if the parameter is the event as JSON.</param>
/// <param name="Service">The service, if the parameter is one.</param>
internal sealed record ParameterModel(ParameterKind Kind, JsonValueModel? Event = null, ServiceModel? Service = null);

/// <summary>What a handler's parameter is.</summary>
internal enum ParameterKind
{
    /// <summary>The event, as JSON.</summary>
    JsonEvent,

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
