using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Lambda.Runtime.CodeFixes.Json;

/// <summary>Declares a record for the anonymous type in a call of <c>LambdaJson</c>, and creates it instead.</summary>
internal static class RecordForAnonymousType
{
    /// <returns>No fix for an anonymous type in another one, which needs two records, or in a variable, which may be used elsewhere.</returns>
    public static IEnumerable<Fix> Find(FixContext context)
    {
        if (context.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: { Count: 1 } arguments } call
            || arguments[0].Expression is not AnonymousObjectCreationExpressionSyntax creation
            || context.Model.GetTypeInfo(creation, context.Cancellation).Type is not INamedTypeSymbol { IsAnonymousType: true } type
            || call.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax) is not { } container)
        {
            yield break;
        }

        IPropertySymbol[] members = [.. type.GetMembers().OfType<IPropertySymbol>()];
        if (members.Any(static member => AnonymousTypes.IsIn(member.Type)))
            yield break;
        string name = context.Model.LookupNamespacesAndTypes(call.SpanStart, name: "Value").IsEmpty ? "Value" : "JsonValue";
        string declaration = $"internal record {name}({string.Join(", ", members.Select(Parameter))});";
        string values = string.Join(", ", creation.Initializers.Select(static initializer => initializer.Expression.ToString()));
        yield return new Fix(
            $"Declare the record '{name}', and use it",
            "DeclareRecord",
            new Edit(creation, (node, _) => SyntaxFactory.ParseExpression($"new {name}({values})").WithTriviaFrom(node)),
            new Edit(container, (node, generator) => generator.AddMembers(node, Parse(declaration, container))));
    }

    /// <summary>An empty line precedes the declaration, also in a file that does not end with a line break.</summary>
    private static MemberDeclarationSyntax Parse(string declaration, SyntaxNode container)
    {
        bool endsLine = container.ChildNodes().OfType<MemberDeclarationSyntax>().Last().GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        return SyntaxFactory.ParseMemberDeclaration(declaration)!
            .WithLeadingTrivia(Enumerable.Repeat(SyntaxFactory.CarriageReturnLineFeed, endsLine ? 1 : 2))
            .WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);
    }

    private static string Parameter(IPropertySymbol member)
    {
        string nullable = member is { NullableAnnotation: NullableAnnotation.Annotated, Type.IsReferenceType: true } ? "?" : "";
        return $"{TypeNames.Full(member.Type)}{nullable} {char.ToUpperInvariant(member.Name[0])}{member.Name.Substring(1)}";
    }
}
