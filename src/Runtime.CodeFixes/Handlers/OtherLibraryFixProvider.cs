using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Replaces attributes of Amazon's packages by the library's own, and removes those that have no counterpart.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OtherLibraryFixProvider)), Shared]
public sealed class OtherLibraryFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [HandlerDiagnostics.OtherLibrary.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        // A class such as LambdaBootstrapBuilder is not an attribute.
        if (context.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || context.Model.GetTypeInfo(attribute, context.Cancellation).Type is not INamedTypeSymbol type)
        {
            yield break;
        }

        // Without [Authorize], nothing would remind of the check that is missing.
        if (type.Name == "AuthorizeAttribute")
            yield break;
        if (Counterpart($"{OtherLibraries.Namespace(type)}.{TypeNames.Attribute(type)}", context) is not { } own)
            yield return new Fix($"Remove [{TypeNames.Attribute(type)}]", "RemoveAttribute", AttributeEdits.Remove(attribute));

        // The values of arguments, such as MemorySize, would be lost: they are properties of the project here.
        else if (attribute.ArgumentList is not { Arguments.Count: > 0 })
            yield return new Fix($"Use [{TypeNames.Attribute(own)}] of Lambda.Runtime", "UseOwnAttribute", AttributeEdits.Replace(attribute, own));
    }

    private static INamedTypeSymbol? Counterpart(string name, FixContext context) => name switch
    {
        "Amazon.Lambda.Annotations.LambdaFunction" => context.Known.HandlerAttribute,
        "Amazon.Lambda.Annotations.LambdaStartup" => context.Compilation.GetTypeByMetadataName(KnownTypes.StartupAttributeName),
        _ => null,
    };
}
