using System.Reflection;
using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>The example of a handler's payload that <c>dotnet run</c> puts into its sample event.</summary>
public sealed class PayloadExampleTests
{
    private const string Types = """
        public enum Size { Small = 3, Large }
        [System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<Color>))] public enum Color { Red, Green }
        public record Line(string Item, int Quantity, Line? Next = null);
        public class Placed
        {
            public required Guid Id { get; init; }
            public required DateTimeOffset At { get; init; }
            public required Uri Link { get; init; }
            public required Size Size { get; init; }
            public required Color Color { get; init; }
            public required List<Line> Lines { get; init; }
            public required Dictionary<string, int> Counts { get; init; }
            public required TimeSpan Time { get; init; }
            public required DateOnly Day { get; init; }
            public required TimeOnly Hour { get; init; }
            public required char Letter { get; init; }
            public required byte[] Bytes { get; init; }
            public required decimal? Price { get; init; }
            public required bool Gift { get; init; }
            [System.Text.Json.Serialization.JsonPropertyName("first name")] public required string Name { get; init; }
            [System.Text.Json.Serialization.JsonIgnore] public int Hidden { get; init; }
            public int Computed => 7;
        }
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Dog), "dog")] public abstract class Animal;
        public class Dog : Animal { public required int Age { get; init; } }
        public class Converted { [System.Text.Json.Serialization.JsonConverter(typeof(Never))] public required int Number { get; init; } }
        public class Never : System.Text.Json.Serialization.JsonConverter<int>
        {
            public override int Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => 0;
            public override void Write(System.Text.Json.Utf8JsonWriter writer, int value, System.Text.Json.JsonSerializerOptions options) { }
        }
        public class ByConstructor { public int A { get; init; } [System.Text.Json.Serialization.JsonConverter(typeof(Never))] public int Number { get; init; } }
        """;

    /// <summary>A handler can read its example.</summary>
    [Theory]
    [InlineData("Order", """{"id":"text","price":7}""")]
    [InlineData("Order?", """{"id":"text","price":7}""")]
    [InlineData("Order[]", """[{"id":"text","price":7}]""")]
    [InlineData("int", "7")]
    [InlineData("Color", "\"Red\"")]
    [InlineData("Size", "3")]
    [InlineData("Animal", """{"$type":"dog","age":7}""")]
    [InlineData("ByConstructor", """{"a":7}""")]
    [InlineData(
        "Placed",
        """{"id":"19dd0b57-b21e-4ac1-bd88-000000000000","at":"2026-01-02T03:04:05Z","link":"https://example.com/","size":3,"color":"Red","lines":[{"item":"text","quantity":7}],"counts":{},"time":"00:00:07","day":"2026-01-02","hour":"03:04:05","letter":"A","bytes":"","price":7,"gift":true,"first name":"text"}""")]
    public void Payload_IsReadByItsHandler(string type, string json)
    {
        using CompiledFunction function = Start("SqsHandler", $"public static void Handle({type} payload) {{ }}");

        Assert.Equal((type.TrimEnd('?'), json), Describe(function));
        Assert.Equal((false, Failed()), function.Invoke(SqsBatchText.Of(("m1", json))));
    }

    [Theory]
    [InlineData("SqsHandler", "SqsMessage<Order> message", "Order")]
    [InlineData("KinesisHandler", "KinesisRecord<Order> record", "Order")]
    [InlineData("KafkaHandler", "KafkaRecord<string, Order> record", "Order")]
    [InlineData("KafkaHandler", "string key, Order order", "Order")]
    [InlineData("EventBridgeHandler", "EventBridgeEvent<Order> e", "Order")]
    [InlineData("FirehoseHandler", "Order order", "Order", "Order")]
    [InlineData("DynamoDbHandler", "DynamoDbChange<Order> change", "Order")]
    [InlineData("SqsHandler", "SnsNotification<Order> notification", "Lambda.Runtime.Events.SnsNotification<Order>")]
    [InlineData("KinesisHandler", "DynamoDbRecord<Order> record", "Lambda.Runtime.Events.DynamoDbRecord<Order>")]
    [InlineData("LambdaHandler", "Order order", null)]
    [InlineData("LambdaHandler", "SqsEvent<Order> e", null)]
    [InlineData("LambdaHandler", "SqsEvent<SnsNotification<Order>> e", null)]
    [InlineData("LambdaHandler", "KafkaEvent<string, Order> e", null)]
    [InlineData("LambdaHandler", "EventBridgeEvent<Order> e", null)]
    public void TypeArgument_IsThePayload(string attribute, string parameters, string? payloadType, string result = "void")
    {
        using CompiledFunction function = Start(attribute, $"public static {result} Handle({parameters}) => throw new();");

        Assert.Equal((payloadType, """{"id":"text","price":7}"""), Describe(function));
    }

    [Theory]
    [InlineData("SqsHandler", "string body")]
    [InlineData("SqsHandler", "byte[] body")]
    [InlineData("SqsHandler", "SqsMessage message")]
    [InlineData("SqsHandler", "Converted payload", "Converted")]
    [InlineData("SqsHandler", "S3Record record", "Lambda.Runtime.Events.S3Event")]
    [InlineData("LambdaHandler", "SqsEvent e")]
    [InlineData("LambdaHandler", "string text")]
    [InlineData("LambdaHandler", "int number")]
    public void PayloadThatIsNotKnown_HasNoExample(string attribute, string parameters, string? payloadType = null)
    {
        using CompiledFunction function = Start(attribute, $"public static void Handle({parameters}) {{ }}");

        Assert.Equal((payloadType, null), Describe(function));
    }

    /// <summary>The example of types that have each other twice would double at each level.</summary>
    [Fact]
    public void WideTypes_HaveAShortExample()
    {
        string types = string.Concat(Enumerable.Range(0, 40).Select(static level =>
            $"public class T{level} {{ public T{level + 1}? A {{ get; init; }} public T{level + 1}? B {{ get; init; }} }} "));
        using var function = CompiledFunction.Start(Generation.Of(
            $$"""{{Program}} [SqsHandler] public static void Handle(T0 payload) { } } {{types}} public class T40 { public int Number { get; init; } }""", packages: Packages));

        Assert.InRange(Describe(function).Json!.Length, 2, 16 * 1024);
    }

    private static CompiledFunction Start(string attribute, string method) => CompiledFunction.Start(
        Generation.Of($$"""{{Program}} [{{attribute}}] {{method}} } {{Types}}""", packages: Packages));

    private static (string? Type, string? Json) Describe(CompiledFunction function)
    {
        Type description = function.Assembly.GetType("Lambda.Runtime.Generated.LambdaDescriptions+Functions_Handle", throwOnError: true)!;
        return (Constant("PayloadType"), Constant("Payload"));

        string? Constant(string name) => (string?)description.GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue();
    }
}
