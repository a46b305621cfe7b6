using System.Collections.Immutable;

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
}
