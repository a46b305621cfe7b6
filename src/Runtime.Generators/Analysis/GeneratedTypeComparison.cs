using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Compares the models of JSON types with the fingerprints in the generated code, each type once even if many handlers reach it.</summary>
/// <param name="generated">The fingerprints in the generated code.</param>
/// <param name="report">Reports a difference: the type, a location that reaches it, its name for a message, and what the generated code does not include.</param>
internal sealed class GeneratedTypeComparison(ILookup<(FingerprintPart, string), Fingerprint> generated, Action<string, Location, string, string> report)
{
    private readonly Dictionary<(FingerprintPart, string), (JsonTypeModel Type, Location Location, bool IsSame)> _types = [];

    /// <summary>True if a reader or writer was generated for the type.</summary>
    public bool IsGenerated(ITypeSymbol type, FingerprintPart part)
    {
        string name = TypeNames.Full(type);
        return generated.Any(group => group.Key.Item1 == part && (group.Key.Item2 == name || group.Key.Item2.StartsWith(name + " ", StringComparison.Ordinal)));
    }

    public void Add(IEnumerable<JsonTypeModel> types, FingerprintPart part, Location location)
    {
        foreach (JsonTypeModel type in types)
        {
            // Several models may have the same key, and one of them was generated.
            (FingerprintPart part, string) key = (part, type.Key.ToString());
            if (_types.TryGetValue(key, out (JsonTypeModel Type, Location Location, bool IsSame) known) && known.IsSame)
                continue;
            bool isSame = generated[key].Any(fingerprint => fingerprint.Hash == FingerprintFactory.Create(type, part).Hash);
            if (known.Type is null || isSame)
                _types[key] = (type, location, isSame);
        }
    }

    public void Compare()
    {
        foreach (((FingerprintPart part, string key), (JsonTypeModel type, Location location, bool isSame)) in _types.Select(static pair => (pair.Key, pair.Value)))
        {
            if (!isSame)
                report(type.Type, location, $"'{type.Type.Replace("global::", "")}'", Difference(generated[(part, key)].FirstOrDefault(), FingerprintFactory.Create(type, part)));
        }
    }

    private static string Difference(Fingerprint? before, Fingerprint now)
    {
        string[] known = before?.Members.Split(',') ?? [];
        string[] added = before is null ? [] : [.. now.Members.Split(',').Except(known).Where(static name => name.Length > 0).Select(static name => $"'{name}'")];
        return added.Length switch
        {
            0 => "its constructor, base class, or an attribute such as [JsonConverter]",
            1 => $"its member {added[0]}",
            _ => $"its members {string.Join(", ", added)}",
        };
    }
}
