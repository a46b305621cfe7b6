using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Reads the request in an event, if it has the members of one form and none that contradict them.</summary>
internal static class NaiveEvent
{
    private static readonly string[] Strings = ["rawPath", "path", "raw_path", "rawQueryString", "body", "httpMethod", "method"];
    private static readonly string[] Objects =
        ["requestContext", "headers", "multiValueHeaders", "queryStringParameters", "query_string_parameters", "multiValueQueryStringParameters"];

    /// <returns><see langword="null"/> for an event of which nothing says how it is read, such as one with a member twice.</returns>
    public static NaiveRequest? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It is not JSON, or a text has half of a surrogate pair.
            return null;
        }
    }

    private static NaiveRequest? Read(JsonElement root)
    {
        if (Members(root) is not { } members || !HaveTypes(members))
            return null;
        if (Members(members.GetValueOrDefault("requestContext")) is not { } context || Members(context.GetValueOrDefault("http")) is not { } http)
            return null;
        bool hasHttp = context.GetValueOrDefault("http").ValueKind == JsonValueKind.Object;
        HttpForm? form = FindForm(members, context, hasHttp);
        string? method = form is HttpForm.FunctionUrl ? Text(http, "method") : form is HttpForm.Lattice ? Text(members, "method") : Text(members, "httpMethod");
        bool isRepeated = (hasHttp && members.ContainsKey("method")) || (members.ContainsKey("rawPath") && members.ContainsKey("raw_path"))
            || (members.ContainsKey("queryStringParameters") && members.ContainsKey("query_string_parameters"))
            || (members.ContainsKey("isBase64Encoded") && members.ContainsKey("is_base64_encoded"));
        string? path = Text(members, "path") ?? Text(members, "rawPath") ?? Text(members, "raw_path");
        if (form is null || method is null || path is null || isRepeated)
            return null;

        (string Name, string Value)[] headers = Pairs(First(members, "multiValueHeaders", "headers"));
        IEnumerable<string> lines = members.GetValueOrDefault("cookies") is { ValueKind: JsonValueKind.Array } list ? Texts(list)
            : headers.Where(static header => NaiveText.EqualsIgnoreCase(header.Name, "cookie")).Select(static header => header.Value);
        return new NaiveRequest(
            form.Value,
            method,
            form is HttpForm.FunctionUrl ? WithoutStage(path, Text(context, "stage")) : path,
            Query(form.Value, members),
            headers,
            [.. lines.SelectMany(static line => line.Split(';')).Select(static cookie => cookie.TrimStart(' '))],
            Body(members));
    }

    private static HttpForm? FindForm(Dictionary<string, JsonElement> members, Dictionary<string, JsonElement> context, bool hasHttp)
    {
        bool Has(string name) => context.TryGetValue(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

        return hasHttp ? HttpForm.FunctionUrl
            : Has("elb") ? members.GetValueOrDefault("multiValueHeaders").ValueKind == JsonValueKind.Object ? HttpForm.AlbMultiValue : HttpForm.Alb
            : Has("serviceArn") || (Text(members, "httpMethod") is null && Text(members, "method") is not null) ? HttpForm.Lattice
            : Has("connectionId") ? null
            : HttpForm.RestApi;
    }

    private static (byte[] Name, byte[] Value)[] Query(HttpForm form, Dictionary<string, JsonElement> members)
    {
        if (form == HttpForm.FunctionUrl)
            return NaiveRequest.DecodePairs(NaiveRequest.SplitQuery(Text(members, "rawQueryString") ?? ""));
        JsonElement single = First(members, "queryStringParameters", "query_string_parameters");
        JsonElement several = members.GetValueOrDefault("multiValueQueryStringParameters");
        (string Name, string Value)[] pairs = Pairs(
            form == HttpForm.AlbMultiValue || (form == HttpForm.RestApi && several.ValueKind == JsonValueKind.Object) ? several : single);
        return form is HttpForm.Alb or HttpForm.AlbMultiValue
            ? NaiveRequest.DecodePairs(pairs)
            : [.. pairs.Select(static pair => (Encoding.UTF8.GetBytes(pair.Name), Encoding.UTF8.GetBytes(pair.Value)))];
    }

    private static byte[]? Body(Dictionary<string, JsonElement> members)
    {
        string text = Text(members, "body") ?? "";
        if (First(members, "isBase64Encoded", "is_base64_encoded").ValueKind != JsonValueKind.True)
            return Encoding.UTF8.GetBytes(text);
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string WithoutStage(string path, string? stage) =>
        stage is null or "" or "$default" ? path : path == $"/{stage}" ? "" : path.StartsWith($"/{stage}/", StringComparison.Ordinal) ? path[(stage.Length + 1)..] : path;

    /// <returns><see langword="null"/> for an object with a name that occurs twice or has escapes.</returns>
    private static Dictionary<string, JsonElement>? Members(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>();
        if (value.ValueKind != JsonValueKind.Object)
            return value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? members : null;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (!member.ToString().StartsWith($"\"{member.Name}\"", StringComparison.Ordinal) || !members.TryAdd(member.Name, member.Value))
                return null;
        }

        return members;
    }

    private static bool HaveTypes(Dictionary<string, JsonElement> members) => members.All(static member =>
        member.Value.ValueKind == JsonValueKind.Null
        || (!Strings.Contains(member.Key) || member.Value.ValueKind == JsonValueKind.String)
        && (!Objects.Contains(member.Key) || member.Value.ValueKind == JsonValueKind.Object));

    private static string? Text(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement First(Dictionary<string, JsonElement> members, string name, string other) =>
        members.GetValueOrDefault(name) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value ? value : members.GetValueOrDefault(other);

    /// <summary>The members that are a text, or a list with texts.</summary>
    private static (string Name, string Value)[] Pairs(JsonElement map) => map.ValueKind != JsonValueKind.Object ? []
        : [.. map.EnumerateObject().SelectMany(static member => Texts(member.Value).Select(value => (member.Name, value)))];

    private static string[] Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(static each => each.ValueKind == JsonValueKind.String).Select(static each => each.GetString()!)],
        _ => [],
    };
}
