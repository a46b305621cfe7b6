using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Json;

/// <summary>Puts members into JSON that are not read or written, or excludes them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MemberFixProvider)), Shared]
public sealed class MemberFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        MemberDiagnostics.NotRead.Id, MemberDiagnostics.NotPopulated.Id, MemberDiagnostics.Field.Id, MemberDiagnostics.NotIncluded.Id,
        MemberDiagnostics.CollectionProperty.Id,
    ];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        // A warning about a member of another project is at the place where its type is used.
        if (context.Symbol is not (IPropertySymbol or IFieldSymbol) || Declarations.Of(context.Symbol, context).FirstOrDefault() is not MemberDeclarationSyntax declaration)
            return [];
        return context.Diagnostic.Id switch
        {
            var id when id == MemberDiagnostics.NotRead.Id => NotRead(declaration, context),
            var id when id == MemberDiagnostics.NotPopulated.Id => Init(declaration).Append(
                Mark(declaration, context, "JsonObjectCreationHandling", "(JsonObjectCreationHandling.Populate)")),
            var id when id == MemberDiagnostics.Field.Id => AsProperty(declaration)
                .Append(Mark(declaration, context, "JsonInclude")).Append(Mark(declaration, context, "JsonIgnore")),
            var id when id == MemberDiagnostics.NotIncluded.Id => Public(declaration).Prepend(Mark(declaration, context, "JsonInclude")),
            _ => [Mark(declaration, context, "JsonIgnore")],
        };
    }

    private static IEnumerable<Fix> NotRead(MemberDeclarationSyntax declaration, FixContext context)
    {
        bool hasSetter = context.Symbol is IPropertySymbol { SetMethod: not null };
        foreach (Fix fix in hasSetter ? PublicSetter(declaration) : Init(declaration))
            yield return fix;
        if (hasSetter)
            yield return Mark(declaration, context, "JsonInclude");
        yield return Mark(declaration, context, "JsonIgnore", "(Condition = JsonIgnoreCondition.WhenReading)");
    }

    /// <summary>Marks the member with an attribute of System.Text.Json.</summary>
    private static Fix Mark(MemberDeclarationSyntax declaration, FixContext context, string attribute, string? arguments = null) => new(
        $"Mark '{context.Symbol!.Name}' [{attribute}{arguments}]",
        $"Mark{attribute}",
        AttributeEdits.Add(declaration, context.Compilation.GetTypeByMetadataName($"System.Text.Json.Serialization.{attribute}Attribute")!, arguments));

    /// <summary>Adds an accessor to <c>{ get; }</c>.</summary>
    private static IEnumerable<Fix> Init(MemberDeclarationSyntax declaration)
    {
        if (declaration is not PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } accessors } || accessors[0] is not { Body: null, ExpressionBody: null } getter)
            yield break;
        yield return new Fix(
            "Add an init accessor",
            "AddInit",
            new Edit(declaration, (node, _) =>
            {
                var property = (PropertyDeclarationSyntax)node;
                AccessorDeclarationSyntax init = SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration)
                    .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken)).WithTrailingTrivia(getter.GetTrailingTrivia());
                AccessorDeclarationSyntax first = property.AccessorList!.Accessors[0].WithTrailingTrivia(SyntaxFactory.Space);
                return property.WithAccessorList(property.AccessorList.WithAccessors(SyntaxFactory.List([first, init])));
            }));
    }

    private static IEnumerable<Fix> PublicSetter(MemberDeclarationSyntax declaration)
    {
        if (declaration is not PropertyDeclarationSyntax { AccessorList: { } list }
            || list.Accessors.FirstOrDefault(static accessor => accessor.Modifiers.Any()) is not { } setter)
        {
            yield break;
        }

        yield return new Fix(
            $"Make the {setter.Keyword.ValueText} accessor public",
            "PublicSetter",
            new Edit(setter, static (node, _) => ((AccessorDeclarationSyntax)node).WithModifiers(default).WithLeadingTrivia(node.GetLeadingTrivia())));
    }

    /// <summary>Turns a field into a property, if the statement declares no other.</summary>
    private static IEnumerable<Fix> AsProperty(MemberDeclarationSyntax declaration)
    {
        if (declaration is not FieldDeclarationSyntax { Declaration.Variables.Count: 1 })
            yield break;
        yield return new Fix("Make it a property", "MakeProperty", new Edit(declaration, static (node, _) => Property((FieldDeclarationSyntax)node)));
    }

    private static PropertyDeclarationSyntax Property(FieldDeclarationSyntax field)
    {
        VariableDeclaratorSyntax variable = field.Declaration.Variables[0];
        string setter = field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) ? "init" : "set";
        string initializer = variable.Initializer is { } value ? $" {value};" : "";
        var property = (PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"{field.Declaration.Type} {variable.Identifier} {{ get; {setter}; }}{initializer}")!;
        IEnumerable<SyntaxToken> modifiers = field.Modifiers.Where(static modifier => modifier.Kind() is not (SyntaxKind.ReadOnlyKeyword or SyntaxKind.VolatileKeyword));
        return property.WithAttributeLists(field.AttributeLists).WithModifiers(SyntaxFactory.TokenList(modifiers)).WithTriviaFrom(field);
    }

    /// <summary>Makes a property public. A public field would need an attribute.</summary>
    private static IEnumerable<Fix> Public(MemberDeclarationSyntax declaration)
    {
        if (declaration is PropertyDeclarationSyntax property)
        {
            yield return new Fix(
                $"Make '{property.Identifier.ValueText}' public",
                "MakePublic",
                new Edit(declaration, static (node, generator) => generator.WithAccessibility(node, Accessibility.Public)));
        }
    }
}
