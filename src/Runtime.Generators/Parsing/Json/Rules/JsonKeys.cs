using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Recognizes the types that can be keys of a dictionary.</summary>
internal static class JsonKeys
{
    /// <summary>The end of the message about other keys.</summary>
    public const string Supported = "keys are strings, numbers, enums, booleans, chars, Guids, dates and times, Uris and Versions";

    /// <returns><see langword="null"/> for all other types.</returns>
    public static ScalarKind? Find(ITypeSymbol type) => JsonScalars.Find(type) switch
    {
        { } number when number.IsNumber() => number,
        (>= ScalarKind.Char and <= ScalarKind.Version) or ScalarKind.String or ScalarKind.Boolean => JsonScalars.Find(type),
        _ => null,
    };
}
