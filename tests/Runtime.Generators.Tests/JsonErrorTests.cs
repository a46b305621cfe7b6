using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Events that do not match the type: the message says where, what was expected, and what was found.</summary>
public sealed class JsonErrorTests
{
    private static readonly Lazy<Generation> Orders = new(static () => Generation.Of("""
        using System.Collections.Generic;

        public record Order(string Id, List<Record> Records, int[][] Matrix) { public required int Count { get; init; } }
        public record Record(string Body, bool Paid, byte Level, double Weight, Record? Parent);

        public static class Functions
        {
            [LambdaHandler]
            public static int Run(Order? order) => order?.Count ?? -1;
        }
        """));

    private static readonly Lazy<Generation> Converted = new(static () => Generation.Of("""
        using System;
        using System.Text.Json;
        using System.Text.Json.Serialization;

        public class Pair : JsonConverter<Point>
        {
            public override Point Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                    throw new JsonException("two numbers with a comma");
                reader.Read();
                reader.Read();
                int x = reader.GetInt32();
                reader.Read();
                if (reader.TokenType == JsonTokenType.EndObject)
                    throw new JsonException("no y");
                reader.Read();
                int y = reader.GetInt32();
                reader.Read();
                return new Point(x, y);
            }

            public override void Write(Utf8JsonWriter writer, Point value, JsonSerializerOptions options) => writer.WriteStringValue("");
        }

        [JsonConverter(typeof(Pair))]
        public record Point(int X, int Y);
        public record Place(Point At, int Id);

        public static class Functions
        {
            [LambdaHandler]
            public static int Run(Place place) => place.Id;
        }
        """));

    [Theory]
    [InlineData("""{"records":[{},{},{},{"body":17}],"count":1}""", "$.records[3].body: expected a string, found the number 17 (line 1, position 30)")]
    [InlineData("{\n  \"count\": 1,\n  \"id\": true\n}", "$.id: expected a string, found true (line 3, position 9)")]
    [InlineData("""{"count":"one"}""", "$.count: expected an integer from -2147483648 to 2147483647, found a string (line 1, position 10)")]
    [InlineData("""{"count":2147483648}""", "$.count: expected an integer from -2147483648 to 2147483647, found the number 2147483648 (line 1, position 10)")]
    [InlineData("""{"count":null}""", "$.count: expected an integer from -2147483648 to 2147483647, found null (line 1, position 10)")]
    [InlineData("""{"records":[{"level":256}]}""", "$.records[0].level: expected an integer from 0 to 255, found the number 256 (line 1, position 22)")]
    [InlineData("""{"records":[{"weight":{}}]}""", "$.records[0].weight: expected a number, found an object (line 1, position 23)")]
    [InlineData("""{"records":[{"paid":[]}]}""", "$.records[0].paid: expected true or false, found an array (line 1, position 21)")]
    [InlineData("""{"records":{}}""", "$.records: expected an array, found an object (line 1, position 12)")]
    [InlineData("""{"records":[[]]}""", "$.records[0]: expected an object, found an array (line 1, position 13)")]
    [InlineData("""{"matrix":[[1,2],[3,"x"]]}""", "$.matrix[1][1]: expected an integer from -2147483648 to 2147483647, found a string (line 1, position 21)")]
    [InlineData("""{"id":"a"}""", "$: the required member \"count\" is missing (line 1, position 10)")]
    [InlineData("""[]""", "$: expected an object, found an array (line 1, position 1)")]
    [InlineData("""{"id":"\ud800"}""", "$.id: expected a string of valid Unicode, found invalid UTF-8 or half of a surrogate pair (line 1, position 7)")]
    [InlineData("""{"id":"a" "count":1}""", "$.id: expected ',' or '}', found '\"' (line 1, position 11)")]
    [InlineData("""{"records":[{"body":"a"},]}""", "$.records[1]: expected a JSON value, found ']' (line 1, position 26)")]
    [InlineData("""{"count":1} {}""", "$: expected the end, found '{' (line 1, position 13)")]
    [InlineData("", "$: expected a JSON value, found the end (line 1, position 1)")]
    [InlineData("""{"a b":{"x.y":[{"id":1,"z":tru}]}}""", "$['a b']['x.y'][0].z: expected a JSON value, found 'tru' (line 1, position 28)")]
    public void EventThatDoesNotFit_IsAnErrorWithItsPosition(string json, string message)
    {
        using var function = CompiledFunction.Start(Orders.Value);
        (bool isError, string body) = function.Invoke(json);
        Assert.True(isError);
        JsonElement error = JsonDocument.Parse(body).RootElement;
        Assert.Equal("JsonException", error.GetProperty("errorType").GetString());
        Assert.Equal(message, error.GetProperty("errorMessage").GetString());
        Assert.False(error.TryGetProperty("cause", out _));

        // The loop continues.
        Assert.Equal((false, "5"), function.Invoke("""{"count":5}"""));
    }

