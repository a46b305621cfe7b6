using System.ComponentModel;
using System.Text;

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
        reader.CreateUtf8JsonReader().TryGetDateTime(out DateTime time) ? time : throw JsonValueReader.Mismatch(ref reader, "an ISO 8601 date and time");

    /// <summary>Reads an ISO 8601 date and time, which is local if it has no offset.</summary>
    public static DateTimeOffset GetDateTimeOffset(ref JsonReader reader) =>
        reader.CreateUtf8JsonReader().TryGetDateTimeOffset(out DateTimeOffset time) ? time : throw JsonValueReader.Mismatch(ref reader, "an ISO 8601 date and time");
}
