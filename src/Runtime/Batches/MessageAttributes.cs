using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Batches;

/// <summary>Finds a message attribute in a record, which few handlers take.</summary>
internal static class MessageAttributes
{
    /// <param name="record">The record, as JSON.</param>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="member">The member of the attribute that has the value.</param>
    /// <param name="read">Reads the value.</param>
    public static T? Find<T>(ReadOnlySpan<byte> record, byte[] name, ReadOnlySpan<byte> member, JsonRead<T?> read)
        where T : class
    {
        var reader = new JsonReader(record);
        reader.Read();
        if (!MoveTo(ref reader, "messageAttributes"u8) || !MoveTo(ref reader, name) || !MoveTo(ref reader, member))
            return null;
        try
        {
            return read(ref reader);
        }
        catch (JsonException e)
        {
            throw JsonErrorLocation.Locate(record, reader.TokenStart, e);
        }
    }

    /// <summary>Moves from the start of an object to the value of a member.</summary>
    private static bool MoveTo(ref JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (JsonValueReader.NextName(ref reader))
        {
            bool isFound = reader.TextEquals(name);
            reader.Read();
            if (isFound)
                return true;
            reader.Skip();
        }

        return false;
    }
}
