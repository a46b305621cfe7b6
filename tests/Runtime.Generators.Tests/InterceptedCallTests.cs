using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The calls of <see cref="LambdaJson"/> that generated code replaces.</summary>
public sealed class InterceptedCallTests
{
    /// <summary>Generated code replaces the call in any syntax and in any place.</summary>
    [Theory]
    [InlineData("using static Lambda.Runtime.LambdaJson;", "Deserialize<Order>(json).Count + Serialize(new Order(7))")]
    [InlineData("using Json = Lambda.Runtime.LambdaJson;", "Json.Deserialize<Order>(json).Count + Json.Serialize(new Order(7))")]
    [InlineData("global using static Lambda.Runtime.LambdaJson;", "Deserialize<Order>(json).Count + Serialize(new Order(7))")]
    [InlineData("global using Json = Lambda.Runtime.LambdaJson;", "Json.Deserialize<Order>(json).Count + Json.Serialize(new Order(7))")]
    [InlineData("using Lib = Lambda.Runtime;", "Lib.LambdaJson.Deserialize<Order>(json).Count + Lib::LambdaJson.Serialize(new Order(7))")]
    [InlineData("", "Twice<int>(json, text => LambdaJson.Deserialize<Order>(text).Count) + LambdaJson.Serialize(new Order(7))")]
    [InlineData("", "(from text in new[] { json } select LambdaJson.Deserialize<Order>(text).Count + LambdaJson.Serialize(new Order(7))).First()")]
    [InlineData("", "((System.Linq.Expressions.Expression<System.Func<string>>)(() => LambdaJson.Deserialize<Order>(json).Count + LambdaJson.Serialize(new Order(7)))).Compile()()")]
    [InlineData("", "Lambda.Runtime.LambdaJson.Deserialize<Order>(json).Count + global::Lambda.Runtime.LambdaJson.Serialize(new Order(7))")]
    [InlineData("", "((System.Func<string>)(() => (LambdaJson.Deserialize<Order>(json: json)).Count + LambdaJson.Serialize(value: new Order(7))))()")]
    [InlineData("", "LambdaJson.Deserialize<Order>(System.Text.Encoding.UTF8.GetBytes(json)).Count + System.Text.Encoding.UTF8.GetString(LambdaJson.SerializeToUtf8Bytes<Order>(new(7)))")]
    [InlineData("", "LambdaJson.Deserialize<Order>(json).Count + LambdaJson.Serialize(LambdaJson.Deserialize<Order>(LambdaJson.Serialize(new Order(7))))")]
    public void Call_IsInterceptedInEverySyntax(string @using, string call)
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{@using}}
            using System.Linq;
            #nullable disable
            public record Order(int Count);
            public static class Functions
            {
                private static T Twice<T>(string text, System.Func<string, T> read) { read(text); return read(text); }

                [LambdaHandler(Payload = Payload.Text)]
                public static string Run(string json) => {{call}};
            }
            """));
        Assert.Equal((false, """5{"count":7}"""), function.Invoke("""{"count":5}"""));
    }

    /// <summary>A library, a function and its tests can have different options for the same type. Each call uses the options of its assembly.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CallsInTwoAssemblies_UseTheOptionsOfTheirAssembly(bool isLibraryLoadedLast)
    {
        const string Calls = """
                public static string Write(Order order) => LambdaJson.Serialize(order);
                public static string WriteBytes(Order order) => System.Text.Encoding.UTF8.GetString(LambdaJson.SerializeToUtf8Bytes(order));
                public static string Read(string json) => LambdaJson.Deserialize<Order>(json)?.ToString() ?? "";
                public static string ReadBytes(string json) => LambdaJson.Deserialize<Order>(System.Text.Encoding.UTF8.GetBytes(json))?.ToString() ?? "";
            """;
        var library = Generation.Of($$"""
            using System.Text.Json.Serialization;
            [assembly: LambdaJson(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
            public record Order(int LineCount);
            public static class LibraryCalls
            {
            {{Calls}}
            }
            """, OutputKind.DynamicallyLinkedLibrary);
        byte[] libraryImage = library.Image;
        byte[] functionImage = Generation.Of(
            $$"""
            public static class FunctionCalls
            {
            {{Calls}}
                [LambdaHandler] public static void Run() { }
            }
            """,
            library: MetadataReference.CreateFromImage(libraryImage)).Image;
        var load = new AssemblyLoadContext("two", isCollectible: true);
        try
        {
            Assembly first = load.LoadFromStream(new MemoryStream(isLibraryLoadedLast ? functionImage : libraryImage));
            Assembly second = load.LoadFromStream(new MemoryStream(isLibraryLoadedLast ? libraryImage : functionImage));
            (Assembly libraryAssembly, Assembly functionAssembly) = isLibraryLoadedLast ? (second, first) : (first, second);
            object order = Activator.CreateInstance(libraryAssembly.GetType("Order")!, 5)!;
            foreach ((Assembly assembly, string type, string json) in new[]
            {
                (libraryAssembly, "LibraryCalls", """{"line_count":5}"""),
                (functionAssembly, "FunctionCalls", """{"lineCount":5}"""),
                (libraryAssembly, "LibraryCalls", """{"line_count":5}"""),
            })
            {
                string Call(string method, object argument) => (string)assembly.GetType(type)!.GetMethod(method)!.Invoke(null, [argument])!;
                Assert.Equal(json, Call("Write", order));
                Assert.Equal(json, Call("WriteBytes", order));
                Assert.Equal("Order { LineCount = 5 }", Call("Read", json));
                Assert.Equal("Order { LineCount = 5 }", Call("ReadBytes", json));
            }
        }
        finally
        {
            load.Unload();
        }
    }

    /// <summary>The method that replaces a call has the same signature; otherwise, the compiler would report a warning.</summary>
    [Theory]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("Order?")]
    [InlineData("int?")]
    [InlineData("string?[]?")]
    [InlineData("System.Collections.Generic.Dictionary<string, System.Collections.Generic.List<Order?>?>")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("System.Text.Json.Nodes.JsonNode?")]
    [InlineData("Outer.Inner")]
    [InlineData("Pair<Order?, string>")]
    public void CallWithAnyType_CompilesWithoutAWarning(string type) => Generation.Of($$"""
        public record Order(int Count);
        public record Pair<T, U>(T First, U Second);
        public static class Outer { internal record Inner(int A); }
        public static class Functions
        {
            [LambdaHandler]
            public static void Run(string json)
            {
                {{type}} value = LambdaJson.Deserialize<{{type}}>(json)!;
                LambdaJson.Serialize<{{type}}>(value);
                LambdaJson.Serialize(value);
                LambdaJson.SerializeToUtf8Bytes(value);
                Generic<int>.Call(json);
            }

            private static class Generic<T>
            {
                public static T? Call(string json)
                {
                    LambdaJson.Deserialize<{{type}}>(json);
                    return default;
                }
            }
        }
        """);

    [Fact]
    public void MethodsOfOtherClassesWithTheSameName_AreIgnored()
    {
        var generation = Generation.Of(
            "namespace Other { static class LambdaJson { internal static T Deserialize<T>(string json) => default!; } static class F { [LambdaHandler] internal static string Run() => LambdaJson.Deserialize<System.Text.StringBuilder>(\"\") is null ? \"\" : \"x\"; } }");
        Assert.DoesNotContain(generation.Result.GeneratedSources, static source => source.HintName.Contains("Json", StringComparison.Ordinal));
    }
}
