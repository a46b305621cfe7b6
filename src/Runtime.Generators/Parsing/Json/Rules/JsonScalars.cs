using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Recognizes the types whose values are single values in JSON, or JSON of any form.</summary>
internal static class JsonScalars
{
    private static readonly Dictionary<string, ScalarKind> ByName = new()
    {
        ["global::System.Half"] = ScalarKind.Half,
        ["global::System.Int128"] = ScalarKind.Int128,
        ["global::System.UInt128"] = ScalarKind.UInt128,
        ["global::System.Guid"] = ScalarKind.Guid,
        ["global::System.DateTimeOffset"] = ScalarKind.DateTimeOffset,
        ["global::System.DateOnly"] = ScalarKind.DateOnly,
        ["global::System.TimeOnly"] = ScalarKind.TimeOnly,
        ["global::System.TimeSpan"] = ScalarKind.TimeSpan,
        ["global::System.Uri"] = ScalarKind.Uri,
        ["global::System.Version"] = ScalarKind.Version,
        ["global::System.IO.MemoryStream"] = ScalarKind.MemoryStream,
        ["global::System.ReadOnlyMemory<byte>"] = ScalarKind.ReadOnlyMemory,
        ["global::System.Memory<byte>"] = ScalarKind.Memory,
        ["global::Lambda.Runtime.RawJson"] = ScalarKind.RawJson,
        ["global::Lambda.Runtime.Events.AttributeValue"] = ScalarKind.AttributeValue,
        ["global::System.Text.Json.JsonElement"] = ScalarKind.Element,
        ["global::System.Text.Json.JsonDocument"] = ScalarKind.Document,
        ["global::System.Text.Json.Nodes.JsonNode"] = ScalarKind.Node,
        ["global::System.Text.Json.Nodes.JsonObject"] = ScalarKind.JsonObject,
        ["global::System.Text.Json.Nodes.JsonArray"] = ScalarKind.JsonArray,
        ["global::System.Text.Json.Nodes.JsonValue"] = ScalarKind.JsonValue,
    };

    /// <returns><see langword="null"/> for all other types.</returns>
    public static ScalarKind? Find(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => ScalarKind.String,
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_DateTime => ScalarKind.DateTime,
        SpecialType.System_Object => ScalarKind.Object,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Single => ScalarKind.Single,
        SpecialType.System_Double => ScalarKind.Double,
        SpecialType.System_Decimal => ScalarKind.Decimal,
        _ when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ScalarKind.Bytes,
        _ when type.TypeKind == TypeKind.Dynamic => null,
        _ => ByName.TryGetValue(TypeNames.Full(type), out ScalarKind kind) ? kind : null,
    };

    public static bool IsNumber(ITypeSymbol type) => Find(type)?.IsNumber() == true;
}
