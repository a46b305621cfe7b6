namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of entry points that do not run the handlers.</summary>
public sealed class EntryPointFixTests
{
    private const string Handler = "public static class Functions\n{\n    [LambdaHandler]\n    public static void Run() { }\n}\n";
    private const string Call = "return Lambda.Runtime.LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All);";

    [Theory]
    [InlineData("System.Console.WriteLine();\n", $"System.Console.WriteLine();\n{Call}\n")]
    [InlineData(
        "static class Program\n{\n    static void Main()\n    {\n        System.Console.WriteLine();\n    }\n}\n",
        $"static class Program\n{{\n    static int Main()\n    {{\n        System.Console.WriteLine();\n        {Call}\n    }}\n}}\n")]
    [InlineData(
        "using System.Threading.Tasks;\n\nstatic class Program\n{\n    static async Task Main()\n    {\n        await Task.Yield();\n    }\n}\n",
        $"using System.Threading.Tasks;\n\nstatic class Program\n{{\n    static async Task<int> Main()\n    {{\n        await Task.Yield();\n        {Call}\n    }}\n}}\n")]
    public async Task EntryPointWithoutHost_EndsWithIt(string main, string expected)
    {
        FixedProject result = await (await FixedProject.Create(Handler, main)).Fix("LAMBDA012");

        Assert.Equal([Handler, expected], await result.Sources());
        await FixTest.AssertValid(result);
    }

    [Theory]
    [InlineData("static class Program { static int Main() { return 1; } }")]
    [InlineData("static class Program { static void Main() => System.Console.WriteLine(); }")]
    [InlineData("if (args.Length == 0) return; System.Console.WriteLine();")]
    public async Task EntryPointThatReturns_HasNoFix(string main) => Assert.Empty(await (await FixedProject.Create(Handler, main)).Titles("LAMBDA012"));
}
