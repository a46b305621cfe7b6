using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Calls of <see cref="LambdaJson"/>: readers and writers are generated for their types.</summary>
public sealed class LambdaJsonTests
{
    [Fact]
    public void Calls_UseGeneratedReadersAndWriters()
    {
        var generation = Generation.Of("""
            using System;
            using System.Collections.Generic;

            public record Message(string Body);
            public record Order(string Id, List<int> Lines);
            [LambdaJsonType] public record Marked(int A);

            public static class Functions
            {
                [LambdaHandler("run")]
                public static string Run(Message message)
                {
                    Order order = LambdaJson.Deserialize<Order>(message.Body)!;
                    return LambdaJson.Serialize(order with { Id = order.Id + "!" }) + LambdaJson.Serialize(new[] { 1, 2 }) + LambdaJson.SerializeToUtf8Bytes(order.Lines).Length;
                }

                [LambdaHandler("group")]
                public static int Group(string json) => Map(json, text => LambdaJson.Deserialize<int?>(text)) ?? -1;

                private static T Map<T>(string text, Func<string, T> map) => map(text);
            }

            public record Unmarked(int A);
            """);
        Snapshots.Match(generation);

        using (var run = CompiledFunction.Start(generation, "run"))
        {
            Assert.Equal((false, "\"{\\\"id\\\":\\\"7!\\\",\\\"lines\\\":[1,2]}[1,2]5\""), run.Invoke("""{"body":"{\"id\":\"7\",\"lines\":[1,2]}"}"""));
            (bool isError, string body) = run.Invoke("""{"body":"{\"id\":7}"}""");
            Assert.True(isError);
            Assert.Contains("$.id: expected a string, found the number 7 (line 1, position 7)", body, StringComparison.Ordinal);
        }

        using (var group = CompiledFunction.Start(generation, "group"))
            Assert.Equal((false, "-1"), group.Invoke("\"null\""));
        // A call in generic code of another assembly, such as a library.
        using var loaded = CompiledFunction.Start(generation, "group");
        Assert.Equal("""{"a":5}""", Back(loaded.Assembly.GetType("Marked")!, """{"a":5}"""));
        InvalidOperationException missing = Assert.Throws<InvalidOperationException>(() => Back(loaded.Assembly.GetType("Unmarked")!, "{}"));
        Assert.StartsWith("No reader was generated for Unmarked", missing.Message, StringComparison.Ordinal);
        Assert.Contains("mark the type with [LambdaJsonType]", missing.Message, StringComparison.Ordinal);
    }

    private static string Back(Type type, string json)
    {
        MethodInfo echo = typeof(LambdaJsonTests).GetMethod(nameof(Echo), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type);
        return echo.CreateDelegate<Func<string, string>>()(json);
    }

    private static string Echo<T>(string json) => LambdaJson.Serialize(LambdaJson.Deserialize<T>(json));

    /// <summary>The compiler can only replace a call.</summary>
    [Theory]
    [InlineData("", "A(LambdaJson.Deserialize<int>)")]
    [InlineData("using static Lambda.Runtime.LambdaJson;", "A(Deserialize<int>)")]
    [InlineData("using Json = Lambda.Runtime.LambdaJson;", "A(Json.Deserialize<int>)")]
    [InlineData("", "A((((Lambda.Runtime.LambdaJson.Deserialize<int>))))")]
    [InlineData("", "System.Linq.Enumerable.Select(new[] { \"1\" }, LambdaJson.Deserialize<int>)")]
    [InlineData("", "new System.Func<string, int>(LambdaJson.Deserialize<int>)")]
    [InlineData("", "((System.Func<string, int>)LambdaJson.Deserialize<int>)(\"1\")")]
    public void MethodUsedAsADelegate_IsAnError(string @using, string use)
    {
        var generation = Generation.Run($$"""
            {{@using}}
            static class F
            {
                static int A(System.Func<string, int> read) => read("1");
                [LambdaHandler] internal static void Run() { _ = {{use}}; }
            }
            """);
        Diagnostic found = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal("LAMBDA070", found.Id);
        Assert.Equal(
            "LambdaJson.Deserialize is used as a delegate, but generated code can only replace a call; write the call in a lambda: json => LambdaJson.Deserialize<int>(json)",
            found.Text());
    }

    /// <summary>The type is inferred from the delegate.</summary>
    [Fact]
    public void MethodWithoutATypeArgumentUsedAsADelegate_IsAnError()
    {
        var generation = Generation.Run("using System.Linq; static class F { [LambdaHandler] internal static string[] Run() => [.. new[] { 1 }.Select(LambdaJson.Serialize)]; }");
        Assert.StartsWith("LambdaJson.Serialize is used as a delegate", Assert.Single(generation.Result.Diagnostics).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void NameOfAMethod_IsNotACall() =>
        Generation.Of("static class F { [LambdaHandler] internal static string Run() => nameof(LambdaJson.Serialize) + nameof(LambdaJson); }");
}
