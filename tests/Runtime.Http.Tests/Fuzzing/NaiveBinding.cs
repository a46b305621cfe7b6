using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>What <see cref="EchoRoutes"/> bind, by the rules in docs/http.md.</summary>
/// <param name="request">The request.</param>
/// <param name="route">The values of the parameters of the route.</param>
internal sealed class NaiveBinding(NaiveRequest request, IReadOnlyDictionary<string, byte[]> route)
{
    private static readonly string[] Colors = ["Blue", "Red"];

    // 400, or 415 for a body of another content type.
    private int _problem;

    private string[] ContentTypes =>
        [.. request.Headers.Where(static header => NaiveText.EqualsIgnoreCase(header.Name, "content-type")).Select(static header => header.Value)];

    /// <summary>Whether the rules say what is bound. A request has one content type.</summary>
    public bool IsKnown(string name) => name != "json" || ContentTypes.Length < 2;

    /// <returns>The status, and the values that the route shows, if it is called.</returns>
    public (int Status, string?[]? Values) Bind(string name)
    {
        string?[]? values = name switch
        {
            "int" => [Integer("id")],
            "guid" => [Text("id")?.ToLowerInvariant()],
            "alpha" => [Text("word")],
            "segment" => [Text("name")],
            "get new" or "post new" => [],
            "rest" => [Text("rest")],
            "files" => [Text("path")],
            "optional" => [Text("a"), route.ContainsKey("b") ? Text("b") : null],
            "middle" => [Text("x")],
            "start" => [Text("y")],
            "end" => [Text("z")],
            "all" => [$"{NaiveText.ToInteger(Text("n")!)}"],
            "range" => [Integer("n")],
            "length" => [Text("text")],
            "head" or "not head" or "not ascii" => [Text("a")],
            "deep" => [Text("a"), Text("b"), Text("c"), Text("d"), Text("e")],
            "query" => BindQuery(),
            "required" => [Require(One(Query("q"))), Require(Integer(One(Query("n"))))],
            "headers" => [Header("x-a"), Header("x-n") is { } n ? Integer(Encoding.UTF8.GetBytes(n)) : "7"],
            "cookies" => [ToText(Cookies("a").FirstOrDefault()), NullableInteger(Cookies("N").FirstOrDefault())],
            "text" => [Require(request.Body)],
            "bytes" => [request.Body is null ? Require((string?)null) : Convert.ToHexString(request.Body)],
            "json" => BindJson(),
            _ => throw new NotSupportedException(name),
        };
        return _problem > 0 ? (_problem, null) : (200, values);
    }

    private string?[] BindQuery()
    {
        string? q = ToText(One(Query("q")));
        string? n = NullableInteger(One(Query("n")));
        string?[] ids = [.. Query("ids").Select(Integer)];
        string? flag = OneOf(One(Query("flag")), "False", ["True", "False"]);
        string? color = OneOf(One(Query("color")), "Blue", Colors);
        return [q, n, flag, color, string.Join(',', ids), .. Query("tag").Select(ToText)];
    }

    /// <summary>A list of strings, read by System.Text.Json.</summary>
    private string?[]? BindJson()
    {
        string type = ContentTypes.Length == 0 ? "application/json" : ContentTypes[0].Split(';')[0].Trim(' ', '\t', '\r', '\n', '\v', '\f');
        bool isJson = type.Length == 0 || NaiveText.EqualsIgnoreCase(type, "application/json") || (type.Length > 5 && NaiveText.EqualsIgnoreCase(type[^5..], "+json"));
        if (request.Body is null or [])
            return Problem(400);
        if (!isJson)
            return Problem(415);
        try
        {
            string[] values = [.. JsonSerializer.Deserialize<string[]>(request.Body)!];
            return values;
        }
        catch (Exception e) when (e is JsonException or ArgumentNullException or InvalidOperationException)
        {
            return Problem(400);
        }

        string?[]? Problem(int status)
        {
            _problem = status;
            return null;
        }
    }

    private byte[][] Query(string name) =>
        [.. request.Query.Where(pair => NaiveText.ToText(pair.Name) is { } found && NaiveText.EqualsIgnoreCase(found, name)).Select(static pair => pair.Value)];

    private byte[][] Cookies(string name) =>
    [
        .. request.Cookies.Select(static cookie => cookie.Split('=', 2)).Where(parts => parts.Length == 2 && parts[0] == name)
            .Select(static parts => parts[1] is ['"', .. var quoted, '"'] ? quoted : parts[1]).Select(static value => NaiveText.Decode(value, plusIsSpace: false)),
    ];

    private string? Header(string name)
    {
        string[] values = [.. request.Headers.Where(header => NaiveText.EqualsIgnoreCase(header.Name, name)).Select(static header => header.Value)];
        return values.Length == 0 ? null : string.Join(',', values);
    }

    private string? Text(string parameter) => Require(ToText(route[parameter]));

    private string? Integer(string parameter) => Require(Integer(route[parameter]));

    /// <summary>A parameter with one value takes no second one.</summary>
    private byte[]? One(byte[][] values)
    {
        if (values.Length > 1)
            _problem = 400;
        return values.Length == 1 ? values[0] : null;
    }

    private string? Require(byte[]? value) => Require(ToText(value));

    private string? Require(string? value)
    {
        if (value is null)
            _problem = 400;
        return value;
    }

    private string? ToText(byte[]? value) => value is null ? null : Require(NaiveText.ToText(value));

    private string? NullableInteger(byte[]? value) => value is null or [] ? null : Integer(value);

    private string? Integer(byte[]? value) =>
        value is null ? null
        : Require(ToText(value) is { } text && NaiveText.ToInteger(text) is { } number && number >= int.MinValue && number <= int.MaxValue ? $"{number}" : null);

    private string? OneOf(byte[]? value, string missing, string[] values) =>
        value is null ? missing : Require(values.FirstOrDefault(each => NaiveText.ToText(value) is { } text && NaiveText.EqualsIgnoreCase(text, each)));
}
