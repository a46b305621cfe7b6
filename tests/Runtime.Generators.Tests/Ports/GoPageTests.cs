using System.Text.RegularExpressions;
using Lambda.Runtime.Generators.Tests.Http;

namespace Lambda.Runtime.Generators.Tests.Ports;

/// <summary>The API of docs/from-go.md responds as the page says, and the rows of its table of JSON are true.</summary>
public sealed partial class GoPageTests
{
    private static readonly PortPage Page = new("from-go.md");

    public static TheoryData<string, string, string> JsonRows => new()
    {
        { "`json:\"orderId\"` on `OrderID`", "public record T(string OrderId);", """{"orderId":"A-1"} => {"orderId":"A-1"}""" },
        { "`json:\"order_id\"`", "public record T([property: JsonPropertyName(\"order_id\")] string OrderId);", """{"order_id":"A-1"} => {"order_id":"A-1"}""" },
        { "`json:\"order_id\"`", "[assembly: LambdaJson(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)] public record T(string OrderId);", """{"order_id":"A-1"} => {"order_id":"A-1"}""" },
        { "no tag on `OrderID`", "public record T(string OrderId);", """{"OrderID":"A-1"} => {"orderId":"A-1"}""" },
        { "no tag on `OrderID`", "public record T([property: JsonPropertyName(\"OrderID\")] string OrderId);", """{"OrderID":"A-1"} => {"OrderID":"A-1"}""" },
        { "`json:\"-\"`", "public class T { public int A { get; init; } [JsonIgnore] public int B { get; init; } }", """{"a":1,"b":2} => {"a":1}""" },
        { "a `string` that the JSON does not have", "public class T { public string A { get; init; } = null!; public string Note { get; init; } = \"\"; }", """{} => {"a":null,"note":""}""" },
        { "a slice that the JSON does not have", "public class T { public string[] A { get; init; } = null!; public string[] Tags { get; init; } = []; }", """{} => {"a":null,"tags":[]}""" },
        { "`null` for an `int`", "public record T(int A);", """{"a":null} => error: $.a: expected an integer from""" },
        { "`null` for an `int`", "[LambdaJsonTypeOptions(TreatNullAsMissing = true)] public record T(int A);", """{"a":null} => {"a":0}""" },
        { "`null` for an `int`", "public record T(int? A);", """{"a":null} => {"a":null}""" },
        { "`\"3\"` for an `int`", "public record T(int A);", """{"a":"3"} => {"a":3}""" },
        { "`\"3\"` for an `int`", "[assembly: LambdaJson(NumberHandling = JsonNumberHandling.Strict)] public record T(int A);", """{"a":"3"} => error: $.a: expected a number that is not in""" },
        { "3000000000 for an `int`", "public record T(int A);", """{"a":3000000000} => error: $.a: expected an integer from -2147483648 to 2147483647""" },
        { "3000000000 for an `int`", "public record T(long A);", """{"a":3000000000} => {"a":3000000000}""" },
        { "`omitempty` on a `string`", "public record T([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Note);", """{"note":""} => {"note":""}""" },
        { "`omitempty` on a `string`", "public record T([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Note);", "{} => {}" },
        { "`omitempty` on an `int`", "public record T([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int A);", """{"a":0} => {}""" },
        { "a nil slice in a result", "public record T(int[]? A, int[]? B);", """{"b":[]} => {"a":null,"b":[]}""" },
        { "`[]byte`", "public record T(byte[] A);", """{"a":"AQID"} => {"a":"AQID"}""" },
        { "`time.Time`", "public record T(DateTimeOffset A, DateTimeOffset B);", """{"a":"2026-11-23T10:20:30Z","b":1480642020} => {"a":"2026-11-23T10:20:30+00:00","b":"2016-12-02T01:27:00+00:00"}""" },
        { "`time.Duration`", "public record T(TimeSpan A);", """{"a":"00:00:01.5000000"} => {"a":"00:00:01.5000000"}""" },
        { "`time.Duration`", "public record T(TimeSpan A);", """{"a":1500000000} => error: $.a: expected a time span""" },
        { "`json:\",string\"` on an `int64`", "public record T([property: JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] long A);", """{"a":"7"} => {"a":"7"}""" },
        { "`json:\",string\"` on an `int64`", "public record T([property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] long A);", """{"a":7} => {"a":"7"}""" },
        { "`json.RawMessage`", "public record T(RawJson A);", """{"a":{"b": 1.50}} => {"a":{"b": 1.50}}""" },
        { "`map[string]any`", "public class T : Dictionary<string, JsonElement>;", """{"a":12345678901234567890,"b":[1.50]} => {"a":12345678901234567890,"b":[1.50]}""" },
        { "an embedded struct", "public class Base { public int A { get; init; } } public class T : Base { public Base? B { get; init; } }", """{"a":1,"b":{"a":2}} => {"b":{"a":2},"a":1}""" },
        { "`<b>` in a text", "public record T(string Text);", """{"text":"<b>"} => {"text":"<b>"}""" },
    };

    [Fact]
    public void Api_RespondsAsThePageSays()
    {
        Environment.SetEnvironmentVariable("QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/orders");
        string source = PortPage.Combine([.. Page.Blocks("csharp types"), .. Page.Blocks("csharp routes"), .. Page.Blocks("csharp mapped")], PortSources.RecordingSqs);
        const string Field = "AmazonSQSClient s_sqs = new();";
        Assert.Contains(Field, source, StringComparison.Ordinal);
        source = source.Replace(Field, "AmazonSQSClient s_sqs = new RecordingSqs();", StringComparison.Ordinal);
        using var function = CompiledFunction.Start(Generation.Of(source, packages: PortSources.Packages), "bootstrap");
        MatchCollection exchanges = Exchange().Matches(Page.Text);
        Assert.Equal(3, exchanges.Count);
        foreach (Match exchange in exchanges)
            Assert.Equal(exchange.Groups["response"].Value.TrimEnd(), HttpExchange.Print(function.Invoke(HttpExchange.CreateEvent(exchange.Groups["request"].Value))).TrimEnd());
        Assert.Equal(
            ["""https://sqs.eu-west-1.amazonaws.com/123456789012/orders {"id":"A-1","country":"DE","lines":[{"article":"tea","quantity":2}]}"""],
            PortSources.Sent(function.Assembly));

        // What the page says about other requests.
        Assert.Equal((422, """{"message":"An order has one line or more."}"""), function.Send("POST", "/orders", """{"id":"A-3","country":"DE","lines":null}"""));
        Assert.Equal((404, """{"message":"XX: nothing is shipped to this country"}"""), function.Send("POST", "/orders", """{"id":"A-4","country":"XX","lines":[{}]}"""));
        Assert.Equal((404, """{"message":"XX: nothing is shipped to this country"}"""), function.Send("GET", "/rates/XX"));
        Assert.Equal(404, function.Send("GET", "/countries/XX").Status);
        Assert.Equal(404, function.Send("GET", "/other").Status);
        (int status, string body) = function.Send("POST", "/orders", """{"lines":[]}""");
        Assert.Equal(400, status);
        Assert.Contains("\\\"id\\\"", body, StringComparison.Ordinal);
        (_, body) = function.Send("POST", "/orders", """{"id":"A-5","country":"DE","lines":[{"article":"tea","quantity":1}],"note":""}""");
        Assert.Equal("""{"orderId":"A-5","cents":490,"note":""}""", body);
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

    [GeneratedRegex(@"^```http\n(?<request>.*?)\n\n(?<response>HTTP/1\.1 .*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Exchange();
}
