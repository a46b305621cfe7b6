using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>The types that can be the keys of a dictionary, with the methods that read and write them as names.</summary>
internal static class JsonKeys
{
    /// <summary>Behind the reason for which another key is refused.</summary>
    public const string Supported = "keys are strings, numbers, enums, booleans, chars, Guids, dates and times, Uris and Versions";

    /// <summary>Those that are read as values are too, and written within quotes.</summary>
    private static readonly HashSet<string> Texts =
        ["JsonStringReader.GetChar", "JsonStringReader.GetGuid", "JsonStringReader.GetDateOnly", "JsonStringReader.GetTimeOnly", "JsonStringReader.GetTimeSpan", "JsonStringReader.GetUri", "JsonStringReader.GetVersion"];

    public static (string Getter, string Setter)? Find(ITypeSymbol type) => JsonScalars.Find(type) switch
    {
        ("JsonValueReader.GetString", _) => ("JsonValueReader.GetString", "WriteName"),
        ("JsonValueReader.GetBoolean", _) => ("DictionaryKeyReader.GetBoolean", "WriteName"),
        ("JsonStringReader.GetDateTime", var setter) => ("DictionaryKeyReader.GetDateTime", setter),
        ("JsonStringReader.GetDateTimeOffset", var setter) => ("DictionaryKeyReader.GetDateTimeOffset", setter),

        // Of numbers these two may be none, and have a name for it.
        ("JsonNumberReader.GetSingle", _) => ("JsonNumberReader.GetSingle", "WriteName"),
        ("JsonNumberReader.GetHalf", _) => ("JsonNumberReader.GetHalf", "WriteName"),
        var (getter, setter) when JsonScalars.IsNumber(getter) || Texts.Contains(getter) => (getter, setter),
        _ => null,
    };
}
