using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Every file of Data, read as its type and written back; and again with each of its members missing, and null.</summary>
public sealed class EventTypeTests
{
    private const int FewestVariants = 3;

    /// <summary>What responses contain unless their creator says something else.</summary>
    private static readonly HashSet<string> OtherInitialValues = ["200", "\"2012-10-17\"", "[\"execute-api:Invoke\"]", "\"Deny\"", "\"FAILED\"", "\"PermanentFailure\"", "\"1.0\""];

    public static TheoryData<EventType, string> Files =>
        new(from type in EventTypes.All from file in type.Files select (type, Path.GetFileName(file)));

    /// <summary>Full, minimal, and as the console's test event has it.</summary>
    [Fact]
    public void EveryType_HasSeveralFiles() => Assert.All(
        EventTypes.All,
        static type => Assert.True(type.Files.Count() >= FewestVariants, $"{type.Folder} has {type.Files.Count()} files"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Event_ComesBack(EventType type, string file) => AssertEqual(WithoutNulls(Read(type, file)), type.CopyOf(Read(type, file)), "");

    /// <summary>The rest comes back, and the member itself only if it is one that is never missing, with its initial value.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void EventWithoutAMember_ComesBack(EventType type, string file)
    {
        foreach (IReadOnlyList<object> path in PathsOf(Read(type, file)))
            AssertComesBack(type, file, path, static (parent, name) => parent.Remove(name));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EventWithANull_ComesBack(EventType type, string file)
    {
        foreach (IReadOnlyList<object> path in PathsOf(Read(type, file)))
            AssertComesBack(type, file, path, static (parent, name) => parent[name] = null);
    }

    /// <summary>The path to a member that has a value of another type is in the message.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void EventWithAMemberOfAnotherType_IsAnErrorWithItsPath(EventType type, string file)
    {
        JsonNode original = Read(type, file);
        int errors = 0;
        foreach (IReadOnlyList<object> path in PathsOf(original))
        {
            JsonNode changed = Read(type, file);
            (JsonObject parent, string name) = Find(changed, path);
            parent[name] = parent[name] is JsonObject ? new JsonArray(new JsonArray()) : new JsonObject { ["unexpected"] = new JsonArray(1) };
            try
            {
                type.CopyOf(changed);
            }
            catch (JsonException e)
            {
                errors++;
                Assert.StartsWith(Describe(path), e.Message, StringComparison.Ordinal);
            }
        }

        // Members of any JSON have no wrong type.
        Assert.True(errors > 0 || !PathsOf(original).Any(), "no member has a type");
    }

    private static JsonNode Read(EventType type, string file) =>
        JsonNode.Parse(File.ReadAllText(Repository.At($"tests/Runtime.Events.Tests/Data/{type.Folder}/{file}")))!;

    private static void AssertComesBack(EventType type, string file, IReadOnlyList<object> path, Action<JsonObject, string> change)
    {
        JsonNode changed = Read(type, file);
        (JsonObject parent, string name) = Find(changed, path);
        change(parent, name);
        JsonNode? copy;
        try
        {
            copy = type.CopyOf(changed);
        }
        catch (JsonException e)
        {
            Assert.Fail($"{Describe(path)}: {e.Message}");
            return;
        }

        JsonNode expected = Read(type, file);
        Find(expected, path).Parent.Remove(name);
        if (copy is not null && TryFind(copy, path) is { } found)
        {
            Assert.True(IsInitial(found.Parent[found.Name]), $"{Describe(path)} came back as {found.Parent[found.Name]?.ToJsonString()}");
            found.Parent.Remove(found.Name);
        }

        AssertEqual(WithoutNulls(expected), copy, Describe(path));
    }

    private static bool IsInitial(JsonNode? value) =>
        value is null or JsonArray { Count: 0 } or JsonObject || value.ToJsonString() is "\"\"" or "0" or "false" || OtherInitialValues.Contains(value.ToJsonString());

    internal static void AssertEqual(JsonNode? expected, JsonNode? actual, string change)
    {
        if (!JsonNode.DeepEquals(expected, WithoutNulls(actual)))
            Assert.Fail($"{change}\nexpected {expected?.ToJsonString()}\nfound    {actual?.ToJsonString()}");
    }

    /// <summary>Members that are null need not come back. Those in any JSON do.</summary>
    internal static JsonNode? WithoutNulls(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (string name in members.Where(static member => member.Value is null).Select(static member => member.Key).ToList())
                    members.Remove(name);
                foreach (KeyValuePair<string, JsonNode?> member in members)
                    WithoutNulls(member.Value);
                break;
            case JsonArray elements:
                foreach (JsonNode? element in elements)
                    WithoutNulls(element);
                break;
        }

        return node;
    }

    /// <summary>The paths to all members of objects: names and indexes. The one member of an attribute value of DynamoDB is part of its value.</summary>
    private static IEnumerable<IReadOnlyList<object>> PathsOf(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } attribute when Enum.TryParse(attribute.Single().Key, out CompilerServices.AttributeTypes _) =>
            PathsOf(attribute.Single().Value).Select(rest => (IReadOnlyList<object>)[attribute.Single().Key, .. rest]),
        JsonObject members => members.SelectMany(static member => PathsOf(member.Value).Select(rest => (IReadOnlyList<object>)[member.Key, .. rest]).Prepend([member.Key])),
        JsonArray elements => elements.SelectMany(static (element, i) => PathsOf(element).Select(rest => (IReadOnlyList<object>)[i, .. rest])),
        _ => [],
    };

    private static (JsonObject Parent, string Name) Find(JsonNode root, IReadOnlyList<object> path) => TryFind(root, path) ?? throw new ArgumentException(Describe(path));

    private static (JsonObject Parent, string Name)? TryFind(JsonNode root, IReadOnlyList<object> path)
    {
        JsonNode? node = root;
        foreach (object step in path.SkipLast(1))
            node = step is int index ? (node as JsonArray)?.ElementAtOrDefault(index) : (node as JsonObject)?[(string)step];
        return node is JsonObject parent && parent.ContainsKey((string)path[^1]) ? (parent, (string)path[^1]) : null;
    }

    private static string Describe(IReadOnlyList<object> path) => "$" + string.Concat(path.Select(static step => step switch
    {
        int index => $"[{index}]",
        string name when name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '$') => $".{name}",
        _ => $"['{step}']",
    }));
}
