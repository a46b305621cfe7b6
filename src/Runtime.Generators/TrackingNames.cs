namespace Lambda.Runtime.Generators;

/// <summary>The names of steps in the pipeline. Tests follow these steps from run to run.</summary>
internal static class TrackingNames
{
    /// <summary>The handlers, valid or not.</summary>
    public const string Handlers = nameof(Handlers);

    /// <summary>The types that user code reads or writes with <c>LambdaJson</c>.</summary>
    public const string Roots = nameof(Roots);

    /// <summary>The calls of <c>LambdaJson</c> in user code.</summary>
    public const string Calls = nameof(Calls);

    /// <summary>The startup classes.</summary>
    public const string Startup = nameof(Startup);

    /// <summary>The shutdown methods.</summary>
    public const string Shutdowns = nameof(Shutdowns);

    /// <summary>The error types of the project's exceptions.</summary>
    public const string ErrorTypes = nameof(ErrorTypes);

    /// <summary>Whether the compilation is a program or a library, with an entry point or without.</summary>
    public const string Project = nameof(Project);

    /// <summary>The whole function, assembled from the other steps.</summary>
    public const string Function = nameof(Function);
}
