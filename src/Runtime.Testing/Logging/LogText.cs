using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Testing;

/// <summary>What a function was sent, said and logged, as it stands in messages, which test runners show on a terminal.</summary>
internal static class LogText
{
    /// <summary>The function's log as the tail of a message.</summary>
    public static string Appendix(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? "\nIts log is empty." : $"\nIts log:\n{Printable(string.Join('\n', lines))}";

    /// <summary>Lines without what would control a terminal.</summary>
    public static string Printable(string text) => PrintableText.Escape(text, "\n");
}
