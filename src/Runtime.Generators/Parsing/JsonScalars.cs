using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>The types that are one value in JSON, with the methods that read and write them.</summary>
internal static class JsonScalars
{
    private static readonly Dictionary<string, (string Getter, string Setter)> ByName = new()
    {
        ["global::System.Half"] = ("JsonNumberReader.GetHalf", "WriteHalf"),
        ["global::System.Int128"] = ("JsonNumberReader.GetInt128", "WriteInt128"),
        ["global::System.UInt128"] = ("JsonNumberReader.GetUInt128", "WriteUInt128"),
        ["global::System.Guid"] = Text("Guid"),
        ["global::System.DateTimeOffset"] = Text("DateTimeOffset"),
        ["global::System.DateOnly"] = Text("DateOnly"),
        ["global::System.TimeOnly"] = Text("TimeOnly"),
        ["global::System.TimeSpan"] = Text("TimeSpan"),
        ["global::System.Uri"] = Text("Uri"),
        ["global::System.Version"] = Text("Version"),
        ["global::System.IO.MemoryStream"] = Text("MemoryStream"),
        ["global::System.ReadOnlyMemory<byte>"] = ("JsonStringReader.GetReadOnlyMemory", "WriteMemory"),
        ["global::System.Memory<byte>"] = ("JsonStringReader.GetMemory", "WriteMemory"),
        ["global::System.Text.Json.JsonElement"] = Tree("Element"),
        ["global::System.Text.Json.JsonDocument"] = Tree("Document"),
        ["global::System.Text.Json.Nodes.JsonNode"] = Tree("Node"),
        ["global::System.Text.Json.Nodes.JsonObject"] = ("JsonDomReader.GetJsonObject", "WriteNode"),
        ["global::System.Text.Json.Nodes.JsonArray"] = ("JsonDomReader.GetJsonArray", "WriteNode"),
        ["global::System.Text.Json.Nodes.JsonValue"] = ("JsonDomReader.GetJsonValue", "WriteNode"),
    };

    public static (string Getter, string Setter)? Find(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => ("JsonValueReader.GetString", "WriteString"),
        SpecialType.System_Boolean => ("JsonValueReader.GetBoolean", "WriteBoolean"),
        SpecialType.System_Char => Text("Char"),
        SpecialType.System_DateTime => Text("DateTime"),
        SpecialType.System_Object => Tree("Object"),
        SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
            or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => Number(type.Name),
        _ when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => Text("Bytes"),
        _ when type.TypeKind == TypeKind.Dynamic => null,
        _ => ByName.TryGetValue(TypeNames.Full(type), out (string, string) methods) ? methods : null,
    };

    /// <summary>Whether attributes for numbers say anything about the type.</summary>
    public static bool IsNumber(string getter) => getter.StartsWith("JsonNumberReader.", StringComparison.Ordinal);

    private static (string Getter, string Setter) Number(string name) => ($"JsonNumberReader.Get{name}", "WriteNumber");

    private static (string Getter, string Setter) Text(string name) => ($"JsonStringReader.Get{name}", $"Write{name}");

    private static (string Getter, string Setter) Tree(string name) => ($"JsonDomReader.Get{name}", $"Write{name}");
}
