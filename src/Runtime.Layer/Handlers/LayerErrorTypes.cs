namespace Lambda.Runtime.Layer;

/// <summary>The types of the layer's errors. docs/errors.md lists them.</summary>
/// <remarks>Compiled into the layer and into its compiler.</remarks>
internal static class LayerErrorTypes
{
    /// <summary>There is no such file, or no such method in it.</summary>
    public const string HandlerNotFound = "Runtime.HandlerNotFound";

    /// <summary>The handler is ambiguous, or cannot be called.</summary>
    public const string InvalidHandler = "Runtime.InvalidHandler";

    /// <summary>The assembly cannot run on the layer.</summary>
    public const string InvalidAssembly = "Runtime.InvalidAssembly";

    /// <summary>The source does not compile.</summary>
    public const string CompilationError = "Runtime.CompilationError";

    /// <summary>A library that the source names is missing.</summary>
    public const string LibraryNotFound = "Runtime.LibraryNotFound";

    /// <summary>The compiler itself failed.</summary>
    public const string CompilerFailed = "Runtime.CompilerFailed";

    /// <summary>A variable of the layer has an invalid value.</summary>
    public const string InvalidSetting = "Runtime.InvalidSetting";
}
