using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Every kind of function on the arm64 layer, under qemu, if that layer was built.</summary>
public sealed class Arm64LayerTests(Arm64Layer layer) : IClassFixture<Arm64Layer>
{
    private const string Source = """
        public record Person(string Name);

        public static class Functions
        {
            public static string Handle(Person person) => $"Hello, {person.Name}! {System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture}";
        }
        """;

    [Theory]
    [InlineData("hello.csx", "\"Arm\"", "\"ARM\"")]
    [InlineData("functions.Handle", """{"name":"Arm"}""", "\"Hello, Arm! Arm64\"")]
    [InlineData("orders.Take", """{"id":"x","count":3}""", "\"3 of x, Bergen\"")]
    [InlineData("(int i)=>2*i", "21", "42")]
    public async Task FunctionOfEachKind_Responds_CompiledAndFromCache(string handler, string lambdaEvent, string expected)
    {
        layer.SkipWithoutIt();
        using var files = new LayerFunction(layer.Opt, layer.Emulator, ("functions.cs", Source), ("hello.csx", "Console.Write(Console.In.ReadToEnd().ToUpperInvariant());"));
        OrdersAssembly.Write(files);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(expected, await files.GetResponse(handler, lambdaEvent));
            Assert.Single(files.Cached);
        }
    }

    [Fact]
    public async Task SourceThatDoesNotCompile_IsAnInitError()
    {
        layer.SkipWithoutIt();
        using var files = new LayerFunction(layer.Opt, layer.Emulator, ("f.cs", "Console.WriteLine(1;"));
        Assert.Equal(("Runtime.CompilationError", "The function does not compile, with an error:\nf.cs(1,20): error CS1026: ) expected"), await files.InitError("f.cs"));
    }

    [Fact]
    public async Task ThrowingHandler_IsErrorWithLine()
    {
        layer.SkipWithoutIt();
        using var files = new LayerFunction(layer.Opt, layer.Emulator, ("f.cs", "throw new FormatException(\"no\");"));
        InvocationOutcome outcome = await files.Invoke("f.cs", "{}");
        Assert.Equal(("FormatException", "no"), (outcome.Error!.Type, outcome.Error.Message));
        Assert.Contains("f.cs:line 1", outcome.Error.StackTrace[0], StringComparison.Ordinal);
    }
}
