using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>A program that <see cref="TypeSource"/> printed, compiled without generated code.</summary>
internal sealed class PlainProgram
{
    private readonly Type _functions;

    public PlainProgram(string source)
    {
        // A library needs no entry point, which the generator would add. The diagnostics of the generator are ignored.
        Generation generation = Generation.Run(source, OutputKind.DynamicallyLinkedLibrary);
        var image = new MemoryStream();
        EmitResult emit = generation.Input.Emit(image);
        Assert.True(emit.Success, string.Join("\n", emit.Diagnostics));
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext("plain", isCollectible: true).LoadFromStream(image);
        _functions = assembly.GetType("Functions", throwOnError: true)!;
    }

    public JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Web);

    public Type TypeOf(int root) => _functions.GetField($"Root{root}")!.FieldType;
}
