using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>The library's methods that read and write scalars.</summary>
internal static class JsonScalarMethods
{
    /// <summary>Reads a value.</summary>
    public static string Getter(ScalarKind kind) => kind switch
    {
        ScalarKind.String or ScalarKind.Boolean => $"JsonValueReader.Get{kind}",
        _ when kind.IsNumber() => $"JsonNumberReader.Get{kind}",
        ScalarKind.AttributeValue => "AttributeValueJson.GetAttributeValue",
        ScalarKind.RawJson => "RawJsonReader.GetRawJson",
        >= ScalarKind.Object => $"JsonDomReader.Get{kind}",
        _ => $"JsonStringReader.Get{kind}",
    };

    /// <summary>Reads the name of an entry.</summary>
    public static string NameGetter(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean or ScalarKind.DateTime or ScalarKind.DateTimeOffset => $"DictionaryKeyReader.Get{kind}",
        _ => Getter(kind),
    };

    /// <summary>Writes a value.</summary>
    public static string Setter(ScalarKind kind) => kind switch
    {
        ScalarKind.Half or ScalarKind.Int128 or ScalarKind.UInt128 => $"Write{kind}",
        _ when kind.IsNumber() => "WriteNumber",
        ScalarKind.Memory or ScalarKind.ReadOnlyMemory => "WriteMemory",
        ScalarKind.JsonObject or ScalarKind.JsonArray or ScalarKind.JsonValue => "WriteNode",
        _ => $"Write{kind}",
    };

    /// <summary>Whether the writer's method writes text that may need an escape.</summary>
    public static bool MayEscape(ScalarKind kind) =>
        kind is ScalarKind.String or ScalarKind.Char or ScalarKind.Uri or >= ScalarKind.Object;
}
