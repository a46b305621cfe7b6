using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Json;

/// <summary>Adds the attributes that say which derived types and constructors JSON uses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JsonTypeFixProvider)), Shared]
public sealed class JsonTypeFixProvider : LambdaCodeFixProvider
{
    private const string Space = "System.Text.Json.Serialization";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MemberDiagnostics.BaseType.Id, JsonDiagnostics.NoConstructor.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context) =>
        context.OtherSymbol is not INamedTypeSymbol other ? []
        : context.Diagnostic.Id == JsonDiagnostics.NoConstructor.Id ? Constructors(other, context)
        // The warning is at the base type, or at a value that is written as it.
        : (context.SecondSymbol ?? context.Symbol) is INamedTypeSymbol type ? Derived(type, other, context)
        : [];

    private static IEnumerable<Fix> Derived(INamedTypeSymbol type, INamedTypeSymbol derived, FixContext context)
    {
        INamedTypeSymbol attribute = context.Compilation.GetTypeByMetadataName($"{Space}.JsonDerivedTypeAttribute")!;
        return Declarations.Of(type, context).Take(1).Select(declaration =>
        {
            SemanticModel model = context.Compilation.GetSemanticModel(declaration.SyntaxTree);
            string arguments = $"(typeof({derived.ToMinimalDisplayString(model, declaration.SpanStart)}), \"{derived.Name}\")";
            return new Fix($"Mark '{type.Name}' [JsonDerivedType{arguments}]", "MarkDerivedType", AttributeEdits.Add(declaration, attribute, arguments));
        });
    }

    /// <summary>Marks one of the public constructors with parameters.</summary>
    private static IEnumerable<Fix> Constructors(INamedTypeSymbol type, FixContext context)
    {
        INamedTypeSymbol attribute = context.Compilation.GetTypeByMetadataName($"{Space}.JsonConstructorAttribute")!;
        return type.InstanceConstructors
            .Where(static constructor => constructor is { DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: false })
            .SelectMany(constructor => Declarations.Of((ISymbol)constructor, context).OfType<ConstructorDeclarationSyntax>())
            .Select((constructor, index) => new Fix(
                $"Mark {type.Name}{constructor.ParameterList} [JsonConstructor]", $"MarkConstructor{index}", AttributeEdits.Add(constructor, attribute)));
    }
}
