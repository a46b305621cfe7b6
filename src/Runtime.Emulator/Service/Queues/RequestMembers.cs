using System.Text.Json;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>Reads the members of a JSON object in a request. A member that is <c>null</c> is absent, as in the service.</summary>
internal readonly struct RequestMembers
{
    private readonly JsonElement _json;
    private readonly string _path;

    /// <param name="json">The object.</param>
    /// <param name="path">Where the object is in the request, for messages: <c>Entries[0]</c>; empty for the request.</param>
    /// <exception cref="QueueErrorException">It is not an object.</exception>
    public RequestMembers(JsonElement json, string path = "")
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw WrongType(path.Length == 0 ? "The request" : path, "an object", json);
        _json = json;
        _path = path;
    }

    public string RequireString(string name) => FindString(name) is { Length: > 0 } text ? text : throw QueueErrorException.MissingParameter(PathOf(name));

    public string? FindString(string name) => Find(name, JsonValueKind.String, "a string")?.GetString();

    public bool HasElements(string name) => Find(name, JsonValueKind.Array, "an array")?.GetArrayLength() > 0;

    public int RequireInteger(string name) => FindInteger(name) ?? throw QueueErrorException.MissingParameter(PathOf(name));

    public int? FindInteger(string name)
    {
        const string Expected = "a whole number";
        if (Find(name, JsonValueKind.Number, Expected) is not { } member)
            return null;
        return member.TryGetInt32(out int value) ? value : throw WrongType(PathOf(name), Expected, member);
    }

    /// <summary>Reads bytes in base64.</summary>
    public byte[]? FindBytes(string name)
    {
        const string Expected = "a string in base64";
        if (Find(name, JsonValueKind.String, Expected) is not { } member)
            return null;
        return member.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : throw WrongType(PathOf(name), Expected, member);
    }

    public IReadOnlyList<string> FindStrings(string name)
    {
        if (Find(name, JsonValueKind.Array, "an array of strings") is not { } array)
            return [];
        string path = PathOf(name);
        return [.. array.EnumerateArray().Select((item, index) => ReadString(item, $"{path}[{index}]"))];
    }

    /// <summary>Reads an object whose values are strings.</summary>
    public IReadOnlyDictionary<string, string> FindStringMap(string name)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Find(name, JsonValueKind.Object, "an object of strings") is not { } members)
            return map;
        foreach (JsonProperty member in members.EnumerateObject())
            map[member.Name] = ReadString(member.Value, $"{PathOf(name)}.{member.Name}");
        return map;
    }

    /// <summary>Reads an object whose values are objects.</summary>
    public IReadOnlyDictionary<string, RequestMembers> FindObjectMap(string name)
    {
        var map = new SortedDictionary<string, RequestMembers>(StringComparer.Ordinal);
        if (Find(name, JsonValueKind.Object, "an object of objects") is not { } members)
            return map;
        foreach (JsonProperty member in members.EnumerateObject())
            map[member.Name] = new RequestMembers(member.Value, $"{PathOf(name)}.{member.Name}");
        return map;
    }

    public IReadOnlyList<RequestMembers> FindObjects(string name)
    {
        if (Find(name, JsonValueKind.Array, "an array of objects") is not { } array)
            return [];
        string path = PathOf(name);
        return [.. array.EnumerateArray().Select((item, index) => new RequestMembers(item, $"{path}[{index}]"))];
    }

    private static string ReadString(JsonElement item, string path) => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw WrongType(path, "a string", item);

    private JsonElement? Find(string name, JsonValueKind kind, string expected)
    {
        if (!_json.TryGetProperty(name, out JsonElement member) || member.ValueKind == JsonValueKind.Null)
            return null;
        return member.ValueKind == kind ? member : throw WrongType(PathOf(name), expected, member);
    }

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private static QueueErrorException WrongType(string what, string expected, JsonElement found)
    {
        const int MaxShown = 100;
        string text = found.GetRawText();
        return QueueErrorException.Serialization($"{what} must be {expected}, found {(text.Length <= MaxShown ? text : $"{text[..MaxShown]}…")}");
    }
}
