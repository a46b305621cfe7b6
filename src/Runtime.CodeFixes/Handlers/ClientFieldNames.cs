using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Names the fields of a class for clients. Clients that are created in the same way share a field.</summary>
/// <remarks>Several fixes of a class may be applied at once, and none sees the others. So each names the fields of all clients, in the order of the source.</remarks>
internal sealed class ClientFieldNames(INamedTypeSymbol type, FixContext context)
{
    private readonly SyntaxNode[] _parts = [.. Declarations.Of(type, context)];

    /// <summary>The field of the class that already has such a client; <see langword="null"/> without one.</summary>
    public string? Existing(SharedClient client)
    {
        IEnumerable<VariableDeclaratorSyntax> fields = _parts.SelectMany(static part => ((TypeDeclarationSyntax)part).Members).OfType<FieldDeclarationSyntax>()
            .Where(static field => field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
            .SelectMany(static field => field.Declaration.Variables);
        string key = Key(client.Creation, client.Type);
        return fields.FirstOrDefault(field => field.Initializer?.Value is BaseObjectCreationExpressionSyntax creation
            && Model(field).GetDeclaredSymbol(field, context.Cancellation) is IFieldSymbol { Type: var declared }
            && Key(creation, declared) == key)?.Identifier.ValueText;
    }

    /// <summary>The name of the field to be added for a client.</summary>
    public string? Added(SharedClient client)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        HashSet<string> taken = Taken();
        foreach (SharedClient other in Clients().Where(other => Existing(other) is null))
        {
            string key = Key(other.Creation, other.Type);
            if (!names.ContainsKey(key))
                names.Add(key, Candidates(other.Created.Name).First(taken.Add));
        }

        return names.TryGetValue(Key(client.Creation, client.Type), out string? name) ? name : null;
    }

    /// <summary>The names that mean something else in the class.</summary>
    private HashSet<string> Taken()
    {
        IEnumerable<SyntaxToken> tokens = _parts.SelectMany(static part => part.DescendantTokens()).Where(static token => token.IsKind(SyntaxKind.IdentifierToken));
        HashSet<string> taken = [.. tokens.Select(static token => token.ValueText)];
        for (INamedTypeSymbol? parent = type; parent is not null; parent = parent.BaseType)
            taken.UnionWith(parent.MemberNames);
        return taken;
    }

    /// <summary>The clients of the class that have a fix.</summary>
    private IEnumerable<SharedClient> Clients()
    {
        var rules = new ClientRules(context.Compilation);
        return _parts.SelectMany(static part => part.DescendantNodes()).OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => rules.IsReported(creation, Model(creation), context.Cancellation))
            .Select(creation => SharedClient.Find(creation, context))
            .OfType<SharedClient>();
    }

    /// <summary>Two clients with the same key are created in the same way.</summary>
    private string Key(BaseObjectCreationExpressionSyntax creation, ITypeSymbol field)
    {
        string arguments = creation.ArgumentList is { Arguments.Count: > 0 } list ? list.NormalizeWhitespace().ToString() : "()";
        ITypeSymbol? created = Model(creation).GetTypeInfo(creation, context.Cancellation).Type;
        return $"{field.ToDisplayString(NullableFlowState.None)}={created?.ToDisplayString()}{arguments}{creation.Initializer?.NormalizeWhitespace()}";
    }

    private SemanticModel Model(SyntaxNode node) => context.Compilation.GetSemanticModel(node.SyntaxTree);

    /// <summary>The names for a field, in the order of preference: <c>S3</c>, <c>S3Client</c>, <c>S3Client2</c>.</summary>
    private static IEnumerable<string> Candidates(string type)
    {
        string service = ClientNames.FieldName(type);
        string client = service.EndsWith("Client", StringComparison.Ordinal) ? service : service + "Client";
        return new[] { service, client }.Concat(Enumerable.Range(2, 1000).Select(number => $"{client}{number}"));
    }
}
