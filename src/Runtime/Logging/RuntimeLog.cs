using System.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Logging;

/// <summary>Writes the log records of the runtime itself.</summary>
internal static class RuntimeLog
{
    /// <summary>Writes <c>LEVEL Lambda.Runtime: message</c> and a line feed, in one piece, or the same as JSON.</summary>
    /// <remarks>Further lines of the message are indented.</remarks>
    /// <param name="log">The log of the function.</param>
    /// <param name="level">The name of the level, in capitals.</param>
    /// <param name="message">What happened. With an error, the text before it, such as <c>init failed: </c>, or empty.</param>
    /// <param name="error">The error, if there is one: in text after the message, in JSON as separate members.</param>
    public static void Write(FunctionLog log, string level, string message, FunctionError? error = null)
    {
        if (log.IsEnabled(LogLevels.GetRank(level)))
            Write(log, level, $"Lambda.Runtime: {PrintableText.EscapeForRecord(message)}{error}", message, default, error);
    }

    /// <summary>Writes <c>LEVEL RequestId: id message</c> and a line feed, in one piece, or the same as JSON.</summary>
    /// <param name="log">The log of the function.</param>
    /// <param name="level">The name of the level, in capitals.</param>
    /// <param name="headers">The headers of the invocation.</param>
    /// <param name="message">What happened. With an error, the text before it, or empty.</param>
    /// <param name="error">The error, if there is one.</param>
    public static void Write(FunctionLog log, string level, HeaderBlock headers, string message, FunctionError? error)
    {
        if (!log.IsEnabled(LogLevels.GetRank(level)))
            return;
        string id = Encoding.UTF8.GetString(headers.Value(RuntimeApiHeaders.RequestId));
        Write(log, level, $"RequestId: {id} {PrintableText.EscapeForRecord(message)}{error}", message, headers, error);
    }

    /// <summary>Writes <c>,"timestamp":"2026-11-23T10:20:30.123Z","level":"ERROR","message":</c>, to be followed by the message.</summary>
    public static void WriteStart(JsonWriter json, string level)
    {
        Span<byte> time = stackalloc byte[Timestamp.Length];
        Timestamp.Format(DateTime.UtcNow, time);
        json.WriteName(",\"timestamp\":\""u8);
        json.WriteRaw(time);
        json.WriteRaw("\",\"level\":"u8);
        json.WriteString(level);
        json.WriteName(",\"message\":"u8);
    }

    /// <summary>Writes <c>,"requestId":"…","tenantId":"…","traceId":"…"</c>, omitting those that are missing.</summary>
    public static void WriteIds(JsonWriter json, HeaderBlock headers)
    {
        WriteId(json, ",\"requestId\":"u8, headers.Value(RuntimeApiHeaders.RequestId));
        WriteId(json, ",\"tenantId\":"u8, headers.Value(RuntimeApiHeaders.TenantId));
        WriteId(json, ",\"traceId\":"u8, headers.Value(RuntimeApiHeaders.TraceId));
    }

    private static void Write(FunctionLog log, string level, string text, string message, HeaderBlock headers, FunctionError? error)
    {
        if (!log.IsJson)
        {
            log.Write(Encoding.UTF8.GetBytes($"{level} {text}\n"));
            return;
        }

        var record = new ByteBuffer(1024);
        var json = new JsonWriter(record);
        int start = json.StartObject();
        WriteStart(json, level);
        json.WriteString(error is null ? message : $"{message}{error.Type}: {error.Message}");
        WriteIds(json, headers);
        error?.WriteMembers(json);
        json.EndObject(start);
        record.Append((byte)'\n');
        log.Write(record.Filled);
    }

    private static void WriteId(JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return;
        json.WriteName(name);
        json.WriteString(Encoding.UTF8.GetString(value));
    }
}
