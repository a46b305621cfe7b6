using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing.Events;

/// <summary>The headers and query of a request as members of an event.</summary>
internal static class HttpMaps
{
    /// <summary>The headers, with the cookies in one of them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> HeadersWithCookie(HttpEventRequest request) => request.Cookies.Count == 0
        ? request.Headers
        : request.Headers.Append(KeyValuePair.Create("cookie", string.Join("; ", request.Cookies)));

    public static JsonObject Headers(HttpEventRequest request) =>
        new(HeadersWithCookie(request).Select(static header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value)));

    public static JsonObject MultiValueHeaders(HttpEventRequest request) =>
        new(HeadersWithCookie(request).Select(static header => KeyValuePair.Create(header.Key, (JsonNode?)new JsonArray(header.Value))));

    /// <summary>The last of several values counts.</summary>
    public static JsonObject Single(IEnumerable<(string Name, string[] Values)> parameters) =>
        new(parameters.Select(static each => KeyValuePair.Create(each.Name, (JsonNode?)each.Values[^1])));

    public static JsonObject MultiValue(IEnumerable<(string Name, string[] Values)> parameters) =>
        new(parameters.Select(static each => KeyValuePair.Create(each.Name, (JsonNode?)new JsonArray([.. each.Values.Select(static value => (JsonNode?)value)]))));
}
