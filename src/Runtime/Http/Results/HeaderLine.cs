namespace Lambda.Runtime.Http.Results;

/// <summary>A header of a response, or a cookie, and the one that follows.</summary>
/// <param name="name">The name; empty for a cookie.</param>
/// <param name="value">The value.</param>
/// <param name="next">The one that follows.</param>
internal sealed class HeaderLine(string name, string value, HeaderLine? next)
{
    public string Name => name;

    public string Value { get; set; } = value;

    public HeaderLine? Next { get; set; } = next;

    /// <summary>Returns this line or the first after it with a name; <see langword="null"/> if no line has it.</summary>
    public HeaderLine? Find(string name)
    {
        HeaderLine? line = this;
        while (line is not null && !string.Equals(line.Name, name, StringComparison.OrdinalIgnoreCase))
            line = line.Next;
        return line;
    }

    /// <summary>Adds a line at the end.</summary>
    public static void Append(ref HeaderLine? first, string name, string value)
    {
        var added = new HeaderLine(name, value, null);
        HeaderLine? last = first;
        while (last?.Next is not null)
            last = last.Next;
        if (last is null)
            first = added;
        else
            last.Next = added;
    }
}
