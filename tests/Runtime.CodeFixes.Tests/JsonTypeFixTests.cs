namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of types in JSON, and of calls of LambdaJson.</summary>
public sealed class JsonTypeFixTests
{
    [Fact]
    public Task BaseType_NamesTheDerivedType() => FixTest.Verify(
        "LAMBDA064",
        """
        +using System.Text.Json.Serialization;
        +
        namespace Shop;

        +[JsonDerivedType(typeof(Circle), "Circle")]
        public abstract class Shape;

        public class Circle : Shape
        {
            public double Radius { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static Shape Run() => new Circle();
        }
        """,
        "Mark 'Shape' [JsonDerivedType(typeof(Circle), \"Circle\")]");

    [Fact]
    public Task DerivedValue_MarksTheClassAsWhichItIsReturned() => FixTest.Verify(
        "LAMBDA064",
        """
        +using System.Text.Json.Serialization;
        +
        +[JsonDerivedType(typeof(Circle), "Circle")]
        public class Shape
        {
            public string Name { get; set; } = "";
        }

        public class Circle : Shape
        {
            public double Radius { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static Shape Run() => new Circle();
        }
        """,
        "Mark 'Shape' [JsonDerivedType(typeof(Circle), \"Circle\")]");

    [Fact]
    public Task OneOfSeveralConstructors_IsMarked() => FixTest.Verify(
        "LAMBDA022",
        """
        +using System.Text.Json.Serialization;
        +
        public class Order
        {
            public Order(int id)
                : this(id, "")
            {
            }

        +    [JsonConstructor]
            public Order(int id, string name) => (Id, Name) = (id, name);

            public int Id { get; }

            public string Name { get; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark Order(int id, string name) [JsonConstructor]");

    [Fact]
    public Task MethodAsDelegate_BecomesLambda() => FixTest.Verify(
        "LAMBDA070",
        """
        using System.Linq;

        public record Order(int Id);

        public static class Functions
        {
            [LambdaHandler]
        -    public static int Run(string[] orders) => orders.Select(LambdaJson.Deserialize<Order>).Count();
        +    public static int Run(string[] orders) => orders.Select(json => LambdaJson.Deserialize<Order>(json)).Count();
        }
        """,
        "Write json => LambdaJson.Deserialize<Order>(json)");

    [Fact]
    public Task MethodAsDelegateWithoutType_BecomesLambdaWithType() => FixTest.Verify(
        "LAMBDA070",
        """
        using System.Linq;

        public record Order(int Id);

        public static class Functions
        {
            [LambdaHandler]
        -    public static string[] Run(Order[] orders) => orders.Select(LambdaJson.Serialize).ToArray();
        +    public static string[] Run(Order[] orders) => orders.Select(value => LambdaJson.Serialize<Order>(value)).ToArray();
        }
        """,
        "Write value => LambdaJson.Serialize<Order>(value)");

    [Fact]
    public Task CallWithWebOptions_CallsLambdaJson() => FixTest.Verify(
        "LAMBDA045",
        """
        using System.Text.Json;

        public record Order(int Id);

        public static class Functions
        {
            [LambdaHandler]
        -    public static int Run(string text) => JsonSerializer.Deserialize<Order>(text, JsonSerializerOptions.Web)!.Id;
        +    public static int Run(string text) => LambdaJson.Deserialize<Order>(text)!.Id;
        }
        """,
        "Call LambdaJson.Deserialize");

    [Fact]
    public Task CallWithoutOptions_CallsLambdaJson() => FixTest.Verify(
        "LAMBDA045",
        """
        public record Order(int Id);

        public static class Functions
        {
            [LambdaHandler]
        -    public static string Run(Order order) => System.Text.Json.JsonSerializer.Serialize(order);
        +    public static string Run(Order order) => LambdaJson.Serialize(order);
        }
        """,
        "Call LambdaJson.Serialize, whose names are in camel case");

    [Theory]
    [InlineData("JsonSerializer.Serialize(order, new JsonSerializerOptions { WriteIndented = true })")]
    [InlineData("JsonSerializer.Deserialize(text, typeof(Order))")]
    [InlineData("JsonSerializer.Deserialize<Order>(new System.IO.MemoryStream())")]
    [InlineData("JsonSerializer.Serialize(new { order.Id })")]
    public async Task CallThatLambdaJsonDoesNotHave_HasNoFix(string call) => Assert.Empty(await (await FixedProject.Create(
        "using System.Text.Json; public record Order(int Id); public static class F { [LambdaHandler] public static void Run() { } "
        + $"static object? M(Order order, string text) => {call}; }}")).Titles("LAMBDA045"));

    [Fact]
    public Task PrivateResult_BecomesInternal() => FixTest.Verify(
        "LAMBDA020",
        """
        public static class Functions
        {
            [LambdaHandler]
            public static object Run(int id) => LambdaJson.Serialize(new Order(id));

        -    private record Order(int Id);
        +    internal record Order(int Id);
        }
        """,
        "Make 'Order' internal");

    [Fact]
    public Task FileLocalElement_BecomesInternal() => FixTest.Verify(
        "LAMBDA020",
        """
        using System.Collections.Generic;

        -file record Line(int Id);
        +internal record Line(int Id);

        public static class Functions
        {
            [LambdaHandler]
            public static int Run(string lines) => LambdaJson.Deserialize<List<Line[]>>(lines)!.Count;
        }
        """,
        "Make 'Line' internal");

    [Fact]
    public Task AnonymousType_BecomesARecord() => FixTest.Verify(
        "LAMBDA020",
        """
        using System;

        namespace Shop;

        public static class Functions
        {
            [LambdaHandler]
        -    public static string Run(int count) => LambdaJson.Serialize(new { count, at = DateTime.UtcNow, name = (string?)null });
        +    public static string Run(int count) => LambdaJson.Serialize(new Value(count, DateTime.UtcNow, (string?)null));
        }
        +
        +internal record Value(int Count, DateTime At, string? Name);
        """,
        "Declare the record 'Value', and use it");

    [Theory]
    [InlineData("LambdaJson.Serialize(new { inner = new { count } })")]
    [InlineData("LambdaJson.Serialize(Created(new { count }))")]
    public async Task AnonymousTypeInAnotherOrInAVariable_HasNoFix(string call) => Assert.Empty(await (await FixedProject.Create(
        $"public static class F {{ [LambdaHandler] public static string Run(int count) => {call}; static T Created<T>(T value) => value; }}")).Titles("LAMBDA020"));

    [Fact]
    public Task AnonymousTypeInAFileThatEndsWithALineBreak_BecomesARecord() => FixTest.Verify(
        "LAMBDA020",
        """
        public static class F
        {
            [LambdaHandler]
        -    public static string Run(int count) => LambdaJson.Serialize(new { count });
        +    public static string Run(int count) => LambdaJson.Serialize(new Value(count));
        }
        +
        +internal record Value(int Count);

        """);
}
