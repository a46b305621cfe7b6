using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Compares JSON types, each once even if many handlers reach it.</summary>
/// <param name="emitted">The fingerprints in the generated code.</param>
/// <param name="report">Takes the type's key, a location that reaches it, its name for a message, and the unknown part.</param>
internal sealed class EmittedTypes(ILookup<(FingerprintPart, string), Fingerprint> emitted, Action<string, Location, string, string> report)
{
    private readonly Dictionary<(FingerprintPart, string), (JsonTypeModel Type, Location Location, bool IsSame)> _types = [];

    /// <summary>True if a reader or writer was generated for the type.</summary>
    public bool IsEmitted(ITypeSymbol type, FingerprintPart part)
    {
        string name = TypeNames.Full(type);
        return emitted.Any(group => group.Key.Item1 == part && (group.Key.Item2 == name || group.Key.Item2.StartsWith(name + " ", StringComparison.Ordinal)));
    }

    public void Add(IEnumerable<JsonTypeModel> types, FingerprintPart part, Location location)
    {
        foreach (JsonTypeModel type in types)
        {
            // Several models may have the same key, and one of them was generated.
            var key = (part, type.Key.ToString());
            if (_types.TryGetValue(key, out var known) && known.IsSame)
                continue;
            bool isSame = emitted[key].Any(print => print.Hash == FingerprintFactory.Create(type, part).Hash);
            if (known.Type is null || isSame)
                _types[key] = (type, location, isSame);
        }
    }

    public void Compare()
    {
        foreach (((FingerprintPart part, string key), (JsonTypeModel type, Location location, bool isSame)) in _types.Select(static pair => (pair.Key, pair.Value)))
        {
            if (!isSame)
                report(type.Type, location, $"'{type.Type.Replace("global::", "")}'", Difference(emitted[(part, key)].FirstOrDefault(), FingerprintFactory.Create(type, part)));
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
