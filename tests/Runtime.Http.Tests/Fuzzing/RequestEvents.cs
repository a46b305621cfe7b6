using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Creates the event that a service sends for a request.</summary>
internal static class RequestEvents
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="form">The form of the event.</param>
    /// <param name="request">The request.</param>
    /// <param name="isEscaped">Whether the JSON has escapes for characters that do not need them.</param>
    public static byte[] Create(HttpForm form, RequestText request, bool isEscaped)
    {
        string target = request.Query.Length > 0 ? $"{request.Path}?{request.Query}" : request.Path;
        // The content type decides whether the body is base64, and all values of a header become one.
        var headers = request.Headers
            .GroupBy(static header => header.Name.ToLowerInvariant(), static header => header.Value)
            .ToDictionary(static group => group.Key, group => Join(form, [.. group]));
        if (request.Cookies.Count > 0)
            headers["cookie"] = string.Join("; ", request.Cookies);
        JsonObject json = HttpFunction.CreateEvent(form, request.Method, target, request.Body, [.. headers.Select(static header => (header.Key, header.Value))]);
        AddValues(json, form, request);
        // A function URL would get a stream, which only a connection can take.
        if (form == HttpForm.FunctionUrl)
            json["requestContext"]!["domainName"] = "api.example";
        return Encoding.UTF8.GetBytes(json.ToJsonString(isEscaped ? null : Unescaped));
    }

    /// <summary>The value of a header that was sent several times, in a form with one value of each header.</summary>
    public static string Join(HttpForm form, string[] values) => form is HttpForm.FunctionUrl or HttpForm.HttpApi ? string.Join(',', values) : values[^1];

    /// <summary>Sets the lists of values, in forms that have them. A REST API keeps the name as it was sent.</summary>
    private static void AddValues(JsonObject json, HttpForm form, RequestText request)
    {
        string? member = form switch
        {
            HttpForm.RestApi or HttpForm.HttpApiV1 or HttpForm.AlbMultiValue => "multiValueHeaders",
            HttpForm.Lattice => "headers",
            _ => null,
        };
        if (member is null)
            return;
        JsonObject lists = json[member]!.AsObject();
        foreach (IGrouping<string, (string Name, string Value)> header in request.Headers.GroupBy(static header => header.Name.ToLowerInvariant()))
        {
            lists.Remove(header.Key);
            string name = form is HttpForm.RestApi or HttpForm.HttpApiV1 ? header.First().Name : header.Key;
            lists[name] = new JsonArray([.. header.Select(static each => (JsonNode?)each.Value)]);
        }
    }
}
