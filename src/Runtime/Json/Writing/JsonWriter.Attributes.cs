namespace Lambda.Runtime.Json;

/// <summary>Writes the attribute values of Amazon DynamoDB's JSON.</summary>
public sealed partial class JsonWriter
{
    /// <summary>Starts an attribute value.</summary>
    /// <param name="type">The start of the object, with the type: <c>{"S":</c>.</param>
    public void StartAttribute(ReadOnlySpan<byte> type) => WriteRaw(type);

    /// <summary>Ends an attribute value.</summary>
    public void EndAttribute() => WriteByte((byte)'}');

    /// <summary>Writes an attribute value that is null.</summary>
    public void WriteNullAttribute() => WriteRaw("{\"NULL\":true}"u8);
}
