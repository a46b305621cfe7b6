using System.ComponentModel;
using System.Text;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads dictionary keys of types whose keys are not read in the same way as their values.</summary>
/// <remarks>Used by generated readers. The reader is at the property name.</remarks>
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

    /// <summary>Reads an ISO 8601 date and time.</summary>
    public static DateTime GetDateTime(ref JsonReader reader) =>
        JsonIsoTime.TryParse(JsonStringReader.Text(ref reader), out DateTime time) ? time : throw JsonValueReader.Mismatch(ref reader, "an ISO 8601 date and time");

    /// <summary>Reads an ISO 8601 date and time, which is in UTC if it has no offset.</summary>
    public static DateTimeOffset GetDateTimeOffset(ref JsonReader reader) =>
        JsonIsoTime.TryParse(JsonStringReader.Text(ref reader), out DateTimeOffset time) ? time : throw JsonValueReader.Mismatch(ref reader, "an ISO 8601 date and time");
}
