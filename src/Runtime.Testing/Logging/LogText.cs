namespace Lambda.Runtime.Testing;

/// <summary>The function's log as the tail of a message.</summary>
internal static class LogText
{
    public static string Appendix(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? "\nIts log is empty." : $"\nIts log:\n{string.Join('\n', lines)}";
}
