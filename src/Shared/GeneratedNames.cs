namespace Lambda.Runtime.Shared;

/// <summary>Names in generated code that other assemblies find by name: the generator writes them, and the build tasks, the emulator and the layer read them.</summary>
/// <remarks>This file is compiled into each of these projects.</remarks>
internal static class GeneratedNames
{
    /// <summary>The namespace of all generated code.</summary>
    public const string Namespace = "Lambda.Runtime.Generated";

    /// <summary>The class with the handlers of a function.</summary>
    public const string Handlers = "LambdaHandlers";

    /// <summary>The static property of <see cref="Handlers"/> that returns them.</summary>
    public const string HandlersProperty = "All";

    /// <summary>The class whose nested classes describe the handlers with constants.</summary>
    public const string Descriptions = "LambdaDescriptions";

    /// <summary>The constant of a description with the handler's names, separated by line feeds.</summary>
    public const string DescriptionNames = "Names";

    /// <summary>The constant of a description with the event's type, or null.</summary>
    public const string DescriptionEventType = "EventType";

    /// <summary>The constant of a description that says whether the response is streamed.</summary>
    public const string DescriptionIsStreamed = "IsStreamed";

    /// <summary>The constant of a description with the service whose single records the handler takes, such as <c>Sqs</c>, or null.</summary>
    public const string DescriptionSource = "Source";

    /// <summary>The constant of a description with the name of the queue, stream or table, or null.</summary>
    public const string DescriptionSourceName = "SourceName";

    /// <summary>The constant of a description with the type of the payload of a record, or null if it is text or bytes, or the event's type has it.</summary>
    public const string DescriptionPayloadType = "PayloadType";

    /// <summary>The constant of the description of the router with its routes, separated by line feeds. Other descriptions do not have it.</summary>
    public const string DescriptionRoutes = "Routes";

    /// <summary>
    /// The constant of the description of the router with what <c>[assembly: LambdaCors]</c> allows, one setting per line in the names of Lambda's API:
    /// <c>AllowOrigins=https://app.example</c>. It exists only with the attribute.
    /// </summary>
    public const string DescriptionCors = "Cors";

    /// <summary>The constant of the description of the router that says that responses are compressed. It exists only if they are.</summary>
    public const string DescriptionCompresses = "Compresses";

    /// <summary>The constant of a description with an example of the payload as JSON, or null.</summary>
    public const string DescriptionPayload = "Payload";

    /// <summary>The class that finds the handler of an event.</summary>
    public const string Dispatcher = "LambdaDispatcher";

    /// <summary>The class that finds the route of an HTTP request.</summary>
    public const string Router = "LambdaRouter";

    /// <summary>The first name of the handler of all routes, as the class of the runtime has it.</summary>
    public const string RouterName = "Http";

    /// <summary>The class with the middleware that all routes have in common.</summary>
    public const string Routes = "LambdaRoutes";

    /// <summary>The class with the entry point.</summary>
    public const string Program = "LambdaProgram";

    /// <summary>The class with the fingerprints that the analyzers compare.</summary>
    public const string Fingerprints = "LambdaFingerprints";

    /// <summary>The class with the methods that replace calls of <c>LambdaJson</c>.</summary>
    public const string JsonCalls = "LambdaJsonCalls";

    /// <summary>The key of the assembly attribute with the names of a library's handlers, one per line.</summary>
    public const string LibraryHandlersKey = "Lambda.Runtime.Handlers";

    /// <summary>The full name of <see cref="Handlers"/>.</summary>
    public const string HandlersType = $"{Namespace}.{Handlers}";

    /// <summary>The full name of <see cref="Descriptions"/>.</summary>
    public const string DescriptionsType = $"{Namespace}.{Descriptions}";

    /// <summary>The full name of <see cref="Program"/>.</summary>
    public const string ProgramType = $"{Namespace}.{Program}";

    /// <summary>The full name of <see cref="Fingerprints"/>.</summary>
    public const string FingerprintsType = $"{Namespace}.{Fingerprints}";
}
