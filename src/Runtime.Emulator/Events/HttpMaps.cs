using System.Text.Json.Nodes;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>The headers and query of a request as members of an event.</summary>
internal static class HttpMaps
{
    /// <summary>The names in lowercase, with all values joined by commas, and without cookies.</summary>
    public static JsonObject JoinedHeaders(HttpEventRequest request) => Create(
        request.Headers.Where(static header => !HttpEventRequest.IsCookie(header.Key))
            .GroupBy(static header => header.Key.ToLowerInvariant(), static header => header.Value)
            .OrderBy(static header => header.Key, StringComparer.Ordinal),
        static values => string.Join(',', values));

    /// <summary>The last value of each header, with the name as it was sent.</summary>
    public static JsonObject Headers(HttpEventRequest request) => Create(Group(request), static values => values.Last());

    /// <summary>All values of each header, with the name as it was sent.</summary>
    public static JsonObject MultiValueHeaders(HttpEventRequest request) => Create(Group(request), ToArray);

    /// <summary>The last of several values counts.</summary>
    public static JsonObject Single(IEnumerable<(string Name, string[] Values)> parameters) =>
        new(parameters.Select(static each => KeyValuePair.Create(each.Name, (JsonNode?)each.Values[^1])));

    public static JsonObject MultiValue(IEnumerable<(string Name, string[] Values)> parameters) =>
        new(parameters.Select(static each => KeyValuePair.Create(each.Name, (JsonNode?)ToArray(each.Values))));

    /// <summary>The names of a load balancer and of VPC Lattice are in lowercase.</summary>
    public static HttpEventRequest Lower(HttpEventRequest request) =>
        request with { Headers = [.. request.Headers.Select(static header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value))] };

    private static IEnumerable<IGrouping<string, string>> Group(HttpEventRequest request) =>
        request.Headers.GroupBy(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase);

    private static JsonObject Create(IEnumerable<IGrouping<string, string>> headers, Func<IEnumerable<string>, JsonNode> combine) =>
        new(headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)combine(header))));

    private static JsonArray ToArray(IEnumerable<string> values) => new([.. values.Select(static value => (JsonNode?)value)]);
}
