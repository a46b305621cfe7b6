using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>The types that can be read from the text of a path, a query, a header or a cookie.</summary>
internal static class HttpValueTypes
{
    private const string Parsers = "global::Lambda.Runtime.CompilerServices.HttpParsers.";

    /// <returns><see langword="null"/> if the type cannot be read from text.</returns>
    public static HttpValueModel? Find(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => new("string", $"{Parsers}TryParseString", "text"),
        SpecialType.System_Int32 => new("int", $"{Parsers}TryParseInt32", "an integer"),
        SpecialType.System_Int64 => new("long", $"{Parsers}TryParseInt64", "an integer"),
        SpecialType.System_Boolean => new("bool", $"{Parsers}TryParseBoolean", "true or false"),
        _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration => FindEnum(enumeration),
        _ => FindOther(type),
    };

    /// <summary>The names of an enum are the values, in any case. Numbers are not: a client would depend on the order in the code.</summary>
    private static HttpValueModel FindEnum(INamedTypeSymbol type)
    {
        string name = TypeNames.Full(type);
        string[] members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(static field => field.Name)];
        IEnumerable<string> arms = members.Select(member =>
            $"{Parsers}Is(text, \"{member}\"u8) ? (value = {name}.{TypeNames.Escaped(member)}) is var _ : ");
        string parser = $"static (global::System.ReadOnlySpan<byte> text, out {name} value) => {string.Concat(arms)}{Parsers}IsNone(out value)";
        return new(name, parser, $"one of {string.Join(", ", members)}");
    }

    private static HttpValueModel? FindOther(ITypeSymbol type)
    {
        string name = TypeNames.Full(type);
        if (name == "global::System.Guid")
            return new(name, $"{Parsers}TryParseGuid", "a GUID");
        string expected = Describe(name, type);
        return Implements(type, "ISpanParsable") ? new(name, $"{Parsers}TryParse<{name}>", expected)
            : Implements(type, "IParsable") ? new(name, $"{Parsers}TryParseText<{name}>", expected)
            : null;
    }

    private static bool Implements(ITypeSymbol type, string name) => type.AllInterfaces.Any(
        found => found.Name == name && found.TypeArguments.Length == 1 && found.ContainingNamespace.ToDisplayString() == "System"
            && SymbolEqualityComparer.Default.Equals(found.TypeArguments[0], type));

    private static string Describe(string name, ITypeSymbol type) => name switch
    {
        "short" or "ushort" or "byte" or "sbyte" or "uint" or "ulong" => "an integer",
        "decimal" or "double" or "float" => "a number",
        "char" => "one character",
        "global::System.DateOnly" => "a date such as 2026-11-23",
        "global::System.TimeOnly" => "a time of day such as 23:59:59",
        "global::System.DateTime" or "global::System.DateTimeOffset" => "a date and time such as 2026-11-23T10:00:00Z",
        "global::System.TimeSpan" => "a time span such as 1.02:03:04",
        _ => $"a value of {type.Name}",
    };
}
