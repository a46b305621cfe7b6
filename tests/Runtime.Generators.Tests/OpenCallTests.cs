using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Calls of <see cref="LambdaJson"/> with a type that is not known at compile time: each is an error that says what to write.</summary>
public sealed class OpenCallTests
{
    private const string Types =
        "using System; using System.Collections.Generic; using System.Linq; public record Order(int Id); public record Response(int Status, string Body); ";

    [Theory]
    [InlineData(
        "static Response Json<T>(int status, T value) => new(status, LambdaJson.Serialize(value));",
        "LambdaJson.Serialize is used with 'T', and 'T' is a type parameter of 'Json', so no code can be generated for it; let 'Json' take the JSON, 'string json', and call it where the type is known with 'LambdaJson.Serialize(value)', or mark the types that 'Json' is used with [LambdaJsonType], which the call then supports, and suppress this error")]
    [InlineData(
        "static Response Json<T>(int status, T? value) where T : class => new(status, LambdaJson.Serialize(value));",
        "LambdaJson.Serialize is used with 'T', and 'T' is a type parameter of 'Json'")]
    [InlineData(
        "static byte[] Json<T>(List<T[]> all) => LambdaJson.SerializeToUtf8Bytes(all);",
        "LambdaJson.SerializeToUtf8Bytes is used with 'System.Collections.Generic.List<T[]>', and 'T' is a type parameter of 'Json', so no code can be generated for it; let 'Json' take the JSON, 'byte[] json', and call it where the type is known with 'LambdaJson.SerializeToUtf8Bytes(value)'")]
    [InlineData(
        "static T Body<T>(string json) => LambdaJson.Deserialize<T>(json)!;",
        "LambdaJson.Deserialize is used with 'T', and 'T' is a type parameter of 'Body', so no code can be generated for it; take a delegate, 'Func<string, T> read', and pass it a lambda where the type is known: json => LambdaJson.Deserialize<Order>(json), or mark the types that 'Body' is used with [LambdaJsonType], which the call then supports, and suppress this error")]
    [InlineData(
        "static T Body<T>(byte[] json) => LambdaJson.Deserialize<T>(json)!;",
        "take a delegate, 'Func<System.ReadOnlySpan<byte>, T> read', and pass it a lambda where the type is known: utf8Json => LambdaJson.Deserialize<Order>(utf8Json)")]
    [InlineData(
        "sealed class Store<T> { public string Put(T value) => LambdaJson.Serialize(value); }",
        "LambdaJson.Serialize is used with 'T', and 'T' is a type parameter of 'Store', so no code can be generated for it; take a delegate, 'Func<T, string> write', and pass it a lambda where the type is known: value => LambdaJson.Serialize(value), or mark the types that 'Store' is used with [LambdaJsonType], which the call then supports, and suppress this error")]
    [InlineData(
        "sealed class Store<T> { public sealed record Item(int A); public string Put(Item value) => LambdaJson.Serialize(value); }",
        "LambdaJson.Serialize is used with 'F.Store<T>.Item', and 'T' is a type parameter of 'Store'")]
    [InlineData(
        "static string Write(dynamic value) => LambdaJson.Serialize(value);",
        "LambdaJson.Serialize is used with 'dynamic', whose type is known only at run time, so no code can be generated for it; cast the argument to its type: 'LambdaJson.Serialize((Order)value)'")]
    [InlineData(
        "static Order Read(dynamic json) => LambdaJson.Deserialize<Order>(json);",
        "LambdaJson.Deserialize is used with 'dynamic', whose type is known only at run time, so no code can be generated for it; cast the argument: 'LambdaJson.Deserialize<Order>((string)json)'")]
    [InlineData(
        "[LambdaJsonType] public record Page<T>(T[] Items);",
        "[LambdaJsonType] is used with 'F.Page<T>', which is generic, so no code can be generated for it; put it on a type without type parameters, such as one that derives from it")]
    public void CallWithAnUnknownType_IsAnErrorThatSaysWhatToWrite(string member, string message)
    {
        var generation = Generation.Run($"{Types} static class F {{ {member} [LambdaHandler] internal static void Run() {{ }} }}");
        Diagnostic found = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal("LAMBDA027", found.Id);
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
    }

    /// <summary>With the error suppressed, a generic method serves the types that are marked, as the message and the page say.</summary>
    [Fact]
    public void SuppressedCallWithMarkedTypes_WritesAndReads()
    {
        var generation = Generation.Run("""
            [LambdaJsonType] public record Order(int Id);
            [LambdaJsonType] public record Receipt(int Number);
            public record Other(int A);
            public static class F
            {
            #pragma warning disable LAMBDA027 // Only types with [LambdaJsonType].
                private static string Json<T>(T value) => LambdaJson.Serialize(value);
                private static T? Body<T>(string json) => LambdaJson.Deserialize<T>(json);
            #pragma warning restore LAMBDA027
                [LambdaHandler] public static string Run(string text) => text == "" ? Json(new Other(1)) : Json(new Receipt(Body<Order>(text)!.Id));
            }
            """);
        Assert.Empty(generation.Result.Diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed));
        using var function = CompiledFunction.Start(generation);
        Assert.Equal((false, "\"{\\\"number\\\":7}\""), function.Invoke("""
            "{\"id\":7}"
            """));
        Assert.Contains("No writer was generated for Other", function.Invoke("\"\"").Body, StringComparison.Ordinal);
    }

    /// <summary>The code of the page compiles and runs.</summary>
    [Fact]
    public void HelpersAsOnThePage_WriteAndRead()
    {
        using var function = CompiledFunction.Start(Generation.Of(Types + """
            public static class F
            {
                private static Response Json(int status, string json) => new(status, json);
                private static T? Body<T>(string text, Func<string, T> read) => read(text);

                [LambdaHandler]
                public static Response Run(string text)
                {
                    Order? order = Body(text, json => LambdaJson.Deserialize<Order>(json));
                    return Json(200, LambdaJson.Serialize(order));
                }
            }
            """));
        Assert.Equal((false, """{"status":200,"body":"{\"id\":7}"}"""), function.Invoke("""
            "{\"id\":7}"
            """));
    }
}
