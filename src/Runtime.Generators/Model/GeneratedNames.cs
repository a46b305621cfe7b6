namespace Lambda.Runtime.Generators.Model;

/// <summary>Names in generated code that the parsers and analyzers look for.</summary>
internal static class GeneratedNames
{
    /// <summary>The key of the assembly attribute with the names of a library's handlers, one per line.</summary>
    public const string LibraryHandlersKey = "Lambda.Runtime.Handlers";

    /// <summary>The full name of the class with the fingerprints.</summary>
    public const string Fingerprints = "Lambda.Runtime.Generated.LambdaFingerprints";
}
