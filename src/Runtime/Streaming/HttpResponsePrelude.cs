namespace Lambda.Runtime;

/// <summary>The status, headers and cookies of a streamed HTTP response, which a function URL or an API sends before the body.</summary>
/// <remarks>See <see cref="LambdaResponseStream.WritePrelude"/>.</remarks>
/// <example>
/// <code>
/// [LambdaHandler]
/// public static void Page(HttpApiRequest request, LambdaResponseStream response)
/// {
///     response.WritePrelude(new HttpResponsePrelude { StatusCode = 200, Headers = { ["Content-Type"] = "text/csv" }, Cookies = { "seen=1" } });
///     using var writer = new StreamWriter(response);
///     writer.WriteLine(request.RawPath);
/// }
/// </code>
/// </example>
public sealed class HttpResponsePrelude
{
    /// <summary>The status code, from 100 to 599; the default is 200.</summary>
    public int StatusCode { get; set; } = 200;

    /// <summary>Headers with one value each, except for cookies.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Headers with several values each.</summary>
    public IDictionary<string, IList<string>> MultiValueHeaders { get; } =
        new Dictionary<string, IList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of the <c>Set-Cookie</c> headers, one cookie each.</summary>
    public IList<string> Cookies { get; } = [];

    /// <summary>Writes <c>{"statusCode":200,"headers":{…},"multiValueHeaders":{…},"cookies":[…]}</c>; empty members are omitted, except for the headers.</summary>
    internal void Write(Json.JsonWriter writer)
    {
        int start = writer.StartObject();
        writer.WriteName(",\"statusCode\":"u8);
        writer.WriteNumber(StatusCode);
        writer.WriteName(",\"headers\":"u8);
        int headers = writer.StartObject();
        foreach ((string name, string value) in Headers)
        {
            writer.WriteName(name);
            writer.WriteString(value);
        }

        writer.EndObject(headers);
        if (MultiValueHeaders.Count > 0)
        {
            writer.WriteName(",\"multiValueHeaders\":"u8);
            int multiple = writer.StartObject();
            foreach ((string name, IList<string> values) in MultiValueHeaders)
            {
                writer.WriteName(name);
                Write(writer, values);
            }

            writer.EndObject(multiple);
        }

        if (Cookies.Count > 0)
        {
            writer.WriteName(",\"cookies\":"u8);
            Write(writer, Cookies);
        }

        writer.EndObject(start);
    }

    private static void Write(Json.JsonWriter writer, IList<string> values)
    {
        int start = writer.StartArray();
        foreach (string value in values)
        {
            writer.NextElement();
            writer.WriteString(value);
        }

        writer.EndArray(start);
    }
}
