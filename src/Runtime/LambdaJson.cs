using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime;

/// <summary>
/// Reads and writes JSON within a handler, such as the body of a message, with code that is generated for the type of each call. Nothing has
/// to be registered.
/// </summary>
/// <remarks>
/// <para>
/// The generator replaces each call with a call of generated code (https://learn.microsoft.com/dotnet/csharp/whats-new/csharp-12#interceptors).
/// Therefore the type must be known at the call: a type parameter of a generic method is a compile-time error, and so is a method that is used as a
/// delegate instead of being called. The rules are those of events and responses, with the <c>[assembly: LambdaJson]</c> of the calling assembly.
/// </para>
/// <para>
/// A call that the generator does not see, such as one in F#, supports the types that are marked <see cref="LambdaJsonTypeAttribute"/>, with the code
/// of the assembly that declares them. Thread-safe.
/// </para>
/// </remarks>
public static class LambdaJson
{
    /// <summary>Reads a value from UTF-8.</summary>
    /// <param name="utf8Json">One JSON value, optionally surrounded by white space.</param>
    /// <exception cref="JsonException">The JSON does not match the type; the message contains the path, what was expected, and what was found.</exception>
    /// <exception cref="InvalidOperationException">The generator did not see the call.</exception>
    public static T? Deserialize<T>(ReadOnlySpan<byte> utf8Json) => JsonCalls.Deserialize(utf8Json, JsonContracts.GetReader<T>());

    /// <summary>Reads a value from text.</summary>
    /// <param name="json">One JSON value, optionally surrounded by white space.</param>
    /// <inheritdoc cref="Deserialize{T}(ReadOnlySpan{byte})" path="/*[not(self::param or self::summary)]"/>
    /// <example>
    /// <code>
    /// [LambdaHandler]
    /// public static void Store(SqsEvent batch)
    /// {
    ///     foreach (SqsMessage message in batch.Records)
    ///     {
    ///         Order? order = LambdaJson.Deserialize&lt;Order>(message.Body);
    ///         Console.WriteLine(order?.Id);
    ///     }
    /// }
    /// </code>
    /// </example>
    public static T? Deserialize<T>(string json) => JsonCalls.Deserialize(json, JsonContracts.GetReader<T>());

    /// <summary>Reads a value from a part of an event.</summary>
    /// <param name="json">The part.</param>
    /// <inheritdoc cref="Deserialize{T}(ReadOnlySpan{byte})" path="/*[not(self::param or self::summary)]"/>
    public static T? Deserialize<T>(this RawJson json) => JsonCalls.Deserialize(json, JsonContracts.GetReader<T>());

    /// <summary>Writes a value as text.</summary>
    /// <exception cref="JsonException">The value is nested more than 64 levels deep.</exception>
    /// <exception cref="InvalidOperationException">The generator did not see the call.</exception>
    /// <example>
    /// <code>
    /// [LambdaHandler]
    /// public static string Encode(Order order) => LambdaJson.Serialize(order);   // {"id":"1","count":2}
    /// </code>
    /// </example>
    public static string Serialize<T>(T value) => JsonCalls.Serialize(value, JsonContracts.GetWriter<T>());

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T)"/>
    public static byte[] SerializeToUtf8Bytes<T>(T value) => JsonCalls.SerializeToUtf8Bytes(value, JsonContracts.GetWriter<T>());
}
