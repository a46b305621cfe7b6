using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lambda.Runtime.Build.Descriptions;

/// <summary>Writes <c>handlers.json</c>. Members have the names of Lambda's API, if it has one.</summary>
internal static class HandlersJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the file is not part of a web page, so List<Order> stays readable
    };

    public static byte[] Write(FunctionDescription function)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("zipFile", Path.GetFileName(function.ZipFile));
            json.WriteString("codeSha256", function.CodeSha256);
            json.WriteStartArray("handlers");
            foreach (HandlerDescription handler in function.Handlers)
                Write(json, function, handler);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, FunctionDescription function, HandlerDescription handler)
    {
        json.WriteStartObject();
        json.WriteString("handler", handler.Names[0]);
        json.WriteStartArray("names");
        foreach (string name in handler.Names)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteString("eventType", handler.EventType);
        json.WriteString("source", handler.Source?.ToLowerInvariant());
        json.WriteString("sourceName", handler.SourceName);
        json.WriteString("invokeMode", handler.IsStreamed ? "RESPONSE_STREAM" : "BUFFERED");
        if (handler.Routes.Count > 0)
        {
            json.WriteString("http", function.Http.Target.Name);
            json.WriteStartArray("routes");
            foreach (string route in handler.Routes)
                json.WriteStringValue(route);
            json.WriteEndArray();
            if (handler.Cors is { } cors)
                Write(json, cors);
        }

        json.WriteString("runtime", function.Runtime);
        json.WriteString("architecture", function.Architecture);
        json.WriteNumber("memorySize", function.MemorySize);
        json.WriteNumber("timeout", function.Timeout);
        json.WriteEndObject();
    }

    /// <summary>Writes the member <c>cors</c>, for function URLs and HTTP APIs, whose settings have these names. The testing package reads it.</summary>
    private static void Write(Utf8JsonWriter json, CorsDescription cors)
    {
        json.WriteStartObject("cors");
        foreach ((string name, IReadOnlyList<string> texts) in new[]
        {
            ("allowOrigins", cors.Origins), ("allowMethods", cors.Methods), ("allowHeaders", cors.Headers), ("exposeHeaders", cors.Exposed),
        })
        {
            json.WriteStartArray(name);
            foreach (string text in texts)
                json.WriteStringValue(text);
            json.WriteEndArray();
        }

        json.WriteBoolean("allowCredentials", cors.AllowsCredentials);
        json.WriteNumber("maxAge", int.Parse(cors.MaxAge, CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
