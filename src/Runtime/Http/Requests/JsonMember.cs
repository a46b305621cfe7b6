using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Http.Requests;

/// <summary>Removes a member from JSON, so that what is wrong with the others can be found.</summary>
internal static class JsonMember
{
    /// <summary>Replaces the innermost member around a position by spaces, so that the positions of all others stay the same.</summary>
    /// <param name="json">JSON that is valid up to the position.</param>
    /// <param name="position">Where a token begins.</param>
    /// <returns>The name of the member; <see langword="null"/> if no member is around the position, or its value is not valid.</returns>
    public static string? Remove(Span<byte> json, int position)
    {
        int start = Find(json, position);
        if (start < 0)
            return null;
        int nameEnd = JsonScanner.EndOfString(json, start + 1, out _);
        string? name = JsonEscapes.Unescape(json[(start + 1)..nameEnd]);
        int value = nameEnd + 1;
        _ = JsonScanner.NextByte(json, ref value);
        int end = JsonScanner.EndOfValue(json, value + 1, JsonReader.MaxDepth);
        if (end < 0)
            return null;

        // The comma after it, or that before the last one.
        int after = end;
        int before = start - 1;
        while (before > 0 && json[before] <= ' ')
            before--;
        if (JsonScanner.NextByte(json, ref after) == ',')
            end = after + 1;
        else if (json[before] == ',')
            start = before;
        json[start..end].Fill((byte)' ');
        return name;
    }

    /// <summary>Finds the name of the innermost member around a position; -1 without one.</summary>
    private static int Find(ReadOnlySpan<byte> json, int position)
    {
        // The last name of each object that is open; that of an array is the name of the member with the array.
        Span<int> names = stackalloc int[JsonReader.MaxDepth + 1];
        int depth = 0;
        int name = -1;
        var reader = new JsonReader(json);
        try
        {
            // The position may be inside a token, so that only the next one tells that it was passed.
            while (reader.Read() && reader.TokenStart <= position)
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = reader.TokenStart;
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        names[depth++] = name;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        name = names[--depth];
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // What follows the position is not JSON.
        }

        return name;
    }
}
