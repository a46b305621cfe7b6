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
        var compilation = CSharpCompilation.Create(
            name,
            [Generation.Parse(source, "Library.cs")],
            [.. CompilerInput.References, .. libraries],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (kind == LibraryKind.Source)
            return compilation.ToMetadataReference();

        var image = new MemoryStream();
        EmitOptions options = kind == LibraryKind.ReferenceAssembly ? new(metadataOnly: true, includePrivateMembers: false) : new();
        EmitResult emit = compilation.Emit(image, options: options);
        Assert.True(emit.Success, string.Join("\n", emit.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
