using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lambda.Runtime.Emulator.Json;

/// <summary>
/// Serializes values of any type by reflection. In a test process with the feature switches of native code, <see cref="JsonSerializer"/> with
/// default options throws; these options set the resolver explicitly.
/// </summary>
internal static class ReflectionJson
{
    /// <summary><see cref="JsonSerializerOptions.Web"/>.</summary>
    public static JsonSerializerOptions Web { get; } = CreateWeb();

    /// <summary><see cref="JsonSerializerOptions.Default"/>.</summary>
    public static JsonSerializerOptions Default { get; } = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    // Bodies are not part of a web page, so a compiler's error in them keeps its quotation marks.
    private static readonly JsonSerializerOptions Body = new(Default) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Tests get them, and cannot change them.
    private static JsonSerializerOptions CreateWeb()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Writes a value under the default options, for a header: all other characters than ASCII are escaped.</summary>
    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value, Default);

    /// <summary>Writes a value for a body. Quotation marks, <c>&lt;</c> and similar characters are not escaped.</summary>
    public static byte[] SerializeToUtf8Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Body);
}
