using Lambda.Runtime.Generators.Parsing;

namespace Lambda.Runtime.Generators.Model;

/// <summary>All that is emitted for one project.</summary>
/// <param name="Handlers">Its handlers, in ordinal order of their class names.</param>
/// <param name="Refused">Handlers that cannot be served, in ordinal order of their class names.</param>
/// <param name="Startup">What happens before the first event, if anything.</param>
/// <param name="Shutdowns">What happens at the end, ordinal by name.</param>
/// <param name="ErrorTypes">Error types of the project's exceptions, the most derived first.</param>
/// <param name="Readers">A reader for every type that an event reaches, in ordinal order of their names.</param>
/// <param name="Writers">A writer for every type that a result reaches, in ordinal order of their names.</param>
/// <param name="Tables">What readers and writers share, in ordinal order of their names.</param>
/// <param name="Roots">The types that are marked <c>[LambdaJsonType]</c>, in ordinal order.</param>
/// <param name="Fingerprints">What all of this was made from; set last.</param>
/// <param name="EmitMain">The project is a program and has no entry point of its own.</param>
/// <param name="IsLibrary">The project does not become a program.</param>
/// <param name="LibraryNames">Every value of <c>_HANDLER</c> that means a handler in a referenced library and none of these, in ordinal order.</param>
/// <param name="IsHtmlSafe">Strings are written with the escapes of <c>JsonEscaping.HtmlSafe</c>.</param>
internal sealed record FunctionModel(
    EquatableArray<PlannedHandler> Handlers,
    EquatableArray<RefusedHandlerModel> Refused,
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
    bool IsHtmlSafe);
