using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Analysis;
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
internal sealed class ClientFields(SharedClient client, TypeDeclarationSyntax type, string name, bool exists)
{
    public string Name => name;

    public bool Exists => exists;

    /// <summary>Chooses the field for a client. Clients that are created in the same way share one. So the names depend on all clients of the class, of which several may be fixed at once.</summary>
    public static ClientFields? Create(SharedClient client, FixContext context)
    {
        if (client.Creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || context.Compilation.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type, context.Cancellation) is not { } symbol)
        {
            return null;
        }

        SyntaxNode[] parts = [.. Declarations.Of(symbol, context)];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (VariableDeclaratorSyntax field in parts.SelectMany(static part => ((TypeDeclarationSyntax)part).Members).OfType<FieldDeclarationSyntax>().SelectMany(Shared))
        {
            if (field.Initializer!.Value is BaseObjectCreationExpressionSyntax created
                && (context.Compilation.GetSemanticModel(field.SyntaxTree).GetDeclaredSymbol(field, context.Cancellation) as IFieldSymbol)?.Type is { } declared)
            {
                fields[Key(created, declared, context)] = field.Identifier.ValueText;
            }
        }

        string key = Key(client.Creation, client.Type, context);
        if (fields.TryGetValue(key, out string? existing))
            return new ClientFields(client, type, existing, exists: true);

        HashSet<string> taken = [.. parts.SelectMany(static part => part.DescendantTokens()).Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText)];
        for (INamedTypeSymbol? parent = symbol; parent is not null; parent = parent.BaseType)
            taken.UnionWith(parent.MemberNames);
        var rules = new ClientRules(context.Compilation);
        foreach (BaseObjectCreationExpressionSyntax creation in parts.SelectMany(static part => part.DescendantNodes()).OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (!rules.IsReported(creation, context.Compilation.GetSemanticModel(creation.SyntaxTree), context.Cancellation) || SharedClient.Find(creation, context) is not { } other)
                continue;
            string otherKey = Key(other.Creation, other.Type, context);
            if (fields.ContainsKey(otherKey))
                continue;
            string chosen = Candidates(other.Created.Name).First(taken.Add);
            fields.Add(otherKey, chosen);
        }

        return fields.TryGetValue(key, out string? added) ? new ClientFields(client, type, added, exists: false) : null;
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

    /// <summary>The variables of a static, read-only field that are initialized.</summary>
    private static IEnumerable<VariableDeclaratorSyntax> Shared(FieldDeclarationSyntax field) =>
        field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
            ? field.Declaration.Variables.Where(static variable => variable.Initializer is not null)
            : [];

    /// <summary>Two clients with the same key are created in the same way.</summary>
    private static string Key(BaseObjectCreationExpressionSyntax creation, ITypeSymbol field, FixContext context)
    {
        string arguments = creation.ArgumentList is { Arguments.Count: > 0 } list ? list.NormalizeWhitespace().ToString() : "()";
        return $"{field.ToDisplayString(NullableFlowState.None)}={TypeOf(creation, context)?.ToDisplayString()}{arguments}{creation.Initializer?.NormalizeWhitespace()}";
    }

    private static ITypeSymbol? TypeOf(BaseObjectCreationExpressionSyntax creation, FixContext context) =>
        context.Compilation.GetSemanticModel(creation.SyntaxTree).GetTypeInfo(creation, context.Cancellation).Type;

    /// <summary>The names for a field, in the order of preference: <c>S3</c>, <c>S3Client</c>, <c>S3Client2</c>.</summary>
    private static IEnumerable<string> Candidates(string type)
    {
        string service = ClientNames.FieldName(type);
        string client = service.EndsWith("Client", StringComparison.Ordinal) ? service : service + "Client";
        return new[] { service, client }.Concat(Enumerable.Range(2, 1000).Select(number => $"{client}{number}"));
    }
}
