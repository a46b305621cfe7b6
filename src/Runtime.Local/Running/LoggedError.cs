using System.Text.Json;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Local.Running;

/// <summary>Finds out whether a function has logged its error, so that the terminal does not show it twice.</summary>
internal static class LoggedError
{
    /// <summary>Whether a line of the log shows the type and the message of an error, as text or as JSON.</summary>
    public static bool IsIn(IReadOnlyList<string> log, InvocationError error)
    {
        // ERROR RequestId: 8e1c... OrderException: order 7 cannot be placed
        string text = $"{PrintableText.EscapeForRecord(error.Type)}: {PrintableText.EscapeForRecord(error.Message)}".Split('\n')[0];
        return log.Any(line => line.Contains(text, StringComparison.Ordinal) || (line.StartsWith('{') && IsRecordOf(line, error)));
    }

    // {"timestamp":"...","level":"ERROR","message":"OrderException: order 7 cannot be placed","requestId":"8e1c...","errorType":"OrderException",...}
    private static bool IsRecordOf(string line, InvocationError error)
    {
        try
        {
            using var record = JsonDocument.Parse(line);
            return record.RootElement.TryGetProperty("message", out JsonElement message) && message.ValueKind == JsonValueKind.String
                && message.GetString()!.EndsWith($"{error.Type}: {error.Message}", StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
