using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads a part of a record.</summary>
/// <param name="utf8">The bytes of the part. Valid until the method returns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T RecordRead<out T>(ReadOnlySpan<byte> utf8);

/// <summary>Converts payloads that are not read as JSON, and message attributes.</summary>
/// <remarks>Called by generated code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordPayload
{
    /// <summary>The payload as text.</summary>
    /// <exception cref="JsonException">It is not valid UTF-8.</exception>
    public static string GetText(ReadOnlySpan<byte> payload) =>
        Utf8.IsValid(payload) ? Encoding.UTF8.GetString(payload) : throw new JsonMismatchException("expected text, found bytes that are not valid UTF-8");

    /// <summary>The payload as bytes.</summary>
    public static byte[] GetBytes(ReadOnlySpan<byte> payload) => payload.ToArray();

    /// <summary>Returns a payload that may not be null.</summary>
    /// <exception cref="JsonException">It is <c>null</c>.</exception>
    public static T RequireValue<T>(T? value)
        where T : class =>
        value ?? throw new JsonException("$: expected a value, found null");

    /// <summary>Returns the change in a record.</summary>
    /// <exception cref="JsonException">The record does not have it.</exception>
    public static T RequireChange<T>(T? change)
        where T : class =>
        change ?? throw new JsonException("$.dynamodb: expected a change of an item, found none");

    /// <summary>Returns a message attribute that the handler requires.</summary>
    /// <exception cref="JsonException">The message does not have it.</exception>
    public static T RequireAttribute<T>(T? value, string name)
        where T : class =>
        value ?? throw new JsonException($"$.messageAttributes: expected the attribute \"{name}\", found none");

    /// <summary>Returns a header of a record of Apache Kafka that the handler requires.</summary>
    /// <exception cref="JsonException">The record does not have it.</exception>
    public static T RequireHeader<T>(T? value, string name)
        where T : class =>
        value ?? throw new JsonException($"$.headers: expected the header \"{name}\", found none");
}
