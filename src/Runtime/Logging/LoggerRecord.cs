using System.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Logging;

/// <summary>One record of a logger, which is written as text or as JSON.</summary>
internal sealed class LoggerRecord
{
    /// <summary>In characters, of at most six bytes each: if a record would be too long, each of its strings is cropped to this length.</summary>
    private const int MaxTextLengthOfMany = 1024;

    /// <summary>In characters: a record that is still too long is written without properties and scopes, each string cropped to this length.</summary>
    private const int MaxTextLengthAlone = 16 * 1024;

    public required string Level { get; init; }

    public required string Message { get; init; }

    public required byte[]? Headers { get; init; }

    public required string? Category { get; init; }

    /// <summary>The properties of the message template.</summary>
    public required IReadOnlyList<KeyValuePair<string, object?>>? Properties { get; init; }

    public required IExternalScopeProvider Scopes { get; init; }

    public required FunctionError? Error { get; init; }

    public void Write(FunctionLog log)
    {
        if (!log.IsJson)
        {
            log.Write(Encoding.UTF8.GetBytes(TryFormatText() ?? FormatText(Crop(Message))));
            return;
        }

        log.Write((TryFormatJson() ?? FormatJson(MaxTextLengthAlone, isWhole: false)).Filled);
    }

    /// <summary>Formats the complete record. If it is too long, its strings are cropped, because cropped JSON is not JSON.</summary>
    /// <returns>Null if it is still too long, or if properties cannot be read, such as a list that another thread changes.</returns>
    private ByteBuffer? TryFormatJson()
    {
        try
        {
            // A string of that length already makes the record too long, so that no longer one has to be formatted.
            ByteBuffer json = FormatJson(TelemetryOutput.MaxRecordLength, isWhole: true);
            if (json.Count > TelemetryOutput.MaxRecordLength)
                json = FormatJson(MaxTextLengthOfMany, isWhole: true);
            return json.Count > TelemetryOutput.MaxRecordLength ? null : json;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Formats the complete record.</summary>
    /// <returns>Null if the message with its escapes is longer than a string can be.</returns>
    private string? TryFormatText()
    {
        try
        {
            return FormatText(Message);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static string Crop(string text) => text.Length <= MaxTextLengthAlone ? text : text[..MaxTextLengthAlone] + "...";

    /// <summary><c>LEVEL RequestId: id message</c>, and the error in the lines after it, which are indented.</summary>
    private string FormatText(string message)
    {
        var text = new StringBuilder(Level);
        if (Headers is not null)
            text.Append(" RequestId: ").Append(Encoding.UTF8.GetString(new HeaderBlock(Headers).Value(RuntimeApiHeaders.RequestId)));
        text.Append(' ').Append(PrintableText.EscapeForRecord(message));
        if (Error is not null)
            text.Append("\n   ").Append(Error.ToString());
        return text.Append('\n').ToString();
    }

    private ByteBuffer FormatJson(int maxTextLength, bool isWhole)
    {
        var buffer = new ByteBuffer(1024);
        var json = new JsonWriter(buffer);
        var values = new LoggedValues(json, maxTextLength);
        int start = json.StartObject();
        RuntimeLog.WriteStart(json, Level);
        values.WriteText(Message);
        if (Headers is not null)
            RuntimeLog.WriteIds(json, new HeaderBlock(Headers));
        if (Category is not null)
        {
            json.WriteName(",\"category\":"u8);
            values.WriteText(Category);
        }

        if (isWhole)
        {
            if (Properties is not null)
                values.WriteMembers(Properties);
            WriteScopes(json, values);
        }

        Error?.WriteMembers(json);
        json.EndObject(start);
        buffer.Append((byte)'\n');
        return buffer;
    }

    private void WriteScopes(JsonWriter json, LoggedValues values)
    {
        var scopes = new List<object?>();
        Scopes.ForEachScope(static (scope, all) => all.Add(scope), scopes);
        if (scopes.Count == 0)
            return;
        json.WriteName(",\"scopes\":"u8);
        int start = json.StartArray();
        foreach (object? scope in scopes)
        {
            json.NextElement();
            values.WriteScope(scope);
        }

        json.EndArray(start);
    }
}
