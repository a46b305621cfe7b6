using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Batches;

/// <summary>Finds members of a record that few handlers need, such as a message attribute.</summary>
internal static class RecordMembers
{
    /// <param name="record">The record, as JSON.</param>
    /// <param name="path">The names of the member and of the objects around it, from the outside to the inside.</param>
    /// <param name="read">Reads the value.</param>
    /// <returns><see langword="null"/> if the record does not have it.</returns>
    /// <exception cref="JsonException">The value is not what the method reads.</exception>
    public static T? Find<T>(ReadOnlySpan<byte> record, ReadOnlySpan<string> path, JsonRead<T?> read)
        where T : class
    {
        var reader = new JsonReader(record);
        reader.Read();
        foreach (string name in path)
        {
            if (!MoveTo(ref reader, Encoding.UTF8.GetBytes(name)))
                return null;
        }

        try
        {
            return read(ref reader);
        }
        catch (JsonException e)
        {
            throw JsonErrorLocation.Locate(record, reader.TokenStart, e);
        }
    }

    /// <summary>Whether an object has a member.</summary>
    /// <param name="json">The object, as JSON.</param>
    /// <param name="name">The name of the member.</param>
    public static bool Has(ReadOnlySpan<byte> json, string name)
    {
        var reader = new JsonReader(json);
        reader.Read();
        return MoveTo(ref reader, Encoding.UTF8.GetBytes(name));
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
