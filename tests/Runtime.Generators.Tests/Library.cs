using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>How a project refers to another.</summary>
public enum LibraryKind
{
    /// <summary>As a reference assembly: without bodies and without members that are not public.</summary>
    ReferenceAssembly,

    /// <summary>By the assembly itself, as a package has it.</summary>
    Assembly,

    /// <summary>By its source, as editors do.</summary>
    Source,
}

/// <summary>Another project, compiled to be referred to.</summary>
internal static class Library
{
    public static MetadataReference Compile(string source, LibraryKind kind = LibraryKind.Assembly, string name = "Library", params MetadataReference[] libraries)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [Generation.Parse(source, "Library.cs")],
            [.. Generation.References, .. libraries],
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
