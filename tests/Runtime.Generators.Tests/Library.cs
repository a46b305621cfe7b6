using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>How a project references another.</summary>
public enum LibraryKind
{
    /// <summary>A reference assembly: no method bodies and no members that are not public.</summary>
    ReferenceAssembly,

    /// <summary>The assembly itself, as in a package.</summary>
    Assembly,

    /// <summary>A compilation of its source, as in editors.</summary>
    Source,
}

/// <summary>Compiles another project for a reference.</summary>
internal static class Library
{
    public static MetadataReference Compile(string source, LibraryKind kind = LibraryKind.Assembly, string name = "Library", params MetadataReference[] libraries)
    {
        CSharpCompilation compilation = Create(source, name, libraries);
        return kind switch
        {
            LibraryKind.Source => compilation.ToMetadataReference(),
            LibraryKind.ReferenceAssembly => MetadataReference.CreateFromImage(Emit(compilation, new(metadataOnly: true, includePrivateMembers: false))),
            _ => MetadataReference.CreateFromImage(Emit(compilation, new())),
        };
    }

    /// <summary>Compiles another project to an assembly, to be loaded.</summary>
    public static byte[] CompileImage(string source, string name) => Emit(Create(source, name), new());

    private static CSharpCompilation Create(string source, string name, params MetadataReference[] libraries) => CSharpCompilation.Create(
        name,
        [Generation.Parse(source, "Library.cs")],
        [.. CompilerInput.References, .. libraries],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static byte[] Emit(CSharpCompilation compilation, EmitOptions options)
    {
        var image = new MemoryStream();
        EmitResult emit = compilation.Emit(image, options: options);
        Assert.True(emit.Success, string.Join("\n", emit.Diagnostics));
        return image.ToArray();
    }
}
