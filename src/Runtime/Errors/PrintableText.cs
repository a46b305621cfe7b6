using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Errors;

/// <summary>Escapes text of events, errors and handlers for logs and terminals: it cannot imitate another log line, and cannot control the terminal.</summary>
internal static class PrintableText
{
    /// <summary>The start of each further line of a text in a log record. No record and no line of a stack trace begins with it.</summary>
    private const string Continuation = "\n   | ";

    /// <summary>Escapes text for a log record.</summary>
    public static string EscapeForRecord(string text) => Escape(text, Continuation);

    /// <summary>
    /// Escapes line separators, control characters except for tabs, and the controls of bidirectional text, which can make a line appear as another
    /// (Unicode, UAX #9). The result contains, for example, <c>\u001b</c>.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="lineBreak">Replaces each line break in the text: a line feed, with or without a carriage return before it. A final one is removed.</param>
    public static string Escape(string text, string lineBreak)
    {
        // Usually nothing has to be escaped.
        int start = 0;
        while (start < text.Length && !IsEscaped(text[start]))
            start++;
        if (start == text.Length)
            return text;

        var escaped = new StringBuilder(text, 0, start, text.Length + 16);
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            bool belongsToLineFeed = c == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (belongsToLineFeed)
                continue;
            if (c == '\n')
                escaped.Append(i + 1 < text.Length ? lineBreak : "");
            else if (IsEscaped(c))
                escaped.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static bool IsEscaped(char c) =>
        c < ' ' ? c != '\t' : c is (>= '\u007f' and <= '\u009f') or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
