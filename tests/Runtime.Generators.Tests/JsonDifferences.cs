using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// The differences between two JSON texts that should have the same meaning. The order of members does not matter. Numbers and times are
/// compared by value, because a <see cref="DateTimeOffset"/> does not keep a fraction of zeros and has one form for UTC.
/// </summary>
internal sealed class JsonDifferences
{
    private readonly List<string> _missing = [];
    private readonly List<string> _others = [];

    private JsonDifferences()
    {
    }

    /// <summary>Paths of members that only the original has.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>All other differences, as sentences. A null member that the original does not have is not a difference.</summary>
    public IReadOnlyList<string> Others => _others;

    public static JsonDifferences Between(string original, string response)
    {
        using JsonDocument left = JsonDocument.Parse(original);
        using JsonDocument right = JsonDocument.Parse(response);
        var differences = new JsonDifferences();
        differences.Compare("$", left.RootElement, right.RootElement);
        return differences;
    }

    private void Compare(string path, JsonElement original, JsonElement response)
    {
        if (original.ValueKind == JsonValueKind.Object && response.ValueKind == JsonValueKind.Object)
            CompareMembers(path, original, response);
        else if (original.ValueKind == JsonValueKind.Array && response.ValueKind == JsonValueKind.Array)
            CompareItems(path, original, response);
        else if (!JsonElement.DeepEquals(original, response) && !AreSameTime(original, response))
            _others.Add($"{path} was {original.GetRawText()} and is {response.GetRawText()}");
    }

    private void CompareMembers(string path, JsonElement original, JsonElement response)
    {
        foreach (JsonProperty member in original.EnumerateObject())
        {
            if (response.TryGetProperty(member.Name, out JsonElement value))
                Compare($"{path}.{member.Name}", member.Value, value);
            else
                _missing.Add($"{path}.{member.Name}");
        }

        foreach (JsonProperty member in response.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && !original.TryGetProperty(member.Name, out _))
                _others.Add($"{path}.{member.Name} was not there and is {member.Value.GetRawText()}");
        }
    }

    private void CompareItems(string path, JsonElement original, JsonElement response)
    {
        int count = original.GetArrayLength();
        if (response.GetArrayLength() != count)
        {
            _others.Add($"{path} had {count} items and has {response.GetArrayLength()}");
            return;
        }

        for (int i = 0; i < count; i++)
            Compare($"{path}[{i}]", original[i], response[i]);
    }

    private static bool AreSameTime(JsonElement original, JsonElement response) =>
        original.ValueKind == JsonValueKind.String
        && response.ValueKind == JsonValueKind.String
        && original.TryGetDateTimeOffset(out DateTimeOffset before)
        && response.TryGetDateTimeOffset(out DateTimeOffset after)
        && before.EqualsExact(after);
}
