using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>What a diagnostic tells its code fix besides its locations: names that the fix writes.</summary>
internal static class FixProperties
{
    /// <summary>A name in quotes.</summary>
    public const string Name = "Name";

    /// <summary>A type, as it is in code.</summary>
    public const string Type = "Type";

    /// <returns>No properties if there is no value, and so no fix.</returns>
    public static ImmutableDictionary<string, string?> Create(string key, string? value) =>
        value is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(key, value);

    /// <summary>Properties for a fix that adds a parameter.</summary>
    /// <returns>No properties if code cannot have the name, and so no fix.</returns>
    public static ImmutableDictionary<string, string?> CreateParameter(string name, string type) =>
        SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? Create(Name, name).Add(Type, type) : Create(Name, null);
}
