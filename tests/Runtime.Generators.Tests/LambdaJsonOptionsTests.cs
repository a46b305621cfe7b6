using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The options of <c>[assembly: LambdaJson]</c>: generated code agrees with the serializer under the same options.</summary>
public sealed class LambdaJsonOptionsTests
{
    private const string Usings = """
        #nullable disable
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;

        """;

    private const string Types = """
        public enum Kind { None, One }
        public struct Point { public int X { get; set; } public double Y { get; set; } }
        public class Plain
        {
            public int OrderCount { get; set; } = 3;
            public string URLOfHTTPRequest2Go { get; set; } = "u";
            public bool IsPaid { get; set; }
            public double? Weight_Kg { get; set; } = 1.5;
            public Kind Kind { get; set; }
            public Point Where { get; set; }
            public List<long> Numbers { get; set; }
            public Dictionary<string, decimal> PriceOfItem { get; set; }
            public Dictionary<int, string> NameOfNumber { get; set; }
            [JsonPropertyName("given-Name")] public string Given { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string Always { get; set; }
        }
        public record Bound(int TheCount, string TheName = "n") { public required Kind TheKind { get; init; } }
        [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)] public class Open { public int A { get; set; } }
        [JsonNumberHandling(JsonNumberHandling.Strict)] public class Strict { public int A { get; set; } public List<int> B { get; set; } }

        """;

    private static readonly string[] Documents =
    [
        "{}", "null", "[]", "{\"unknown\":1}", "{\"a\":1}", "{\"a\":\"1\",\"b\":[\"2\"]}", "{\"a\":1,\"b\":[2],\"c\":3}",
        .. from name in new[] { "orderCount", "OrderCount", "order_count", "ORDER_COUNT", "order-count", "ORDER-COUNT", "Order_Count" } from value in new[] { "1", "\"1\"", "0", "null" } select $"{{\"{name}\":{value}}}",
        .. from name in new[] { "urlOfHTTPRequest2Go", "URLOfHTTPRequest2Go", "url_of_http_request2_go", "URL-OF-HTTP-REQUEST2-GO", "url-of-http-request2-go" } select $"{{\"{name}\":\"x\"}}",
        .. from name in new[] { "weight_Kg", "weight_kg", "WEIGHT_KG", "weight-kg" } from value in new[] { "2.5", "\"2.5\"", "\"NaN\"", "\"Infinity\"", "null" } select $"{{\"{name}\":{value}}}",
        "{\"kind\":1,\"where\":{\"x\":1,\"y\":\"2\"},\"numbers\":[1,2]}", "{\"numbers\":[\"1\"]}", "{\"numbers\":[]}", "{\"where\":{\"x\":1,\"z\":1}}", "{\"given-name\":\"g\",\"always\":null}",
        "{\"priceOfItem\":{\"AnItem\":1.50}}", "{\"price_of_item\":{\"AnItem\":\"1.50\"}}", "{\"PRICE-OF-ITEM\":{\"AnItem\":1}}", "{\"nameOfNumber\":{\"1\":\"a\"}}", "{\"name_of_number\":{\"1\":\"a\"}}",
        "{\"theCount\":1,\"theKind\":1}", "{\"the_count\":1,\"the_kind\":0,\"the_name\":\"x\"}", "{\"THE-COUNT\":\"1\",\"THE-KIND\":1}", "{\"TheCount\":1,\"TheKind\":1,\"More\":1}",
    ];

