namespace Lambda.Runtime.Generators.Model;

/// <summary>One parameter of a handler.</summary>
/// <param name="Kind">What is passed.</param>
/// <param name="Event">The event's type, where the parameter is the event as JSON.</param>
/// <param name="Service">The service, where it is one.</param>
internal sealed record ParameterModel(ParameterKind Kind, JsonValueModel? Event = null, ServiceModel? Service = null);

/// <summary>What a handler's parameter is.</summary>
internal enum ParameterKind
{
    /// <summary>The event, as JSON.</summary>
    JsonRootReader,

    /// <summary>The event's bytes where they were received.</summary>
    EventMemory,

    /// <summary>A copy of the event's bytes.</summary>
    EventBytes,

    /// <summary>A stream over the event's bytes.</summary>
    EventStream,

    /// <summary>The event, as text.</summary>
    EventText,

    /// <summary>The event as text, to be read from.</summary>
    EventReader,

    /// <summary>The invocation's <c>LambdaContext</c>.</summary>
    Context,

    /// <summary>The token that is cancelled before the deadline.</summary>
    CancellationToken,

    /// <summary>A service.</summary>
    Service,

    /// <summary>The answer, which is sent while it is written.</summary>
    ResponseStream,

    /// <summary>The answer as text.</summary>
    TextWriter,
}

/// <summary>A service as its taker wants it.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Key">Its key, as a C# expression; <see langword="null"/> when it has none.</param>
/// <param name="IsOptional">It may be missing.</param>
internal sealed record ServiceModel(string Type, string? Key, bool IsOptional);
