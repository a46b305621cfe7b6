using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>A page of a list of queues, in the order of their names.</summary>
/// <param name="Names">The names of the page.</param>
/// <param name="NextToken">What the caller sends for the next page; <see langword="null"/> on the last one.</param>
internal sealed record NamePage(IReadOnlyList<string> Names, string? NextToken)
{
    private const int MaxSize = 1000;

    /// <summary>Reads the page that a request is for: <c>MaxResults</c> and <c>NextToken</c>.</summary>
    /// <exception cref="QueueErrorException">One of them is wrong.</exception>
    public static NamePage Create(QueueApiRequest request, IEnumerable<string> names)
    {
        int size = request.FindInteger("MaxResults", 1, MaxSize) ?? MaxSize;
        string last = request.Members.FindString("NextToken") is { Length: > 0 } token ? ReadToken(token) : "";
        string[] rest = [.. names.Where(name => string.CompareOrdinal(name, last) > 0).Order(StringComparer.Ordinal)];
        string[] page = [.. rest.Take(size)];
        return new NamePage(page, rest.Length > page.Length ? Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1])) : null);
    }

    public IEnumerable<JsonNode> CreateUrls(QueueApiRequest request) => Names.Select(name => (JsonNode)JsonValue.Create(request.UrlOf(name)));

    private static string ReadToken(string token)
    {
        byte[] bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out int length) && Encoding.UTF8.GetString(bytes, 0, length) is var name && QueueRegistry.IsName(name)
            ? name
            : throw QueueErrorException.InvalidParameterValue($"Value {token} for parameter NextToken is invalid. Reason: It is not the token of an earlier response.");
    }
}
