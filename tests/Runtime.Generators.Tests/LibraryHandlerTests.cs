using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Handlers in a library, and programs that reference one.</summary>
public sealed class LibraryHandlerTests
{
    [Fact]
    public void Library_GetsNoMain()
    {
        Generation generation = Generation.Of(
            "public static class F { [LambdaHandler] public static void Run() { } }", OutputKind.DynamicallyLinkedLibrary, expected: "LAMBDA034");
        Assert.Equal(["Handlers.F_Run.g.cs", "LambdaDescriptions.g.cs", "LambdaFingerprints.g.cs", "LambdaHandlers.g.cs", "LambdaLibrary.g.cs"], generation.Result.GeneratedSources.Select(s => s.HintName).Order());
    }

    [Fact]
    public void LibraryWithoutHandlers_GetsNothing()
    {
        Generation generation = Generation.Of("public static class F { }", OutputKind.DynamicallyLinkedLibrary);
        Assert.Empty(generation.Result.GeneratedSources);
        Assert.Empty(generation.Result.Diagnostics);
    }

    /// <summary>The program does not run the handlers of a library, and must not process their events.</summary>
    [Theory]
    [InlineData("Count")]
    [InlineData("Library.Count")]
    [InlineData("Library::Library::Count")]
    public void NameOfAHandlerInALibrary_NeverSelectsAnother(string requested)
    {
        using CompiledFunction function = CompiledFunction.Start(WithLibrary("[LambdaHandler] public static string Run() => \"\";"), requested);
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        string? message = JsonDocument.Parse(function.FirstRequest.Body).RootElement.GetProperty("errorMessage").GetString();
        Assert.Equal(
            $"_HANDLER is \"{requested}\", a handler in a library, which this program references but does not run. Move the handler to this project, or call its method from one here.",
            message);
    }

    [Theory]
    [InlineData("bootstrap", "[LambdaHandler] public static string Run() => \"\";")]
    [InlineData("Run", "[LambdaHandler] public static string Run() => \"\"; [LambdaHandler] public static int Other() => 1;")]
    [InlineData("Count", "[LambdaHandler] public static string Count() => \"\";")]
    public void HandlerOfTheProgram_RunsBesideALibraryWithHandlers(string requested, string handlers)
    {
        using CompiledFunction function = CompiledFunction.Start(WithLibrary(handlers), requested);
        Assert.Equal((false, "\"\""), function.Invoke("{}"));
    }

    [Fact]
    public void UnknownName_ListsOnlyHandlersOfTheProgram()
    {
        using CompiledFunction function = CompiledFunction.Start(
            WithLibrary("[LambdaHandler] public static string Run() => \"\"; [LambdaHandler] public static int Other() => 1;"), "bootstrap");
        Assert.Contains("Expected one of: Other, Run.", JsonDocument.Parse(function.FirstRequest.Body).RootElement.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    private static Generation WithLibrary(string handlers)
    {
        Generation library = Generation.Of(
            "public static class Library { [LambdaHandler] public static int Count(string[] lines) => lines.Length; }", OutputKind.DynamicallyLinkedLibrary, expected: "LAMBDA034");
        var image = new MemoryStream();
        Assert.True(library.Output.Emit(image).Success);
        return Generation.Of($"public static class Functions {{ {handlers} }}", library: MetadataReference.CreateFromImage(image.ToArray()));
    }
}
