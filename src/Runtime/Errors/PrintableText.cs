using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Errors;

/// <summary>Text of events, errors and handlers, fit to stand in a log or on a terminal: it cannot pass for a line of its own, nor control what shows it.</summary>
internal static class PrintableText
{
    /// <summary>What a line of a log record begins with that continues a text: no record begins so, and no line of a stack trace.</summary>
    private const string Continuation = "\n   | ";

    /// <summary>As a part of a log record.</summary>
    public static string InRecord(string text) => Escape(text, Continuation);

    /// <summary>
    /// Escapes control characters but tabs, separators of lines, and the controls of bidirectional text, which let a line read as another (Unicode, UAX #9): <c>\u001b</c>.
    /// </summary>
    /// <param name="text">What others wrote.</param>
    /// <param name="lineBreak">Stands for each line break in the text: a line feed, with a carriage return or not. One that comes last is left out.</param>
    public static string Escape(string text, string lineBreak)
    {
        // Nearly always there is nothing to do.
        int start = 0;
        while (start < text.Length && !IsEscaped(text[start]))
            start++;
        if (start == text.Length)
            return text;

        var escaped = new StringBuilder(text, 0, start, text.Length + 16);
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            bool isReturn = c == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (isReturn)
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
