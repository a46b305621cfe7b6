namespace Lambda.Runtime.Generators.Model;

/// <summary>The models of all parts of a function, before they are assembled.</summary>
/// <param name="Project">The compilation as a whole.</param>
internal sealed record FunctionParts(ProjectModel Project)
{
    /// <summary>The methods with <c>[LambdaHandler]</c>.</summary>
    public EquatableArray<HandlerOutcome> Handlers { get; init; }

    /// <summary>The types that user code reads or writes.</summary>
    public EquatableArray<JsonRootWithTypes> Roots { get; init; }

    /// <summary>The classes with <c>[LambdaStartup]</c>.</summary>
    public EquatableArray<StartupModel> Startups { get; init; }

    /// <summary>The methods with <c>[LambdaShutdown]</c>.</summary>
    public EquatableArray<ShutdownModel> Shutdowns { get; init; }

    /// <summary>The exceptions with <c>[LambdaErrorType]</c>.</summary>
    public EquatableArray<ErrorTypeByDepth> ErrorTypes { get; init; }
}
