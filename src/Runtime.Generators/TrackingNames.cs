namespace Lambda.Runtime.Generators;

/// <summary>The named steps of the pipeline, which tests follow from run to run.</summary>
internal static class TrackingNames
{
    /// <summary>Each handler as a model, or nothing where it cannot be served.</summary>
    public const string Handlers = nameof(Handlers);

    /// <summary>Each type that user code reads or writes by itself.</summary>
    public const string Roots = nameof(Roots);

    /// <summary>The calls of <c>LambdaJson</c> in user code.</summary>
    public const string Calls = nameof(Calls);

    /// <summary>What happens before the first event.</summary>
    public const string Startup = nameof(Startup);

    /// <summary>What happens at the end.</summary>
    public const string Shutdowns = nameof(Shutdowns);

    /// <summary>The error types of the project's exceptions.</summary>
    public const string ErrorTypes = nameof(ErrorTypes);

    /// <summary>What the compilation is: a program or a library, with an entry point or without.</summary>
    public const string Project = nameof(Project);

    /// <summary>All handlers of the project, put together.</summary>
    public const string Function = nameof(Function);
}
