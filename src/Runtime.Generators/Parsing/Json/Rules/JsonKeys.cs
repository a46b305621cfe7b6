using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>The types that can be the keys of a dictionary, with the methods that read and write them as names.</summary>
internal static class JsonKeys
{
    /// <summary>Behind the reason for which another key is refused.</summary>
    public const string Supported = "keys are strings, numbers, enums, booleans, chars, Guids, dates and times, Uris and Versions";

    /// <summary>Those that are read as values are too, and written within quotes.</summary>
    private static readonly HashSet<string> Texts =
        ["JsonText.GetChar", "JsonText.GetGuid", "JsonText.GetDateOnly", "JsonText.GetTimeOnly", "JsonText.GetTimeSpan", "JsonText.GetUri", "JsonText.GetVersion"];

    public static (string Getter, string Setter)? Find(ITypeSymbol type) => JsonScalars.Find(type) switch
    {
        ("JsonValue.GetString", _) => ("JsonValue.GetString", "WriteName"),
        ("JsonValue.GetBoolean", _) => ("JsonName.GetBoolean", "WriteName"),
        ("JsonText.GetDateTime", var setter) => ("JsonName.GetDateTime", setter),
        ("JsonText.GetDateTimeOffset", var setter) => ("JsonName.GetDateTimeOffset", setter),

        // Of numbers these two may be none, and have a name for it.
        ("JsonNumber.GetSingle", _) => ("JsonNumber.GetSingle", "WriteName"),
        ("JsonNumber.GetHalf", _) => ("JsonNumber.GetHalf", "WriteName"),
        var (getter, setter) when JsonScalars.IsNumber(getter) || Texts.Contains(getter) => (getter, setter),
        _ => null,
    };
}
