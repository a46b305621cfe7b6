using System.Text.Json.Nodes;

namespace Lambda.Runtime.Generators.Tests.Ports;

/// <summary>The function of docs/from-rust.md responds as the page says, and the rows of its table of JSON are true.</summary>
public sealed class RustPageTests
{
    private const string Shapes = """
        [JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
        [JsonDerivedType(typeof(Card), "card")]
        public abstract record Payment;
        public record Card(string Number) : Payment;
        public record T(Payment P);
        """;

    private static readonly PortPage Page = new("from-rust.md");

    public static TheoryData<string, string, string> JsonRows => new()
    {
        { "`rename_all = \"camelCase\"`", "public record T(string OrderId);", """{"orderId":"A-1"} => {"orderId":"A-1"}""" },
        { "no `rename_all`", "[assembly: LambdaJson(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)] public record T(string OrderId);", """{"order_id":"A-1"} => {"order_id":"A-1"}""" },
        { "`{\"ORDERID\":\"A-1\"}` for `orderId`", "public record T(string OrderId);", """{"ORDERID":"A-1"} => {"orderId":"A-1"}""" },
        { "a field that is missing", "public class T { public string A { get; init; } = \"kept\"; public string B { get; init; } = null!; }", """{} => {"a":"kept","b":null}""" },
        { "a field that is missing", "public class T { public required string A { get; init; } }", """{} => error: $: the required member "a" is missing""" },
        { "`Option<T>` that is missing", "public record T(int? A);", """{} => {"a":null}""" },
        { "`Option<T>` that is `None`, in a result", "public record T(int? A);", """{"a":null} => {"a":null}""" },
        { "`Option<T>` that is `None`, in a result", "[assembly: LambdaJson(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)] public record T(int? A);", """{"a":null} => {}""" },
        { "`deny_unknown_fields`", "[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public record T(int A);", """{"a":1,"b":2} => error: $.b: the type has no member""" },
        { "a field that occurs twice", "public record T(int A);", """{"a":1,"a":2} => {"a":2}""" },
        { "`\"3\"` for a `u32`", "public record T(uint A);", """{"a":"3"} => {"a":3}""" },
        { "`\"3\"` for a `u32`", "[assembly: LambdaJson(NumberHandling = JsonNumberHandling.Strict)] public record T(uint A);", """{"a":"3"} => error: $.a: expected a number that is not in""" },
        { "-1 for a `u32`, 300 for a `u8`", "public record T(uint A);", """{"a":-1} => error: $.a: expected an integer from 0 to 4294967295""" },
        { "-1 for a `u32`, 300 for a `u8`", "public record T(byte A);", """{"a":300} => error: $.a: expected an integer from 0 to 255""" },
        { "`u64` above 2^63", "public record T(ulong A);", """{"a":18446744073709551615} => {"a":18446744073709551615}""" },
        { "`f64::NAN` in a result", "public class T { public double A => double.NaN; public int B { get; init; } }", """{} => error: NaN cannot be written""" },
        { "`enum Status { Open, Paid }`", "public enum Status { Open, Paid } public record T(Status A);", """{"a":1} => {"a":1}""" },
        { "`enum Status { Open, Paid }`", "[JsonConverter(typeof(JsonStringEnumConverter<Status>))] public enum Status { Open, Paid } public record T(Status A);", """{"a":"Paid"} => {"a":"Paid"}""" },
        { "`#[serde(tag = \"type\")]` on an enum with data", Shapes, """{"p":{"type":"card","number":"1"}} => {"p":{"type":"card","number":"1"}}""" },
        { "`#[serde(tag = \"type\")]` on an enum with data", Shapes, """{"p":{"number":"1","type":"card"}} => error: $.p: expected "type" as the first member""" },
        { "an enum with data and without a tag attribute", "public record Card(string Number); public record T(Card? Card);", """{"Card":{"number":"1"}} => {"card":{"number":"1"}}""" },
        { "`Vec<u8>`", "public record T(List<byte> A, byte[] B);", """{"a":[1,2],"b":"AQI="} => {"a":[1,2],"b":"AQI="}""" },
        { "`(String, u32)`", "public record T((string, uint) A);", """{"a":["tea",3]} => error: $.a: expected an object, found an array""" },
        { "`HashMap<String, T>`", "public record T(Dictionary<string, int> A);", """{"a":{"b":1}} => {"a":{"b":1}}""" },
        { "`#[serde(flatten)]` with a map", "public class T { public int A { get; init; } [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; } }", """{"a":1,"b":2} => {"a":1,"b":2}""" },
        { "`#[serde(skip)]`", "public class T { public int A { get; init; } [JsonIgnore] public int B { get; init; } }", """{"a":1,"b":2} => {"a":1}""" },
        { "`chrono::DateTime<Utc>`", "public record T(DateTimeOffset A);", """{"a":"2026-11-23T10:20:30Z"} => {"a":"2026-11-23T10:20:30+00:00"}""" },
        { "`std::time::Duration`", "public record T(TimeSpan A);", """{"a":"00:00:01.5000000"} => {"a":"00:00:01.5000000"}""" },
        { "`Box<RawValue>`", "public record T(RawJson A);", """{"a":[1, 2]} => {"a":[1, 2]}""" },
    };

    [Fact]
    public void Function_RespondsAsThePageSays()
    {
        using var function = CompiledFunction.Start(Generation.Of(PortPage.Combine([Page.Blocks("csharp")[0]]), packages: PortSources.Packages), "bootstrap");
        Assert.Equal((false, Page.Blocks("json response").Single().TrimEnd('\n')), function.Invoke(Page.Blocks("json event").Single()));
        Assert.Contains("priced 3 of tea", function.Log, StringComparison.Ordinal);

        (bool isError, string body) = function.Invoke("""{"orderId":"A-2","lines":[]}""");
        Assert.True(isError);
        JsonNode error = JsonNode.Parse(body)!;
        Assert.Equal(("EmptyOrder", "Order A-2 has no lines."), ((string)error["errorType"]!, (string)error["errorMessage"]!));

        (isError, body) = function.Invoke("""{"orderId":"A-3"}""");
        Assert.True(isError);
        Assert.Contains("lines", (string)JsonNode.Parse(body)!["errorMessage"]!, StringComparison.Ordinal);

        Assert.Equal(
            (false, """{"orderId":"A-4","totalCents":1,"coupon":"X"}"""),
            function.Invoke("""{"orderId":"A-4","lines":[{"article":"a","quantity":1,"unitCents":1}],"coupon":"X"}"""));
        (isError, body) = function.Invoke("""{"orderId":"A-5","lines":[{"article":"a","quantity":2,"unitCents":18446744073709551615}]}""");
        Assert.True(isError);
        Assert.Equal("OverflowException", (string)JsonNode.Parse(body)!["errorType"]!);
    }

    [Theory]
    [MemberData(nameof(JsonRows))]
    public void RowOfJson_IsTrue(string row, string declarations, string example)
    {
        Assert.NotEmpty(row);
        PortJson.AssertResponse(declarations, example);
    }

    [Fact]
    public void EveryRowOfJson_HasATest() => PortJson.AssertEveryRowIsTested(Page, JsonRows.Select(static row => row.Data.Item1));
}
