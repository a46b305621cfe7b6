using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// What is not the same in two JSON texts that should mean the same. The order of an object's members does not matter, numbers are compared
/// by value, and so are times, because a fraction of zeros and the two spellings of UTC are lost in a <see cref="DateTimeOffset"/>.
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

    /// <summary>Everything else, as sentences. That a member is null which the original has not is no difference.</summary>
    public IReadOnlyList<string> Others => _others;

    public static JsonDifferences Between(string original, string answer)
    {
        using JsonDocument left = JsonDocument.Parse(original);
        using JsonDocument right = JsonDocument.Parse(answer);
        var differences = new JsonDifferences();
        differences.Compare("$", left.RootElement, right.RootElement);
        return differences;
    }

    private void Compare(string path, JsonElement original, JsonElement answer)
    {
        if (original.ValueKind == JsonValueKind.Object && answer.ValueKind == JsonValueKind.Object)
            CompareMembers(path, original, answer);
        else if (original.ValueKind == JsonValueKind.Array && answer.ValueKind == JsonValueKind.Array)
            CompareItems(path, original, answer);
        else if (!JsonElement.DeepEquals(original, answer) && !AreSameTime(original, answer))
            _others.Add($"{path} was {original.GetRawText()} and is {answer.GetRawText()}");
    }

    private void CompareMembers(string path, JsonElement original, JsonElement answer)
    {
        foreach (JsonProperty member in original.EnumerateObject())
        {
            if (answer.TryGetProperty(member.Name, out JsonElement value))
                Compare($"{path}.{member.Name}", member.Value, value);
            else
                _missing.Add($"{path}.{member.Name}");
        }

        foreach (JsonProperty member in answer.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && !original.TryGetProperty(member.Name, out _))
                _others.Add($"{path}.{member.Name} was not there and is {member.Value.GetRawText()}");
        }
    }

    private void CompareItems(string path, JsonElement original, JsonElement answer)
    {
        int count = original.GetArrayLength();
        if (answer.GetArrayLength() != count)
        {
            _others.Add($"{path} had {count} items and has {answer.GetArrayLength()}");
            return;
        }

        for (int i = 0; i < count; i++)
            Compare($"{path}[{i}]", original[i], answer[i]);
    }

    private static bool AreSameTime(JsonElement original, JsonElement answer) =>
        original.ValueKind == JsonValueKind.String
        && answer.ValueKind == JsonValueKind.String
        && original.TryGetDateTimeOffset(out DateTimeOffset before)
        && answer.TryGetDateTimeOffset(out DateTimeOffset after)
        && before.EqualsExact(after);
}
