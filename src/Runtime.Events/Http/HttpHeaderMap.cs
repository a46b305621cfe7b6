namespace Lambda.Runtime.Events;

/// <summary>Finds headers, whose names have no case.</summary>
internal static class HttpHeaderMap
{
    public static string? Find(IReadOnlyDictionary<string, string>? headers, string name)
    {
        if (headers is null)
            return null;
        if (headers.TryGetValue(name, out string? value))
            return value;
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }

        return null;
    }

    /// <summary>All values, joined by commas as one header with several values would have them.</summary>
    public static string? Find(IReadOnlyDictionary<string, IReadOnlyList<string>>? headers, string name)
    {
        if (headers is null)
            return null;
        foreach (KeyValuePair<string, IReadOnlyList<string>> header in headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase) && header.Value is { Count: > 0 } values)
                return string.Join(Separator(name), values);
        }

        return null;
    }

    /// <summary>Cookies are the only exception: https://www.rfc-editor.org/rfc/rfc9110#section-5.3 and https://www.rfc-editor.org/rfc/rfc6265#section-5.4</summary>
    private static string Separator(string name) => string.Equals(name, "Cookie", StringComparison.OrdinalIgnoreCase) ? "; " : ", ";
}
