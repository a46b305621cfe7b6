using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Matches a string, or how one begins or ends, character by character.</summary>
internal sealed class TextRule(string text, TextPart part, bool ignoreCase) : ValueRule
{
    private readonly StringComparison _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public override bool Matches(JsonElement value) => EventValue.TryReadText(value, out string? found) && part switch
    {
        TextPart.Start => found.StartsWith(text, _comparison),
        TextPart.End => found.EndsWith(text, _comparison),
        _ => found.Equals(text, _comparison),
    };
}
