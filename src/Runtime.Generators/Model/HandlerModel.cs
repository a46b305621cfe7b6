namespace Lambda.Runtime.Generators.Model;

/// <summary>One method with <c>[LambdaHandler]</c>, or an attribute for single records.</summary>
/// <param name="ClassName">The name of the generated class: the names of the namespace, the type and the method.</param>
/// <param name="Type">The method's type: <c>global::Functions</c>.</param>
/// <param name="Method">The method's name, with <c>@</c> if it is a keyword.</param>
/// <param name="Names">Every value of <c>_HANDLER</c> that selects it; the first is its short name.</param>
/// <param name="Parameters">In the method's order.</param>
/// <param name="Await">Whether the result is in a task.</param>
/// <param name="Response">Where the response comes from.</param>
/// <param name="Result">The result, or one element of a sequence, as a JSON value; <see langword="null"/> if the response is not JSON.</param>
/// <param name="HasStaticConstructor">Its type has a static constructor, which runs during initialization.</param>
/// <param name="Instance">How its object is created; <see langword="null"/> for a static method.</param>
/// <param name="Wrappers">Middleware and exception mappings, from the outside to the inside.</param>
/// <param name="CancellationMargin">The margin of the attribute in milliseconds; -1 if it has none.</param>
internal sealed record HandlerModel(
    string ClassName,
    string Type,
    string Method,
    EquatableArray<string> Names,
    EquatableArray<ParameterModel> Parameters,
    AwaitKind Await,
    ResponseKind Response,
    JsonValueModel? Result,
    bool HasStaticConstructor,
    ConstructionModel? Instance,
    EquatableArray<WrapperModel> Wrappers,
    int CancellationMargin)
{
    /// <summary>How the records of a batch are handled one by one; <see langword="null"/> if the handler takes the whole event.</summary>
    public BatchModel? Batch { get; init; }

    /// <summary>The HTTP requests that the handler takes; none if it takes events.</summary>
    public EquatableArray<RouteModel> Routes { get; init; } = new([]);

    /// <summary>The results that a route may return, if they are those of the library.</summary>
    public EquatableArray<HttpResultModel> Results { get; init; } = new([]);

    /// <summary>Of a route: how many of the wrappers are those of the assembly.</summary>
    public int AssemblyWrappers { get; init; }

    /// <summary>Of a route: an exception fails the invocation.</summary>
    public bool FailsOnException { get; init; }

    /// <summary>Of a route: which pages of other origins may call it; <see langword="null"/> for none.</summary>
    public CorsModel? Cors { get; init; }

    /// <summary>Of a route: claims of a load balancer are taken.</summary>
    public bool TrustsLoadBalancer { get; init; }

    /// <summary>Of a route: responses get an ETag.</summary>
    public bool HasETags { get; init; }

    /// <summary>Of a route: bodies are compressed.</summary>
    public bool Compresses { get; init; }

    /// <summary>The parameters, with those of groups instead of the groups.</summary>
    public IEnumerable<ParameterModel> FlatParameters => Parameters.SelectMany(static parameter => parameter.Group?.All ?? [parameter]);

    /// <summary>Whether the handler takes HTTP requests of its routes.</summary>
    public bool IsRoute => Routes.Count > 0;

    /// <summary>Whether it runs what all routes have in common.</summary>
    public bool IsOuter => Response == ResponseKind.HttpRoute;

    /// <summary>Whether it is called by middleware of the assembly that all routes have in common.</summary>
    public bool IsInner => IsRoute && Wrappers.Take(AssemblyWrappers).OfType<MiddlewareModel>().Any();

    /// <summary>For messages: <c>Functions.Hello</c>.</summary>
    public string DisplayName => Names[Names.Count > 1 ? Names.Count - 2 : 0];

    /// <summary>The event's type for messages; <see langword="null"/> if the event is not JSON. The payload of a schedule is the event itself.</summary>
    public string? EventType => IsRoute ? null
        : Batch is not null && !IsInput
        ? $"Lambda.Runtime.Events.{Batch.EventType}"
        : Parameters.FirstOrDefault(static parameter => parameter.Event is not null)?.Event?.Type.Replace("global::", "");

    /// <summary>Whether the event is the input that a schedule has, instead of one that Amazon EventBridge writes.</summary>
    public bool IsInput => Batch?.Source == BatchSource.Schedule && Parameters.Any(static parameter => parameter.IsPayload);

    /// <summary>The events that it takes if <c>_HANDLER</c> is <c>*</c>; <see langword="null"/> for none.</summary>
    public EventFilterModel? Filter => IsRoute ? null : EventFilterModel.Find(this);

    /// <summary>The response is streamed, if the function is invoked in that mode.</summary>
    public bool IsStreamed => IsSequence || Response == ResponseKind.Stream;

    /// <summary>The elements of a sequence are awaited.</summary>
    public bool IsSequence =>
        Response is ResponseKind.JsonLines or ResponseKind.ByteSequence or ResponseKind.TextSequence
            or ResponseKind.HttpArray or ResponseKind.HttpEvents or ResponseKind.HttpByteSequence
        || Results.Any(static result => result.IsEvents);

    /// <summary>Its parameters, its class or its middleware take services.</summary>
    public bool TakesServices =>
        FlatParameters.Any(static parameter => parameter.Service is not null) || Constructions.Any(static construction => construction.Arguments.Count > 0);

    /// <summary>The objects that are created before the first event.</summary>
    public IEnumerable<ConstructionModel> Constructions =>
        new[] { Instance }.Concat(Wrappers.OfType<MiddlewareModel>().Select(static middleware => middleware.Construction)).OfType<ConstructionModel>();
}

