using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Events;

/// <summary>Finds headers, whose names have no case, and whose values are strings or arrays of strings.</summary>
internal static class AppSyncHeaders
{
    public static string? Find(IReadOnlyDictionary<string, RawJson>? headers, string name)
    {
        if (headers is null)
            return null;
        foreach (KeyValuePair<string, RawJson> header in headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
                return RawJsonReader.Read(header.Value.Utf8, Read);
        }

        return null;
    }

    private static string? Read(ref JsonReader reader)
    {
        if (reader.TokenType != System.Text.Json.JsonTokenType.StartArray)
            return FormattedValueReader.GetScalarText(ref reader);
        List<string?> values = [];
        while (JsonValueReader.NextElement(ref reader))
            values.Add(FormattedValueReader.GetScalarText(ref reader));
        return string.Join(", ", values);
    }
}
