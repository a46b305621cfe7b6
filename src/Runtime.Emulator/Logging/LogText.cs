using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Emulator.Logging;

/// <summary>Formats events, responses and logs for messages, which test runners print on a terminal.</summary>
internal static class LogText
{
    /// <summary>Formats the function's log as the end of a message.</summary>
    public static string Appendix(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? "\nIts log is empty." : $"\nIts log:\n{Printable(string.Join('\n', lines))}";

    /// <summary>Escapes control characters, except line feeds.</summary>
    public static string Printable(string text) => PrintableText.Escape(text, "\n");
}
