using System.Text;

namespace Lambda.Runtime;

/// <summary>The runtime's own log records: what the function's owner has to know.</summary>
internal static class LogRecord
{
    /// <summary>Writes <c>LEVEL Lambda.Runtime: message</c> and a line feed, in one piece.</summary>
    public static void Write(LogOutput log, string level, string message) =>
        log.Write(Encoding.UTF8.GetBytes($"{level} Lambda.Runtime: {message}\n"));

    /// <summary>Writes <c>LEVEL RequestId: id text</c> and a line feed, in one piece.</summary>
    public static void Write(LogOutput log, string level, string requestId, string text) =>
        log.Write(Encoding.UTF8.GetBytes($"{level} RequestId: {requestId} {text}\n"));
}
