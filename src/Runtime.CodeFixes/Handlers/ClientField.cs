using Lambda.Runtime.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>The static field of a class for a client.</summary>
/// <param name="client">The client.</param>
/// <param name="type">The declaration of the class that has the handler.</param>
/// <param name="name">The name of the field.</param>
/// <param name="exists">The class has this field.</param>
internal sealed class ClientField(SharedClient client, TypeDeclarationSyntax type, string name, bool exists)
{
    public string Name => name;

    public bool Exists => exists;

    /// <summary>Finds or names the field for a client.</summary>
    public static ClientField? Create(SharedClient client, FixContext context)
    {
        if (client.Creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || context.Compilation.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type, context.Cancellation) is not { } symbol)
        {
            return null;
        }

        var names = new ClientFieldNames(symbol, context);
        string? existing = names.Existing(client);
        return (existing ?? names.Added(client)) is { } name ? new ClientField(client, type, name, existing is not null) : null;
    }

    /// <summary>Adds the field after the other static fields, so that those that it is created from are initialized before.</summary>
    public Edit Add() => new(
        type,
        (node, generator) =>
        {
            SyntaxList<MemberDeclarationSyntax> members = ((TypeDeclarationSyntax)node).Members;
            int index = members.LastIndexOf(static member => member.Modifiers.Any(SyntaxKind.StaticKeyword)
                && member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }) + 1;
            return generator.InsertMembers(node, index, [Declaration(generator)]);
        },
        name);

    private SyntaxNode Declaration(SyntaxGenerator generator)
    {
        BaseObjectCreationExpressionSyntax creation = client.Creation;
        ExpressionSyntax value = creation is ObjectCreationExpressionSyntax full && SymbolEqualityComparer.Default.Equals(client.Created, client.Type)
            ? SyntaxFactory.ImplicitObjectCreationExpression(full.ArgumentList ?? SyntaxFactory.ArgumentList().WithTrailingTrivia(full.Type.GetTrailingTrivia()), full.Initializer)
            : creation;
        SyntaxNode field = generator.FieldDeclaration(
            name, TypeEdits.Name(generator, client.Type), Accessibility.Private, DeclarationModifiers.Static | DeclarationModifiers.ReadOnly, value.WithoutTrivia());
        return client.WithComments(field).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
