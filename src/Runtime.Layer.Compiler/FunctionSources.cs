using System.Text;
using Lambda.Runtime.Errors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>The parsed source files of a function, with the implicit usings of the SDK.</summary>
internal sealed class FunctionSources
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Lambda.Runtime;
        """;

    private (SyntaxTree Tree, SourceText Original, TextSpan Inserted)? _edited;

    private FunctionSources(SyntaxTree? named, IReadOnlyList<SyntaxTree> trees)
    {
        Named = named;
        Trees = trees;
    }

    /// <summary>Directives of file-based programs are allowed: a shebang line, and <c>#:package</c>. Generated code can intercept calls of <c>LambdaJson</c>.</summary>
    public static CSharpParseOptions ParseOptions { get; } =
        new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.None)
            .WithFeatures([new("FileBasedProgram", "true"), new("InterceptorsNamespaces", GeneratedNames.Namespace)]);

    /// <summary>The file that <c>_HANDLER</c> names; <see langword="null"/> for an expression or an assembly.</summary>
    public SyntaxTree? Named { get; }

    /// <summary>The named file and the others in its folder, except other scripts, which are other functions.</summary>
    public IReadOnlyList<SyntaxTree> Trees { get; }

    /// <exception cref="RuntimeException">A file is not valid C#.</exception>
    public static FunctionSources Parse(FunctionInputs inputs)
    {
        SyntaxTree? named = null;
        var trees = new List<SyntaxTree>();
        foreach ((string file, byte[] bytes) in inputs.Sources)
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(bytes, bytes.Length, Encoding.UTF8), ParseOptions, file);
            bool isNamed = file == inputs.Reference.File;
            if (isNamed)
                named = tree;
            if (isNamed || !IsScript(tree))
                trees.Add(tree);
        }

        var sources = new FunctionSources(named, trees);
        CompilationErrors.Throw(trees.SelectMany(static tree => tree.GetDiagnostics()), sources);
        trees.Add(CSharpSyntaxTree.ParseText(Usings, ParseOptions, "usings.g.cs", Encoding.UTF8));
        return sources;
    }

    /// <summary>Whether a file has top-level statements.</summary>
    public static bool IsScript(SyntaxTree tree) => tree.GetCompilationUnitRoot().Members.Any(static member => member is GlobalStatementSyntax);

    /// <summary>Inserts text at a position without moving lines.</summary>
    /// <returns>The new tree.</returns>
    public SyntaxTree Insert(SyntaxTree tree, int position, string inserted)
    {
        SourceText original = tree.GetText();
        SyntaxTree edited = CSharpSyntaxTree.ParseText(
            original.WithChanges(new TextChange(new TextSpan(position, 0), inserted)), ParseOptions, tree.FilePath);
        _edited = (edited, original, new TextSpan(position, inserted.Length));
        return edited;
    }

    /// <summary>Returns line and column of a location in the file on disk.</summary>
    public FileLinePositionSpan Position(Location location)
    {
        if (_edited is not { } edited || location.SourceTree != edited.Tree || location.SourceSpan.Start < edited.Inserted.Start)
            return location.GetMappedLineSpan();
        int start = Math.Max(location.SourceSpan.Start - edited.Inserted.Length, edited.Inserted.Start);
        LinePosition position = edited.Original.Lines.GetLinePosition(start);
        return new FileLinePositionSpan(edited.Tree.FilePath, position, position);
    }
}
