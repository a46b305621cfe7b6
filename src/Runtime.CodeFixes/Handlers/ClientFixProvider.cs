using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Creates a client in a static field instead of in each invocation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientFixProvider)), Shared]
public sealed class ClientFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [HandlerDiagnostics.ClientInHandler.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        if (context.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } creation
            || SharedClient.Find(creation, context) is not { } client
            || ClientField.Create(client, context) is not { } field)
        {
            yield break;
        }

        var edits = new List<Edit>();
        if (!field.Exists)
            edits.Add(field.Add());
        if (client.Declaration is null)
            edits.Add(Use(creation));
        else
            edits.AddRange(client.References.Select(Use).Concat(client.RemoveDeclaration()));
        yield return new Fix($"Create the client once, in the field '{field.Name}'", "ShareClient", [.. edits]);

        Edit Use(ExpressionSyntax node) => new(node, (replaced, generator) => generator.IdentifierName(field.Name).WithTriviaFrom(replaced));
    }
}
