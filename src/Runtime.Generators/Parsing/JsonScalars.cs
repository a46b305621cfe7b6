using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>The types that are one value in JSON, with the methods that read and write them.</summary>
internal static class JsonScalars
{
    public static (string Getter, string Setter)? Find(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => ("JsonValue.GetString", "WriteString"),
        SpecialType.System_Boolean => ("JsonValue.GetBoolean", "WriteBoolean"),
        SpecialType.System_Byte => Number("Byte"),
        SpecialType.System_SByte => Number("SByte"),
        SpecialType.System_Int16 => Number("Int16"),
        SpecialType.System_UInt16 => Number("UInt16"),
        SpecialType.System_Int32 => Number("Int32"),
        SpecialType.System_UInt32 => Number("UInt32"),
        SpecialType.System_Int64 => Number("Int64"),
        SpecialType.System_UInt64 => Number("UInt64"),
        SpecialType.System_Single => Number("Single"),
        SpecialType.System_Double => Number("Double"),
        SpecialType.System_Decimal => Number("Decimal"),
        _ => null,
    };

    private static (string Getter, string Setter) Number(string name) => ($"JsonNumber.Get{name}", "WriteNumber");
}
