using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Reads strings of a pattern, and writes its parts for errors.</summary>
internal static class PatternText
{
    private const int MaxShown = 80;

    /// <summary>Describes a part of a pattern as an error shows it: <c>the string "running"</c>.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any() ? "an object" : "an empty object",
        JsonValueKind.Array => value.GetArrayLength() switch { 0 => "an empty array", 1 => "an array of one element", int count => $"an array of {count} elements" },
        JsonValueKind.String => $"the string {Shorten(value)}",
        JsonValueKind.Number => $"the number {Shorten(value)}",
        _ => value.GetRawText(),
    };

    public static string Shorten(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= MaxShown ? text : $"{text.AsSpan(0, MaxShown)}…";
    }

    /// <summary>Appends a name to a path: <c>.name</c>, or <c>['a name']</c> for a name with other characters than those of identifiers.</summary>
    public static string Append(string path, string name) =>
        name.Length > 0 && name.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or '$') ? $"{path}.{name}" : $"{path}['{name}']";

    /// <exception cref="InvalidPatternException">The value is not a string, or has an escape sequence that is not a character.</exception>
    public static string Read(JsonElement value, string path, string expected)
    {
        if (value.ValueKind == JsonValueKind.String && !EventValue.TryReadText(value, out _))
            throw new InvalidPatternException(path, $"half of a surrogate pair in {Describe(value)}", "valid Unicode");
        return EventValue.TryReadText(value, out string? text) ? text : throw new InvalidPatternException(path, Describe(value), expected);
    }
}
