namespace Lambda.Runtime.Generators.Model;

/// <summary>Everything that is generated for one project, except intercepted calls.</summary>
/// <param name="Handlers">Its handlers, in ordinal order of their class names.</param>
/// <param name="Invalid">The handlers with an error, in ordinal order of their class names.</param>
/// <param name="Startup">The startup class, if there is one.</param>
/// <param name="Shutdowns">The shutdown methods, in ordinal order of their names.</param>
/// <param name="ErrorTypes">The error types of the project's exceptions, the most derived first.</param>
/// <param name="Readers">A reader for every type that an event reaches, in ordinal order of their names.</param>
/// <param name="Writers">A writer for every type that a result reaches, in ordinal order of their names.</param>
/// <param name="Tables">Enums and converters, which readers and writers share, in ordinal order of their names.</param>
/// <param name="Roots">The types that are marked <c>[LambdaJsonType]</c>, in ordinal order.</param>
/// <param name="Fingerprints">The fingerprints of all other parts.</param>
/// <param name="EmitMain">The project is a program without an entry point.</param>
/// <param name="IsLibrary">The project is a library.</param>
/// <param name="LibraryNames">Every value of <c>_HANDLER</c> that selects a handler in a referenced library and none of the project's, in ordinal order.</param>
/// <param name="IsHtmlSafe">Strings are written with the escapes of <c>JsonEscaping.HtmlSafe</c>.</param>
/// <param name="CompletesLogging">Registered services are completed by those of Microsoft.Extensions.Logging.</param>
/// <param name="ValidatesOptions">Options are validated during initialization.</param>
/// <param name="IsLanguageOld">Generated code does not compile with the project's version of C#.</param>
internal sealed record FunctionModel(
    EquatableArray<PlannedHandler> Handlers,
    EquatableArray<InvalidHandlerModel> Invalid,
    StartupModel? Startup,
    EquatableArray<ShutdownModel> Shutdowns,
    EquatableArray<ExceptionMapModel> ErrorTypes,
    EquatableArray<JsonTypeModel> Readers,
    EquatableArray<JsonTypeModel> Writers,
    EquatableArray<JsonTypeModel> Tables,
    EquatableArray<JsonRootModel> Roots,
    EquatableArray<Fingerprint> Fingerprints,
    bool EmitMain,
    bool IsLibrary,
    EquatableArray<string> LibraryNames,
    bool IsHtmlSafe,
    bool CompletesLogging,
    bool ValidatesOptions,
    bool IsLanguageOld)
{
    /// <summary>Runs the middleware of the assembly around the choice of a route; <see langword="null"/> without such middleware.</summary>
    public PlannedHandler? Outer { get; init; }

    /// <summary>The handlers of HTTP requests.</summary>
    public PlannedHandler[] Routed => [.. Handlers.Where(static planned => planned.Handler.IsRoute)];

    /// <summary>Whether <c>_HANDLER=*</c> finds a handler by the event; not if the function has only one, or only routes, which run anyway.</summary>
    public bool HasDispatcher => (Dispatched.Length > 0 || Routed.Length > 0) && Handlers.Count - Routed.Length + Math.Min(Routed.Length, 1) > 1;

    /// <summary>The handlers that the event finds, without those of routes.</summary>
    public HandlerModel[] Dispatched => Handlers.Count < 2 ? [] : [.. Handlers.Select(static planned => planned.Handler).Where(static handler => handler.Filter is not null)];
}
