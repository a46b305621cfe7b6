using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads the keys of dictionaries, where a name is not read as the value of its type is.</summary>
/// <remarks>Used by the readers that the generator writes. The reader stands at the name.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DictionaryKeyReader
{
    /// <summary>Reads <c>True</c> or <c>False</c>, in any case.</summary>
    public static bool GetBoolean(ref JsonReader reader)
    {
        ReadOnlySpan<byte> text = JsonStringReader.Text(ref reader);
        if (Ascii.EqualsIgnoreCase(text, "True"u8))
            return true;
        return Ascii.EqualsIgnoreCase(text, "False"u8) ? false : throw JsonValueReader.Mismatch(ref reader, "True or False");
    }

    /// <summary>Reads a date and time of ISO 8601.</summary>
    public static DateTime GetDateTime(ref JsonReader reader) =>
        reader.CreateUtf8JsonReader().TryGetDateTime(out DateTime time) ? time : throw JsonValueReader.Mismatch(ref reader, "a date and time of ISO 8601");

    /// <summary>Reads a date and time of ISO 8601, local where it has no offset.</summary>
    public static DateTimeOffset GetDateTimeOffset(ref JsonReader reader) =>
        reader.CreateUtf8JsonReader().TryGetDateTimeOffset(out DateTimeOffset time) ? time : throw JsonValueReader.Mismatch(ref reader, "a date and time of ISO 8601");
}
