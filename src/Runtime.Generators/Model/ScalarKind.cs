namespace Lambda.Runtime.Generators.Model;

/// <summary>A type whose values are single values in JSON, or JSON of any form.</summary>
internal enum ScalarKind
{
    String,
    Boolean,

    // Numbers.
    Byte,
    SByte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Int128,
    UInt128,
    Half,
    Single,
    Double,
    Decimal,

    // Strings with a format.
    Char,
    DateTime,
    DateTimeOffset,
    DateOnly,
    TimeOnly,
    TimeSpan,
    Guid,
    Uri,
    Version,

    // Base64.
    Bytes,
    ReadOnlyMemory,
    Memory,
    MemoryStream,

    // JSON of any form.
    RawJson,
    AttributeValue,
    Object,
    Element,
    Document,
    Node,
    JsonObject,
    JsonArray,
    JsonValue,
}

/// <summary>Groups of scalars.</summary>
internal static class ScalarKinds
{
    /// <summary>Whether attributes for numbers apply to the type.</summary>
    public static bool IsNumber(this ScalarKind kind) => kind is >= ScalarKind.Byte and <= ScalarKind.Decimal;
}
