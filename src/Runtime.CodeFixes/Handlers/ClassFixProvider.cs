using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Fixes classes that the program creates, classes of handlers and middleware, and classes of exceptions that have error types.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClassFixProvider)), Shared]
public sealed class ClassFixProvider : LambdaCodeFixProvider
{
    private const string ChosenAttribute = "Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [HandlerDiagnostics.CannotConstruct.Id, HandlerDiagnostics.BadMiddleware.Id, HandlerDiagnostics.BadMap.Id, HandlerDiagnostics.BadErrorType.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context) => context.Symbol switch
    {
        IMethodSymbol method when context.Diagnostic.Id == HandlerDiagnostics.CannotConstruct.Id => Creatable(method.ContainingType, context).Concat(Static(method, context)),
        IMethodSymbol method when context.Diagnostic.Id == HandlerDiagnostics.BadMiddleware.Id =>
            Arguments(method, context.Known.MiddlewareAttribute).Take(1).SelectMany(middleware => Creatable(middleware.Type, context)),
        IMethodSymbol method when context.Diagnostic.Id == HandlerDiagnostics.BadMap.Id => Maps(method, context),
        INamedTypeSymbol type when context.Diagnostic.Id == HandlerDiagnostics.BadErrorType.Id => ErrorType(type, context),
        _ => [],
    };

    /// <summary>Makes a class accessible, or its only constructor, or marks one of several constructors.</summary>
    private static IEnumerable<Fix> Creatable(INamedTypeSymbol type, FixContext context)
    {
        if (AccessibilityEdits.Fix(type, context) is { } accessible)
            return [accessible];
        IMethodSymbol[] constructors = [.. type.InstanceConstructors.Where(static constructor => !constructor.IsImplicitlyDeclared)];
        if (constructors.Length == 1)
            return AccessibilityEdits.Fix(constructors[0], context) is { } fix ? [fix] : [];
        return constructors.SelectMany(constructor => Declarations.Of((ISymbol)constructor, context).OfType<ConstructorDeclarationSyntax>()).Select((constructor, index) => new Fix(
            $"Mark {type.Name}{constructor.ParameterList} [ActivatorUtilitiesConstructor]",
            $"MarkConstructor{index}",
            AttributeEdits.Add(constructor, context.Compilation.GetTypeByMetadataName(ChosenAttribute)!)));
    }

    private static IEnumerable<Fix> Static(IMethodSymbol method, FixContext context) =>
        MethodEdits.CanBeStatic(method, context) ? [new Fix($"Make '{method.Name}' static", "MakeStatic", [.. MethodEdits.MakeStatic(method, context)])] : [];

    private static IEnumerable<Fix> Maps(IMethodSymbol method, FixContext context)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach ((INamedTypeSymbol exception, AttributeData attribute) in Arguments(method, context.Known.MapExceptionAttribute))
        {
            if (AccessibilityEdits.Fix(exception, context) is { } accessible)
                return [accessible];
            if (attribute.ApplicationSyntaxReference?.GetSyntax(context.Cancellation) is not AttributeSyntax node)
                continue;
            if (!IsName(attribute))
                return NameError(exception, node);
            if (!seen.Add(exception))
                return [new Fix($"Remove [{node.Name}]", "RemoveAttribute", AttributeEdits.Remove(node))];
        }

        return [];
    }

    /// <summary>The types of middleware or exceptions around a handler.</summary>
    private static IEnumerable<(INamedTypeSymbol Type, AttributeData Attribute)> Arguments(IMethodSymbol method, INamedTypeSymbol? attribute) =>
        new ISymbol[] { method.ContainingAssembly, method.ContainingType, method }
            .SelectMany(static place => place.GetAttributes())
            .Where(found => KnownTypes.Is(found.AttributeClass, attribute) && found.AttributeClass!.TypeArguments[0] is INamedTypeSymbol)
            .Select(static found => ((INamedTypeSymbol)found.AttributeClass!.TypeArguments[0], found));

    private static IEnumerable<Fix> ErrorType(INamedTypeSymbol type, FixContext context)
    {
        if (!KnownTypes.IsOrDerives(type, context.Known.Exception))
        {
            return type is { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, BaseType.SpecialType: SpecialType.System_Object }
                ? Declarations.Of(type, context).Take(1).Select(declaration => new Fix(
                    $"Derive '{type.Name}' from Exception",
                    "DeriveFromException",
                    new Edit(declaration, (node, generator) => generator.AddBaseType(node, TypeEdits.Name(generator, context.Known.Exception!)))))
                : [];
        }

        if (AccessibilityEdits.Fix(type, context) is { } accessible)
            return [accessible];
        return type.GetAttributes()
            .Where(static attribute => attribute.AttributeClass?.ToDisplayString() == KnownTypes.ErrorTypeAttributeName && !IsName(attribute))
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(context.Cancellation)).OfType<AttributeSyntax>()
            .SelectMany(attribute => NameError(type, attribute));
    }

    private static bool IsName(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault().Value is string { Length: > 0 } name && !name.Any(char.IsWhiteSpace);

    /// <summary>Names an error after its exception: <c>OutOfStock</c> for <c>OutOfStockException</c>.</summary>
    private static IEnumerable<Fix> NameError(INamedTypeSymbol exception, AttributeSyntax attribute)
    {
        const string Suffix = "Exception";
        string name = exception.Name.EndsWith(Suffix, StringComparison.Ordinal) && exception.Name.Length > Suffix.Length
            ? exception.Name.Substring(0, exception.Name.Length - Suffix.Length)
            : exception.Name;
        return (attribute.ArgumentList?.Arguments ?? default).Take(1).Select(argument => new Fix(
            $"Use the error type \"{name}\"", "NameError", LiteralEdits.Replace(argument.Expression, name)));
    }
}
