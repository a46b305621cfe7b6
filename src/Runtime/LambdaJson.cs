using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime;

/// <summary>
/// JSON for a handler's own use, such as the body of a message: read and written by code that the generator emits for the type of each
/// call, with nothing to register.
/// </summary>
/// <remarks>
/// <para>
/// The generator puts a call of the emitted code in place of each call (https://learn.microsoft.com/dotnet/csharp/whats-new/csharp-12#interceptors), so the
/// type must be known there: a type parameter of a generic method is a compile-time error, and so is a method that is passed on as a delegate instead of
/// being called. The rules are those of events and results, with the <c>[assembly: LambdaJson]</c> of the calling assembly.
/// </para>
/// <para>
/// A call that the generator does not see, such as one in F#, serves the types that are marked <see cref="LambdaJsonTypeAttribute"/>, by the code of the
/// assembly that declares them. Safe to call from any thread.
/// </para>
/// </remarks>
public static class LambdaJson
{
    /// <summary>Reads a value from UTF-8.</summary>
    /// <param name="utf8Json">One JSON value, with nothing but white space around it.</param>
    /// <exception cref="JsonException">It is not the JSON that the type wants; the message says where, what was expected and what was found.</exception>
    /// <exception cref="InvalidOperationException">The generator did not see the call.</exception>
    public static T? Deserialize<T>(ReadOnlySpan<byte> utf8Json) => JsonCalls.Deserialize(utf8Json, JsonContracts.GetReader<T>());

    /// <summary>Reads a value from text.</summary>
    /// <param name="json">One JSON value, with nothing but white space around it.</param>
    /// <inheritdoc cref="Deserialize{T}(ReadOnlySpan{byte})"/>
    public static T? Deserialize<T>(string json) => JsonCalls.Deserialize(json, JsonContracts.GetReader<T>());

    /// <summary>Writes a value as text.</summary>
    /// <exception cref="JsonException">The value is deeper than 64 levels.</exception>
    /// <exception cref="InvalidOperationException">The generator did not see the call.</exception>
    public static string Serialize<T>(T value) => JsonCalls.Serialize(value, JsonContracts.GetWriter<T>());

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T)"/>
    public static byte[] SerializeToUtf8Bytes<T>(T value) => JsonCalls.SerializeToUtf8Bytes(value, JsonContracts.GetWriter<T>());
}
