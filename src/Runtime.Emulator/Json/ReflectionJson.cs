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
    public static JsonSerializerOptions Web { get; } = new(JsonSerializerOptions.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary><see cref="JsonSerializerOptions.Default"/>.</summary>
    public static JsonSerializerOptions Default { get; } = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>Writes a value under the default options.</summary>
    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value, Default);

    /// <summary>Writes a value under the default options.</summary>
    public static byte[] SerializeToUtf8Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Default);
}
