using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Fixes the declaration of a handler, and its attributes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandlerFixProvider)), Shared]
public sealed class HandlerFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        HandlerDiagnostics.Inaccessible.Id, HandlerDiagnostics.AsyncVoid.Id, HandlerDiagnostics.NotAMethod.Id, HandlerDiagnostics.BadName.Id,
        HandlerDiagnostics.AmbiguousName.Id, HandlerDiagnostics.BadMargin.Id, HandlerDiagnostics.UnusedMargin.Id, HandlerDiagnostics.UnusedAttribute.Id,
    ];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        if (context.Diagnostic.Id == HandlerDiagnostics.UnusedAttribute.Id)
            return UnusedAttribute(context);
        if (context.Symbol is not IMethodSymbol method || !Declarations.Of(method, context).Any())
            return [];
        IEnumerable<AttributeSyntax> attributes = Declarations.Attributes(method, type => KnownTypes.Is(type, context.Known.HandlerAttribute), context);
        return context.Diagnostic.Id switch
        {
            var id when id == HandlerDiagnostics.Inaccessible.Id => AccessibilityEdits.Fix(method, context) is { } fix ? [fix] : [],
            var id when id == HandlerDiagnostics.AsyncVoid.Id => [new Fix("Return Task", "ReturnTask", [.. MethodEdits.ReturnTask(method, context)])],
            var id when id == HandlerDiagnostics.NotAMethod.Id => Conditional(method, context),
            var id when id == HandlerDiagnostics.BadName.Id => attributes.SelectMany(BadName),
            var id when id == HandlerDiagnostics.AmbiguousName.Id => attributes.SelectMany(attribute => AmbiguousName(attribute, context.Diagnostic)),
            var id when id == HandlerDiagnostics.UnusedMargin.Id => CancellationToken(method, context).Concat(attributes.SelectMany(RemoveMargin)),
            _ => attributes.SelectMany(RemoveMargin),
        };
    }

    private static IEnumerable<Fix> Conditional(IMethodSymbol method, FixContext context) =>
        Declarations.Attributes(method, static type => type.ToDisplayString() == "System.Diagnostics.ConditionalAttribute", context)
            .Take(1)
            .Select(static attribute => new Fix("Remove [Conditional]", "RemoveConditional", AttributeEdits.Remove(attribute)));

    private static IEnumerable<Fix> BadName(AttributeSyntax attribute)
    {
        if (FirstArgument(attribute) is not { } argument)
            yield break;
        yield return new Fix("Use the name of the method", "MethodName", AttributeEdits.RemoveArgument(argument));
        if (argument.Expression is LiteralExpressionSyntax { Token.Value: string text }
            && string.Join("-", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } name)
        {
            yield return new Fix($"Use the name \"{name}\"", "NameWithHyphens", LiteralEdits.Replace(argument.Expression, name));
        }
    }

    private static IEnumerable<Fix> AmbiguousName(AttributeSyntax attribute, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Name, out string? name) || name is null)
            yield break;
        yield return new Fix(
            $"Name it \"{name}\"",
            "NameHandler",
            new Edit(attribute, (node, generator) =>
            {
                AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument((ExpressionSyntax)generator.LiteralExpression(name));
                AttributeArgumentListSyntax list = ((AttributeSyntax)node).ArgumentList ?? SyntaxFactory.AttributeArgumentList();
                SeparatedSyntaxList<AttributeArgumentSyntax> others = FirstArgument(attribute) is null ? list.Arguments : list.Arguments.RemoveAt(0);
                return ((AttributeSyntax)node).WithArgumentList(list.WithArguments(others.Insert(0, argument)));
            }));
    }

    private static IEnumerable<Fix> CancellationToken(IMethodSymbol method, FixContext context)
    {
        // A parameter after one with a default value would need one, too.
        if (method.Parameters.Any(static parameter => parameter.HasExplicitDefaultValue || parameter.Name == "cancellationToken"))
            yield break;
        IEnumerable<Edit> edits = Declarations.Of(method, context).Select(declaration => new Edit(declaration, (node, generator) =>
            generator.AddParameters(node, [generator.ParameterDeclaration("cancellationToken", TypeEdits.Name(generator, context.Known.CancellationToken!))])));
        yield return new Fix("Add a CancellationToken", "AddCancellationToken", [.. edits]);
    }

    private static IEnumerable<Fix> RemoveMargin(AttributeSyntax attribute) =>
        (attribute.ArgumentList?.Arguments ?? default)
            .Where(static argument => argument.NameEquals?.Name.Identifier.ValueText == "CancellationMarginMilliseconds")
            .Select(static argument => new Fix("Remove CancellationMarginMilliseconds", "RemoveMargin", AttributeEdits.RemoveArgument(argument)));

    private static IEnumerable<Fix> UnusedAttribute(FixContext context)
    {
        if (context.OtherNode?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            yield return new Fix($"Remove [{attribute.Name}]", "RemoveAttribute", AttributeEdits.Remove(attribute));
        if (context.Symbol is IMethodSymbol method)
        {
            foreach (MethodDeclarationSyntax declaration in Declarations.Of(method, context).Take(1))
                yield return new Fix("Mark the method [LambdaHandler]", "MarkHandler", AttributeEdits.Add(declaration, context.Known.HandlerAttribute!));
        }
    }

    private static AttributeArgumentSyntax? FirstArgument(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);
}
