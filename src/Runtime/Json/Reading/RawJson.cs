using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime;

/// <summary>A JSON value as it stands in an event: its bytes, which can be read into a type later, with <see cref="LambdaJson"/>.</summary>
/// <remarks>
/// <para>
/// Use it for a member whose type is not known, or depends on another member. It costs nothing to read, and less of the binary than
/// <see cref="JsonElement"/>, which brings another parser. The bytes are checked to be valid JSON when the event is read.
/// </para>
/// <para>
/// The value of an event is a part of the event's buffer: like <see cref="ReadOnlyMemory{T}"/>, it is valid until the invocation ends. <see cref="Clone"/>
/// makes a copy that may be kept. It is written as it was read, with its white space, digits and escapes.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// public record Change(string Kind, RawJson Detail);
///
/// public static class Functions
/// {
///     [LambdaHandler]
///     public static string? Handle(Change change) =>
///         change.Kind == "order" ? change.Detail.Deserialize&lt;Order>()?.Id : null;
/// }
/// </code>
/// </example>
public readonly struct RawJson
{
    private static readonly byte[] Null = [.. "null"u8];

    private readonly ReadOnlyMemory<byte> _utf8;

    /// <param name="utf8">One valid JSON value without white space around it.</param>
    internal RawJson(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>The bytes of the value, as UTF-8 without white space around them; <c>null</c> for the default value of this struct.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8.IsEmpty ? Null : _utf8;

    /// <summary>Whether the JSON is <c>null</c>. It is for the default value of this struct, which a missing member has.</summary>
    public bool IsNull => Utf8.Span[0] == 'n';

    /// <summary>What the value is: an object, an array, a string, a number, <c>true</c>, <c>false</c>, or <c>null</c>.</summary>
    public JsonValueKind ValueKind => Utf8.Span[0] switch
    {
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'"' => JsonValueKind.String,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        (byte)'n' => JsonValueKind.Null,
        _ => JsonValueKind.Number,
    };

    /// <summary>Takes one JSON value, whose bytes are not copied.</summary>
    /// <param name="utf8Json">UTF-8, optionally surrounded by white space. Must not change while the result is used.</param>
    /// <exception cref="JsonException">It is not one valid JSON value.</exception>
    public static RawJson Parse(ReadOnlyMemory<byte> utf8Json) => RawJsonReader.Read(utf8Json, RawJsonReader.GetRawJson);

    /// <summary>Takes one JSON value.</summary>
    /// <param name="json">The text, optionally surrounded by white space.</param>
    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte})" path="/*[not(self::param or self::summary)]"/>
    public static RawJson Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>Copies the value, so that it may be kept after the invocation.</summary>
    public RawJson Clone() => _utf8.IsEmpty ? this : new(_utf8.ToArray());

    /// <summary>The JSON as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