    [Theory]
    [InlineData(JsonKnownNamingPolicy.Unspecified, JsonIgnoreCondition.Never, JsonNumberHandling.AllowReadingFromString, JsonUnmappedMemberHandling.Skip)]
    [InlineData(JsonKnownNamingPolicy.CamelCase, JsonIgnoreCondition.WhenWritingNull, JsonNumberHandling.Strict, JsonUnmappedMemberHandling.Disallow)]
    [InlineData(JsonKnownNamingPolicy.SnakeCaseLower, JsonIgnoreCondition.WhenWritingDefault, JsonNumberHandling.WriteAsString, JsonUnmappedMemberHandling.Skip)]
    [InlineData(JsonKnownNamingPolicy.SnakeCaseUpper, JsonIgnoreCondition.WhenWritingNull, JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString, JsonUnmappedMemberHandling.Disallow)]
    [InlineData(JsonKnownNamingPolicy.KebabCaseLower, JsonIgnoreCondition.Never, JsonNumberHandling.AllowNamedFloatingPointLiterals, JsonUnmappedMemberHandling.Skip)]
    [InlineData(JsonKnownNamingPolicy.KebabCaseUpper, JsonIgnoreCondition.WhenWritingDefault, JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString, JsonUnmappedMemberHandling.Disallow)]
    public void Options_AgreeWithTheSerializer(JsonKnownNamingPolicy naming, JsonIgnoreCondition ignore, JsonNumberHandling numbers, JsonUnmappedMemberHandling unmapped) => SerializerAgreement.Assert(
        $"""
        {Usings}[assembly: LambdaJson(
            PropertyNamingPolicy = JsonKnownNamingPolicy.{naming},
            DefaultIgnoreCondition = JsonIgnoreCondition.{ignore},
            NumberHandling = (JsonNumberHandling){(int)numbers},
            UnmappedMemberHandling = JsonUnmappedMemberHandling.{unmapped})]
        {Types}
        """,
        ["Plain", "Bound", "Open", "Strict", "Point?", "List<Plain>", "Dictionary<string, double>", "int"],
        Documents,
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = naming switch
            {
                JsonKnownNamingPolicy.CamelCase => JsonNamingPolicy.CamelCase,
                JsonKnownNamingPolicy.SnakeCaseLower => JsonNamingPolicy.SnakeCaseLower,
                JsonKnownNamingPolicy.SnakeCaseUpper => JsonNamingPolicy.SnakeCaseUpper,
                JsonKnownNamingPolicy.KebabCaseLower => JsonNamingPolicy.KebabCaseLower,
                JsonKnownNamingPolicy.KebabCaseUpper => JsonNamingPolicy.KebabCaseUpper,
                _ => null,
            },
            DefaultIgnoreCondition = ignore,
            NumberHandling = numbers,
            UnmappedMemberHandling = unmapped,
        });

    /// <summary>The context reads and writes the types that it covers; code for the others is generated.</summary>
    [Fact]
    public void TypesOfAContext_UseTheContext() => SerializerAgreement.Assert(
        Usings + """
        [assembly: LambdaJson(typeof(MyContext))]

        [JsonSerializable(typeof(Shape))]
        [JsonSerializable(typeof(Dictionary<DateTime, int>))]
        [JsonSerializable(typeof(Size))]
        public sealed class MyContext(JsonSerializerOptions options) : JsonSerializerContext(options)
        {
            private static readonly DefaultJsonTypeInfoResolver Resolver = new();
            public static MyContext Default { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web));
            protected override JsonSerializerOptions GeneratedSerializerOptions => null;
            public override JsonTypeInfo GetTypeInfo(Type type) => Resolver.GetTypeInfo(type, Options);
        }

        [JsonPolymorphic]
        [JsonDerivedType(typeof(Circle), "circle")]
        [JsonDerivedType(typeof(Square), "square")]
        public abstract record Shape;
        public record Circle(double Radius) : Shape;
        public record Square(double Side, Shape Inner = null) : Shape;
        public struct Size { public int A { get; set; } }
        public record Drawing(string Name, List<Shape> Shapes, Shape Main, Dictionary<DateTime, int> Times, Size Size, Size? Perhaps, Dictionary<string, Shape> Named);
        """,
        ["Shape", "Drawing", "List<Shape>", "Size?", "Size[]", "Dictionary<string, Shape>"],
        [
            "null", "{}", "[]", "1", "{\"$type\":\"circle\",\"radius\":1.5}", "{\"$type\":\"square\",\"side\":2,\"inner\":{\"$type\":\"circle\",\"radius\":1}}", "{\"$type\":\"line\"}", "{\"$type\":\"circle\",\"radius\":\"x\"}", "{\"radius\":1}",
            "{\"name\":\"n\",\"shapes\":[{\"$type\":\"circle\",\"radius\":1},null],\"main\":{\"$type\":\"square\",\"side\":3},\"times\":{\"2026-11-23T00:00:00\":1},\"size\":{\"a\":1},\"perhaps\":{\"a\":2},\"named\":{\"x\":{\"$type\":\"circle\"}}}",
            "{\"shapes\":[{\"$type\":\"line\"}]}", "{\"size\":null}", "{\"perhaps\":null}", "{\"times\":{\"noon\":1}}", "{\"main\":[]}", "[{\"$type\":\"circle\",\"radius\":1}]", "[{\"a\":1},{}]", "[null]", "{\"a\":1}", "{\"a\":{\"$type\":\"circle\",\"radius\":1}}",
        ]);
}
