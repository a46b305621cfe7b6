namespace Lambda.Runtime.Shared;

/// <summary>A path of an API, in the syntax of Amazon API Gateway, and the methods that it has.</summary>
/// <remarks>This file is compiled into the build tasks and the emulator.</remarks>
/// <param name="Path">The path: <c>/orders/{id}</c>, <c>/files/{rest+}</c>.</param>
/// <param name="Methods">The methods, or only <see cref="Any"/>.</param>
internal sealed record ApiPath(string Path, IReadOnlyList<string> Methods)
{
    /// <summary>All methods.</summary>
    public const string Any = "ANY";

    /// <summary>The keys of routes of an HTTP API.</summary>
    public IEnumerable<string> Keys => Methods.Select(method => $"{method} {Path}");
}
