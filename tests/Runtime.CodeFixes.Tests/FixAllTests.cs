namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of all diagnostics with an id at once.</summary>
public sealed class FixAllTests
{
    [Fact]
    public async Task PrivateHandlersInOnePrivateClass_AreAllFixed()
    {
        const string Source = """
            public static class Outer
            {
                private static class Functions
                {
                    [LambdaHandler]
                    static void Take() { }

                    [LambdaHandler]
                    private static void Send() { }
                }
            }
            """;

        FixedProject result = await (await FixedProject.Create(Source)).FixAll("LAMBDA002");

        Assert.Equal(
            """
            public static class Outer
            {
                internal static class Functions
                {
                    [LambdaHandler]
                    public static void Take() { }

                    [LambdaHandler]
                    public static void Send() { }
                }
            }
            """,
            Assert.Single(await result.Sources()));
        await FixTest.AssertValid(result);
    }

    [Fact]
    public async Task AsyncVoidHandlersOfSeveralDocuments_AreAllFixed()
    {
        static string Source(string name, string result, string usings = "") =>
            $"{usings}public static class {name}\n{{\n    [LambdaHandler]\n    public static async {result} Run{name}() => await System.Threading.Tasks.Task.Yield();\n}}\n";

        const string Using = "using System.Threading.Tasks;\n\n";

        FixedProject result = await (await FixedProject.Create(Source("A", "void"), Source("B", "void"), Source("C", "void", Using))).FixAll("LAMBDA007");

        Assert.Equal([Source("A", "Task", Using), Source("B", "Task", Using), Source("C", "Task", Using)], await result.Sources());
        await FixTest.AssertValid(result);
    }

    [Fact]
    public async Task FieldsOfOneStatement_AreMarkedOnce()
    {
        const string Handler = "\n}\n\npublic static class F\n{\n    [LambdaHandler]\n    public static void Run(P p) { }\n}\n";

        FixedProject project = await FixedProject.Create("public class P\n{\n    public int X, Y;\n\n    public int Z;" + Handler);
        FixedProject result = await project.FixAll("LAMBDA051", "Mark 'X' [JsonInclude]");

        Assert.Equal(
            "using System.Text.Json.Serialization;\n\npublic class P\n{\n    [JsonInclude]\n    public int X, Y;\n\n    [JsonInclude]\n    public int Z;" + Handler,
            Assert.Single(await result.Sources()));
        await FixTest.AssertValid(result);
    }

    /// <summary><c>dotnet format</c> passes the key of a diagnostic with another id if one analyzer reports both.</summary>
    [Fact]
    public async Task KeyOfAnotherDiagnostic_AppliesTheRecommendedFix()
    {
        const string Source = "public static class F\n{\n    [LambdaHandler]\n    private static void Run() { }\n}\n";

        FixedProject result = await (await FixedProject.Create(Source)).FixAll("LAMBDA002", key: "UseOrdinal");

        Assert.Equal(Source.Replace("private", "public", StringComparison.Ordinal), Assert.Single(await result.Sources()));
    }

    [Fact]
    public async Task CarriageReturns_AreKept()
    {
        const string Source = "public static class F\r\n{\r\n    [LambdaHandler]\r\n    private static void Run() { }\r\n}\r\n";

        FixedProject result = await (await FixedProject.Create(Source)).FixAll("LAMBDA002");

        Assert.Equal(Source.Replace("private", "public", StringComparison.Ordinal), Assert.Single(await result.Sources()));
    }

    [Fact]
    public async Task CarriageReturns_AreWritten()
    {
        const string Source = "public class P\r\n{\r\n    public int X;\r\n}\r\n\r\npublic static class F\r\n{\r\n    [LambdaHandler] public static void Run(P p) { }\r\n}\r\n";

        FixedProject result = await (await FixedProject.Create(Source)).Fix("LAMBDA051", "Mark 'X' [JsonInclude]");

        string text = Assert.Single(await result.Sources());
        Assert.Contains("\r\n    [JsonInclude]\r\n    public int X;\r\n", text, StringComparison.Ordinal);
        Assert.Contains("using System.Text.Json.Serialization;\r\n", text, StringComparison.Ordinal);
    }
}
