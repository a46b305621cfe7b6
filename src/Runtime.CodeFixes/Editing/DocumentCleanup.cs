using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Completes a changed document: removes marked braces, adds usings, shortens names, and formats what is new.</summary>
internal static class DocumentCleanup
{
    /// <param name="document">The changed document.</param>
    /// <param name="before">Its text before the changes, whose line breaks it keeps.</param>
    public static async Task<Document> ApplyAsync(Document document, SourceText before, CancellationToken cancellation)
    {
        document = await BlockEdits.SpliceAsync(document, cancellation).ConfigureAwait(false);
        document = await AddImportsAsync(document, cancellation).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, cancellationToken: cancellation).ConfigureAwait(false);
        document = await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        document = await Formatter.FormatAsync(document, SyntaxAnnotation.ElasticAnnotation, cancellationToken: cancellation).ConfigureAwait(false);

        return WithLineBreaks(document, await document.GetTextAsync(cancellation).ConfigureAwait(false), before);
    }

    /// <summary>Replaces the line breaks of new text, unless the document had both kinds, and ends the document with one if it did.</summary>
    private static Document WithLineBreaks(Document document, SourceText text, SourceText before)
    {
        string[] found = [.. Regex.Matches(before.ToString(), "\r?\n").Cast<Match>().Select(static match => match.Value).Distinct()];
        if (found.Length != 1)
            return document;
        string changed = Regex.Replace(text.ToString(), "\r?\n", found[0]);
        string end = before.ToString().EndsWith("\n", StringComparison.Ordinal) && !changed.EndsWith("\n", StringComparison.Ordinal) ? found[0] : "";
        return document.WithText(SourceText.From(changed + end, before.Encoding, before.ChecksumAlgorithm));
    }

    /// <summary>Adds the usings of marked names whose types are not found without their namespace. A using that nothing needs would leave an empty line.</summary>
    private static async Task<Document> AddImportsAsync(Document document, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var import = new SyntaxAnnotation();
        SyntaxNode[] names = [.. root.GetAnnotatedNodes(TypeEdits.NeedsImport).Where(name => !IsFound(name, model, cancellation))];
        if (names.Length == 0)
            return document;
        Document marked = document.WithSyntaxRoot(root.ReplaceNodes(names, (_, name) => name.WithAdditionalAnnotations(import)));
        return await ImportAdder.AddImportsAsync(marked, import, cancellationToken: cancellation).ConfigureAwait(false);
    }

    private static bool IsFound(SyntaxNode name, SemanticModel model, CancellationToken cancellation)
    {
        ISymbol? symbol = model.GetSymbolInfo(name, cancellation).Symbol;
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        return type is null or { SpecialType: not SpecialType.None }
            || model.LookupNamespacesAndTypes(name.SpanStart, name: type.Name).Contains(type.OriginalDefinition, SymbolEqualityComparer.Default);
    }
}
