using System.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Logging;

/// <summary>The runtime's own log records: what the function's owner has to know.</summary>
internal static class LogRecord
{
    /// <summary>Writes <c>LEVEL Lambda.Runtime: message</c> and a line feed, in one piece; or JSON. Only the first line of text begins so.</summary>
    /// <param name="log">Where it goes.</param>
    /// <param name="level">Its name in capitals.</param>
    /// <param name="message">What happened.</param>
    /// <param name="error">The error behind it, if there is one: text has it behind the message, JSON in members of its own.</param>
    public static void Write(FunctionLog log, string level, string message, FunctionError? error = null)
    {
        if (log.Takes(LogLevels.GetRank(level)))
            Write(log, level, $"Lambda.Runtime: {PrintableText.InRecord(message)}{error}", message, default, error);
    }

    /// <summary>Writes <c>LEVEL RequestId: id error</c> and a line feed, in one piece; or JSON.</summary>
    /// <param name="log">Where it goes.</param>
    /// <param name="level">Its name in capitals.</param>
    /// <param name="headers">Those of the invocation.</param>
    /// <param name="error">What it failed of.</param>
    public static void Write(FunctionLog log, string level, HeaderBlock headers, FunctionError error)
    {
        if (log.Takes(LogLevels.GetRank(level)))
            Write(log, level, $"RequestId: {Encoding.UTF8.GetString(headers.Value(RuntimeApiHeaders.RequestId))} {error}", "", headers, error);
    }

    /// <summary>Writes <c>,"timestamp":"2026-11-23T10:20:30.123Z","level":"ERROR","message":</c>, behind which the message follows.</summary>
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

    /// <summary>Writes <c>,"requestId":"…","tenantId":"…","traceId":"…"</c>, each if there is one.</summary>
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
