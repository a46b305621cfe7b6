namespace Lambda.Runtime.Generators.Tests;

/// <summary>Members of type <see cref="RawJson"/>: parts of the event, which are read later.</summary>
public sealed class RawJsonTests
{
    private const string Functions = """
        using System;
        using System.Collections.Generic;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Serialization;

        [LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
        public record Change(string? Kind, RawJson Detail, RawJson? Other, Dictionary<string, RawJson>? Claims);
        public record Order(string Id, decimal Price);
        public record Parts(RawJson All, RawJson Inner);

        public static class Functions
        {
            [LambdaHandler("back")] public static Change Back(Change change) => change;
            [LambdaHandler("whole")] public static RawJson Whole(RawJson json) => json;
            [LambdaHandler("list")] public static List<RawJson> List(List<RawJson> list) { list.Reverse(); return list; }
            [LambdaHandler("read")] public static string? Read(Change change) => LambdaJson.Deserialize<Order>(change.Detail)?.Id + change.Detail.Deserialize<Order>()?.Price + change.Other?.Deserialize<Order>()?.Id;
            [LambdaHandler("kinds")] public static string Kinds(List<RawJson> list) => string.Join(" ", list.ConvertAll(static json => $"{json.ValueKind}{(json.IsNull ? "!" : "")}"));
            [LambdaHandler("slice")] public static string Slice(Change change)
            {
                RawJson copy = change.Detail.Clone();
                bool isSlice = change.Detail.Utf8.Span.Overlaps(change.Detail.Utf8.Span) && !change.Detail.Utf8.Span.Overlaps(copy.Utf8.Span);
                Order order = LambdaJson.Deserialize<Order>(copy.ToString())!;
                return $"{isSlice} {order.Id} {copy}";
            }
            [LambdaHandler("nested")] public static string Nested(Change change)
            {
                Parts parts = change.Detail.Deserialize<Parts>()!;
                return $"{parts.Inner} {change.Detail.Utf8.Span.Overlaps(parts.Inner.Utf8.Span)}";
            }
            [LambdaHandler("parse")] public static string Parse(string json) => RawJson.Parse(json).ToString() + RawJson.Parse(Encoding.UTF8.GetBytes(json)).ValueKind;
            [LambdaHandler("default")] public static string Default() => $"{default(RawJson)} {default(RawJson).IsNull} {default(RawJson).Deserialize<Order>() is null} {default(RawJson).Clone().ValueKind} {LambdaJson.Serialize(default(RawJson))}";
        }
        """;

    private static readonly Generation Generated = Generation.Of(Functions);

    [Theory]
    [InlineData("back", """{"kind":"k","detail":{ "a" : [1.10, "\u00e4\/"] },"other":[],"claims":{"a":1,"b":null}}""", null)]
    [InlineData("back", """{"detail":null}""", "{}")]
    [InlineData("back", "{}", null)]
    [InlineData("back", """{"detail":0}""", null)]
    [InlineData("back", """{"other":null,"detail":false}""", """{"detail":false}""")]
    [InlineData("whole", """ {"a":[1,null]} """, """{"a":[1,null]}""")]
    [InlineData("whole", "null", null)]
    [InlineData("list", """[1, {"a":2} ,"x"]""", """["x",{"a":2},1]""")]
    [InlineData("read", """{"detail":{"id":"a","price":1.50},"other":{"id":"b"}}""", "\"a1.50b\"")]
    [InlineData("read", """{"detail":null}""", "\"\"")]
    [InlineData("kinds", """[{},[],"s",-1,0,true,false,null]""", "\"Object Array String Number Number True False Null!\"")]
    [InlineData("slice", """{"detail":{"id":"a"}}""", """ "True a {\"id\":\"a\"}" """)]
    [InlineData("nested", """{"detail":{"inner":[1, 2]}}""", "\"[1, 2] True\"")]
    [InlineData("parse", """ "  {\"a\" : 1} " """, """ "{\"a\" : 1}Object" """)]
    [InlineData("default", "null", "\"null True True Null null\"")]
    public void Value_KeepsItsBytes(string handler, string json, string? expected)
    {
        using var function = CompiledFunction.Start(Generated, handler);
        Assert.Equal((false, (expected ?? json).Trim()), function.Invoke(json));
    }

    [Theory]
    [InlineData("back", """{"detail":{"a":tru}}""", "$.detail.a: ")]
    [InlineData("read", """{"detail":{"id":7}}""", "$.id: expected a string, found the number 7 (line 1, position 7)")]
    [InlineData("parse", "\"{} {}\"", "expected the end")]
    [InlineData("parse", "\"\"", "expected a JSON value")]
    public void InvalidJson_IsAnError(string handler, string json, string message)
    {
        using var function = CompiledFunction.Start(Generated, handler);
        (bool isError, string body) = function.Invoke(json);
        Assert.True(isError);
        Assert.Contains(message, body, StringComparison.Ordinal);
    }

    /// <summary>The bytes of a JSON text in a string are in memory that is reused.</summary>
    [Fact]
    public void ValueInATextOfAnotherMemory_IsACopy()
    {
        var generation = Generation.Of("""
            public record Message([property: LambdaJsonFormat(JsonFormat.JsonText)] Body Body);
            public record Body(RawJson Detail);

            public static class Functions
            {
                [LambdaHandler] public static string Run(Message[] messages) => string.Join(" ", System.Array.ConvertAll(messages, static message => message.Body.Detail.ToString()));
            }
            """);
        using var function = CompiledFunction.Start(generation, "Run");
        Assert.Equal((false, "\"[1] {} 3\""), function.Invoke("""[{"body":"{\"detail\":[1]}"},{"body":"{\"detail\":{}}"},{"body":"{\"detail\":3}"}]"""));
    }

    [Fact]
    public void MethodAsADelegate_IsAnError()
    {
        var generation = Generation.Run("""
            public record Order(string Id);
            public static class Functions
            {
                [LambdaHandler] public static void Run(RawJson json) { System.Func<RawJson, Order?> read = LambdaJson.Deserialize<Order>; }
            }
            """);
        Assert.Equal("LAMBDA070", Assert.Single(generation.Result.Diagnostics).Id);
    }
}
