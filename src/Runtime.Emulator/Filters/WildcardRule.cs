using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Matches strings in which <c>*</c> stands for any characters, also for none.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching</remarks>
internal sealed class WildcardRule : ValueRule
{
    // What is between the wildcards: one more than there are wildcards.
    private readonly string[] _parts;

    private WildcardRule(string[] parts) => _parts = parts;

    public override bool Matches(JsonElement value)
    {
        if (!EventValue.TryReadText(value, out string? text))
            return false;
        if (_parts.Length == 1)
            return text == _parts[0];
        if (text.Length < _parts[0].Length + _parts[^1].Length || !text.StartsWith(_parts[0], StringComparison.Ordinal) || !text.EndsWith(_parts[^1], StringComparison.Ordinal))
            return false;

        // The first occurrence of a part leaves the most to the others.
        ReadOnlySpan<char> rest = text.AsSpan(_parts[0].Length, text.Length - _parts[0].Length - _parts[^1].Length);
        foreach (string part in _parts.AsSpan(1, _parts.Length - 2))
        {
            int index = rest.IndexOf(part, StringComparison.Ordinal);
            if (index < 0)
                return false;
            rest = rest[(index + part.Length)..];
        }

        return true;
    }

    /// <exception cref="InvalidPatternException">Two wildcards follow each other, or a backslash is before another character than <c>*</c> and <c>\</c>.</exception>
    public static WildcardRule Parse(string text, string path)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            char? next = i + 1 < text.Length ? text[i + 1] : null;
            switch (text[i])
            {
                case '*' when next == '*':
                    throw new InvalidPatternException(path, $"two wildcards in succession in \"{text}\"", "one wildcard");
                case '*':
                    parts.Add(part.ToString());
                    part.Clear();
                    break;
                case '\\' when next is not ('*' or '\\'):
                    string before = next is null ? "the end" : $"'{next}'";
                    throw new InvalidPatternException(path, $"a backslash before {before} in \"{text}\"", "\\* for an asterisk or \\\\ for a backslash");
                case '\\':
                    part.Append(text[++i]);
                    break;
                default:
                    part.Append(text[i]);
                    break;
            }
        }

        return new WildcardRule([.. parts, part.ToString()]);
    }
}