/// <summary>Whether a handler's result is in a task.</summary>
internal enum AwaitKind
{
    /// <summary>No: it is the return value.</summary>
    None,

    /// <summary>It is in a task or value task, with or without a value.</summary>
    Task,
}

/// <summary>Where the response comes from.</summary>
internal enum ResponseKind
{
    /// <summary>The handler returns nothing: the response is the JSON value <c>null</c>.</summary>
    Null,

    /// <summary>The handler returns nothing: the response is an empty text.</summary>
    Empty,

    /// <summary>The records of the batch that were not processed.</summary>
    Batch,

    /// <summary>The result is the new content of a record, as JSON.</summary>
    RecordJson,

    /// <summary>The result is the new content of a record, as text.</summary>
    RecordText,

    /// <summary>The result is the new content of a record, as bytes.</summary>
    RecordBytes,

    /// <summary>The result is a record of the response; its metadata is JSON.</summary>
    Record,

    /// <summary>The result, as JSON.</summary>
    Json,

    /// <summary>The result is bytes, or a stream of them.</summary>
    Bytes,

    /// <summary>The result is text.</summary>
    Text,

    /// <summary>The result is a sequence, sent as lines of JSON.</summary>
    JsonLines,

    /// <summary>The result is a sequence of bytes.</summary>
    ByteSequence,

    /// <summary>The result is a sequence of texts.</summary>
    TextSequence,

    /// <summary>The text that the handler writes to its <c>TextWriter</c>.</summary>
    Writer,

    /// <summary>The bytes that the handler writes to its <c>LambdaResponseStream</c>.</summary>
    Stream,

    /// <summary>The text that the handler writes to the console.</summary>
    Console,

    /// <summary>The response is that of the route of the request.</summary>
    HttpRoute,

    /// <summary>A route returns nothing: the response is empty.</summary>
    HttpEmpty,

    /// <summary>The result of a route, as JSON.</summary>
    HttpJson,

    /// <summary>The result of a route is a sequence, as a JSON array.</summary>
    HttpArray,

    /// <summary>The result of a route is a sequence of server-sent events.</summary>
    HttpEvents,

    /// <summary>The result of a route is a sequence of bytes.</summary>
    HttpByteSequence,

    /// <summary>The result of a route, as text.</summary>
    HttpText,

    /// <summary>The result of a route, as bytes.</summary>
    HttpBytes,

    /// <summary>The result of a route is a stream of bytes.</summary>
    HttpStream,

    /// <summary>A result of a route with its status and headers.</summary>
    HttpResult,

    /// <summary>One of several such results.</summary>
    HttpResults,
}