    [Theory]
    [InlineData("""{"at":"1,2","id":1}""", "$.at: two numbers with a comma (line 1, position 7)")]
    [InlineData("{\n\"at\":{\"x\":1,\n\"y\":\"2\"},\"id\":1}", "$.at.y: Cannot get the value of a token type 'String' as a number (line 3, position 5)")]
    [InlineData("""{"at":{"x":1},"id":1}""", "$.at: no y (line 1, position 13)")]
    [InlineData("""{"at":{"x":1,"y":2,"z":3}}""", "$.at.z: the converter Pair did not read the whole value (line 1, position 20)")]
    [InlineData("""{"at":{"x":1,"y":2,}}""", "$.at.y: expected a name in quotes, found '}' (line 1, position 20)")]
    public void ConverterThatThrows_IsAnErrorAtItsToken(string json, string message)
    {
        using var function = CompiledFunction.Start(Converted.Value);
        (bool isError, string body) = function.Invoke(json);
        Assert.True(isError);
        string said = JsonDocument.Parse(body).RootElement.GetProperty("errorMessage").GetString()!;
        Assert.Equal(message, said);
        Assert.Equal((false, "3"), function.Invoke("""{"at":{"x":1,"y":2},"id":3}"""));
    }

    /// <summary>The sender of an event chooses its names, which can be long. The reason follows them, and must be in the part of the message that is kept.</summary>
    [Theory]
    [InlineData(1, "a")]
    [InlineData(30, "a")]
    [InlineData(1, "\u00e9")]
    [InlineData(30, "\ud83d\ude00")]
    public void LongNames_AreTruncatedInThePath(int depth, string character)
    {
        using var function = CompiledFunction.Start(Orders.Value);
        string name = new StringBuilder().Insert(0, character, 100_000 / depth).ToString();
        string json = string.Concat(Enumerable.Repeat($"{{\"{name}\":[", depth)) + "tru";
        (bool isError, string body) = function.Invoke(json);
        Assert.True(isError);
        string message = JsonDocument.Parse(body).RootElement.GetProperty("errorMessage").GetString()!;
        Assert.StartsWith($"$['{character}", message, StringComparison.Ordinal);
        Assert.Contains($"{character}...'][0]", message, StringComparison.Ordinal);
        Assert.EndsWith($": expected a JSON value, found 'tru' (line 1, position {Encoding.UTF8.GetByteCount(json) - 2})", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', message);
    }

    [Theory]
    [InlineData("Closed", "{{\"{0}\":1}}", "$['a", "a...']: the type has no member \"a", "a...\" (line 1, position 100005)")]
    [InlineData("Shape", "{{\"$type\":\"{0}\"}}", "$.$type: the type discriminator \"a", "a...\" does not match any of the types", "(line 1, position 10)")]
    [InlineData("Many", "\"{0}\"", "$: expected one of Value0, Value1, ", ", Value49 and 250 more, found a string", "(line 1, position 1)")]
    public void LongUnknownNames_AreTruncatedInTheReason(string type, string format, string start, string middle, string end)
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            using System.Text.Json.Serialization;

            [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public record Closed(int X);
            [JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape;
            public record Circle(int Radius) : Shape;
            [JsonConverter(typeof(JsonStringEnumConverter<Many>))] public enum Many { {{string.Join(", ", Enumerable.Range(0, 300).Select(static i => $"Value{i}"))}} }
            public static class Functions { [LambdaHandler] public static int Run({{type}} value) => 0; }
            """));
        (bool isError, string body) = function.Invoke(string.Format(null, format, new string('a', 100_000)));
        Assert.True(isError);
        string message = JsonDocument.Parse(body).RootElement.GetProperty("errorMessage").GetString()!;
        Assert.InRange(message.Length, 0, 1_000);
        Assert.StartsWith(start, message, StringComparison.Ordinal);
        Assert.Contains(middle, message, StringComparison.Ordinal);
        Assert.EndsWith(end, message, StringComparison.Ordinal);
    }

    [Fact]
    public void DepthBeyondTheLimit_IsAnErrorWithoutOverflow()
    {
        using var function = CompiledFunction.Start(Orders.Value);
        string deep = string.Concat(Enumerable.Repeat("""{"records":[{"parent":""", 100_000));
        (bool isError, string body) = function.Invoke(deep);
        Assert.True(isError);
        Assert.Contains("expected no more than 64 levels, found another", body, StringComparison.Ordinal);
        Assert.Equal((false, "5"), function.Invoke("""{"count":5}"""));
    }
}
