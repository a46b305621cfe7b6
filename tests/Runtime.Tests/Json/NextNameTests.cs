using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that names are found whether or not they are in the order of the members, in which they are compared before they are read as tokens.</summary>
public sealed class NextNameTests
{
    /// <summary>Names that begin like others, around the eight bytes that are compared at a time.</summary>
    private static readonly string[] Members = ["a", "ab", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq", "b", "id", "größe", "z"];

    [Fact]
    public void RandomObjects_AreReadAsByComparingAllNames()
    {
        var random = new Random(1);
        for (int i = 0; i < Sample.Count(20_000); i++)
        {
            string space = random.Next(4) == 0 ? " \n" : "";
            (string Name, string Value)[] properties = [.. Enumerable.Range(0, random.Next(Members.Length + 2)).Select(at => (Name(random, at), Value(random)))];
            string json = $"{{{space}{string.Join($"{space},{space}", properties.Select(property => $"{Write(random, property.Name)}{space}:{space}{property.Value}"))}{space}}}";
            Assert.Equal(properties.Select(static property => (IndexOf(property.Name), Members.Contains(property.Name), property.Value)), Read(json));
        }
    }

    [Theory]
    [InlineData("{", "expected a name in quotes, found the end")]
    [InlineData("{\"", "expected the end of a string, '\"', found the end")]
    [InlineData("{\"a", "expected the end of a string, '\"', found the end")]
    [InlineData("{\"a\"", "expected ':' after a name, found the end")]
    [InlineData("{\"a\":", "expected a JSON value, found the end")]
    [InlineData("{\"a\"1", "expected ':' after a name, found '1'")]
    [InlineData("{\"a\":1", "expected ',' or '}', found the end")]
    [InlineData("{\"a\":1 \"b\":1}", "expected ',' or '}', found '\"'")]
    [InlineData("{\"a\":true;\"ab\":1}", "expected ',' or '}', found ';'")]
    [InlineData("{,\"a\":1}", "expected a name in quotes, found ','")]
    [InlineData("{\"a\":1,}", "expected a name in quotes, found '}'")]
    [InlineData("{\"a\":1,,\"ab\":1}", "expected a name in quotes, found ','")]
    [InlineData("{\"a\":,\"ab\":1}", "expected a JSON value, found ','")]
    public void MalformedObject_IsAnError(string json, string message) =>
        Assert.Equal(message, Assert.ThrowsAny<JsonException>(() => Read(json)).Message.Split(" (")[0]);

    /// <summary>A type with a discriminator rejects names that start with a dollar sign, also those of its members.</summary>
    [Fact]
    public void RejectedName_IsAnErrorInOrderToo()
    {
        var reader = new JsonReader("{\"$type\":1}"u8);
        reader.Read();
        var names = new PropertyNameMatcher("$type\n"u8, rejectsMetadata: true);
        bool isRejected = false;
        try
        {
            names.MoveNext(ref reader, out _);
        }
        catch (JsonException)
        {
            isRejected = true;
        }

        Assert.True(isRejected);
    }

    /// <summary>The bytes of a name in the JSON can be those of a member that has another name.</summary>
    [Theory]
    [InlineData("a\\nb", "{\"a\\nb\":1}", -1)]
    [InlineData("a\\nb", "{\"a\\\\nb\":1}", 0)]
    [InlineData("a\"b", "{\"a\\\"b\":1}", 0)]
    public void NameWithEscapes_IsComparedWithoutThem(string member, string json, int expected)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var names = new PropertyNameMatcher(Encoding.UTF8.GetBytes($"{member}\n")) { HasEscapes = true };
        Assert.True(names.MoveNext(ref reader, out int found));
        Assert.Equal((expected, expected == 0), (found, names.FoundExactly));
    }

    [Theory]
    [InlineData("a\"", "{\"a\"\":1}")]
    [InlineData("a\":1", "{\"a\":1\":1}")]
    public void MalformedNameThatEqualsOneWithEscapes_IsAnError(string member, string json) => Assert.ThrowsAny<JsonException>(() =>
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var names = new PropertyNameMatcher(Encoding.UTF8.GetBytes($"{member}\n")) { HasEscapes = true };
        while (names.MoveNext(ref reader, out _))
            reader.Skip();
    });

    [Fact]
    public void MembersThatAreMissing_AreSkipped()
    {
        string[] names = [.. Enumerable.Range(0, 9).Select(static index => $"member{index}")];
        for (int first = 0; first < names.Length; first++)
        {
            for (int second = 0; second < names.Length; second++)
            {
                var reader = new JsonReader(Encoding.UTF8.GetBytes($"{{\"{names[first]}\":1,\"{names[second]}\":2}}"));
                reader.Read();
                var matcher = new PropertyNameMatcher(Encoding.UTF8.GetBytes(string.Join('\n', names) + "\n"));
                Assert.True(matcher.MoveNext(ref reader, out int firstFound));
                Assert.True(matcher.MoveNext(ref reader, out int secondFound));
                Assert.Equal((first, second), (firstFound, secondFound));
                Assert.False(matcher.MoveNext(ref reader, out _));
            }
        }
    }

    private static List<(int Member, bool IsExact, string Value)> Read(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        var reader = new JsonReader(bytes);
        reader.Read();
        var names = new PropertyNameMatcher(Encoding.UTF8.GetBytes(string.Join('\n', Members) + "\n"), folded: new FoldedPropertyNames(string.Join('\n', Members) + "\n"));
        var found = new List<(int, bool, string)>();
        while (names.MoveNext(ref reader, out int member))
        {
            bool isExact = names.FoundExactly;
            found.Add((member, isExact, Encoding.UTF8.GetString(reader.TakeValue(out _))));
        }

        Assert.False(reader.Read());
        return found;
    }

    /// <summary>Mostly the name in order, so that several follow each other.</summary>
    private static string Name(Random random, int at)
    {
        string name = Members[random.Next(3) > 0 ? at % Members.Length : random.Next(Members.Length)];
        return random.Next(6) switch
        {
            0 => name.ToUpperInvariant(),
            1 => name + (char)random.Next('a', 'z'),
            2 => name[..random.Next(name.Length)],
            _ => name,
        };
    }

    private static string Write(Random random, string name) => random.Next(10) == 0
        ? $"\"{string.Concat(name.Select(static c => $"\\u{(int)c:x4}"))}\""
        : $"\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Value(Random random) => random.Next(5) switch
    {
        0 => "-12.5e3",
        1 => "\"text\"",
        2 => "null",
        3 => "{\"a\":[1,{}],\"ab\":2}",
        _ => "[]",
    };

    private static int IndexOf(string name) => Array.FindIndex(Members, member => member.Equals(name, StringComparison.OrdinalIgnoreCase));
}
