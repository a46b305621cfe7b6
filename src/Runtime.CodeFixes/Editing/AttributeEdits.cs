using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Adds and removes attributes and their arguments.</summary>
internal static class AttributeEdits
{
    private const string JsonSpace = "System.Text.Json.Serialization";

    /// <summary>Adds an attribute to a declaration. On a parameter of a record, it applies to the property.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="attribute">The class of the attribute. A using is added if it is missing.</param>
    /// <param name="arguments">The arguments, with parentheses.</param>
    public static Edit Add(SyntaxNode declaration, INamedTypeSymbol attribute, string? arguments = null) => new(
        declaration,
        (node, generator) =>
        {
            SyntaxTriviaList leading = node.GetLeadingTrivia();
            bool isOnOwnLine = node is not ParameterSyntax && StartsLine(declaration);
            AttributeListSyntax list = List(generator, attribute, arguments, declaration)
                .WithLeadingTrivia(leading)
                .WithTrailingTrivia(isOnOwnLine ? SyntaxFactory.ElasticCarriageReturnLineFeed : SyntaxFactory.Space);
            bool isIndented = isOnOwnLine && leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia);
            return WithFirst(node.WithLeadingTrivia(isIndented ? SyntaxFactory.TriviaList(leading[leading.Count - 1]) : default), list);
        });

    private static bool StartsLine(SyntaxNode declaration)
    {
        SyntaxToken first = declaration.GetFirstToken();
        SyntaxToken previous = first.GetPreviousToken();
        return previous.IsKind(SyntaxKind.None) || previous.TrailingTrivia.Concat(first.LeadingTrivia).Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
    }

    private static SyntaxNode WithFirst(SyntaxNode node, AttributeListSyntax list) => node switch
    {
        MemberDeclarationSyntax member => member.WithAttributeLists(member.AttributeLists.Insert(0, list)),
        ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, list)),
        _ => node,
    };

    /// <summary>Removes an attribute, and its brackets if there is no other in them.</summary>
    public static Edit Remove(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return new Edit(list, (node, _) => ((AttributeListSyntax)node).WithAttributes(list.Attributes.Remove(attribute)));
        return new Edit(list.Parent!, (node, generator) => generator.RemoveNode(node, node.ChildNodes().ElementAt(IndexIn(list))).WithLeadingTrivia(node.GetLeadingTrivia()));
    }

    /// <summary>Writes another attribute, without arguments.</summary>
    public static Edit Replace(AttributeSyntax attribute, INamedTypeSymbol other) =>
        new(attribute, (node, generator) => SyntaxFactory.Attribute((NameSyntax)TypeEdits.Name(generator, other)).WithTriviaFrom(node));

    /// <summary>Removes an argument, and the parentheses if there is no other in them.</summary>
    public static Edit RemoveArgument(AttributeArgumentSyntax argument)
    {
        var list = (AttributeArgumentListSyntax)argument.Parent!;
        return new Edit(
            list.Parent!,
            (node, _) => ((AttributeSyntax)node).WithArgumentList(list.Arguments.Count == 1 ? null : list.WithArguments(list.Arguments.Remove(argument))));
    }

    private static int IndexIn(AttributeListSyntax list) => list.Parent!.ChildNodes().TakeWhile(node => node != list).Count();

    private static AttributeListSyntax List(SyntaxGenerator generator, INamedTypeSymbol attribute, string? arguments, SyntaxNode declaration)
    {
        bool isAmbiguous = HasNewtonsoft(declaration) && attribute.ContainingNamespace.ToDisplayString() == JsonSpace;
        var name = (NameSyntax)(isAmbiguous ? generator.TypeExpression(attribute) : TypeEdits.Name(generator, attribute));
        string? text = isAmbiguous && arguments is not null ? Regex.Replace(arguments, @"\bJson(IgnoreCondition|StringEnumConverter)\b", $"{JsonSpace}.$0") : arguments;
        AttributeArgumentListSyntax? list = text is null ? null : SyntaxFactory.ParseAttributeArgumentList(text);
        AttributeListSyntax result = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name, list)));
        return declaration is ParameterSyntax { Parent.Parent: RecordDeclarationSyntax }
            ? result.WithTarget(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.PropertyKeyword)))
            : result;
    }

    /// <summary>Whether names such as <c>JsonIgnore</c> would be ambiguous with a using of <c>System.Text.Json.Serialization</c>.</summary>
    private static bool HasNewtonsoft(SyntaxNode declaration) =>
        declaration.SyntaxTree.GetCompilationUnitRoot().DescendantNodes(static node => node is not MemberDeclarationSyntax or BaseNamespaceDeclarationSyntax)
            .Any(static node => node is UsingDirectiveSyntax { Name: { } name } && name.ToString() == "Newtonsoft.Json");
}
