using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>What came of one call of <c>LambdaJson</c>, or of one <c>[LambdaJsonType]</c>.</summary>
internal sealed record ParsedRoot(ServedRoot? Served, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>A type to be read and written for the user's own code, with the types that it reaches.</summary>
internal sealed record ServedRoot(JsonRootModel Root, EquatableArray<JsonTypeModel> Readers, EquatableArray<JsonTypeModel> Writers);

/// <summary>Finds the types that user code reads and writes by <c>LambdaJson</c>: at its calls, and by attribute.</summary>
internal static class JsonRootParser
{
    private const string Facade = "LambdaJson";

    /// <summary><c>LambdaJson.Deserialize&lt;Order&gt;</c>, called or passed on, by the look of it.</summary>
    public static bool CanBeCall(SyntaxNode node, CancellationToken cancellation) =>
        node is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "Deserialize" or "Serialize" or "SerializeToUtf8Bytes",
            Expression: IdentifierNameSyntax { Identifier.ValueText: Facade } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: Facade },
        };

    /// <returns><see langword="null"/> for a call of something else.</returns>
    public static ParsedRoot? ParseCall(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        var call = (MemberAccessExpressionSyntax)context.Node;
        if (context.SemanticModel.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { TypeArguments.Length: 1 } method
            || method.ContainingType.ToDisplayString() != "Lambda.Runtime.LambdaJson")
        {
            return null;
        }

        Location location = call.Name.GetLocation();
        ITypeSymbol type = method.TypeArguments[0];
        bool isRead = method.Name == "Deserialize";
        if (HasTypeParameter(type))
            return new ParsedRoot(null, [Diagnostic.Create(JsonDiagnostics.OpenCall, location, method.Name, TypeNames.Display(type))]);
        return Parse(type, context.SemanticModel.Compilation, location, isRead, isWritten: !isRead);
    }

    public static ParsedRoot ParseType(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        return type.IsGenericType
            ? new ParsedRoot(null, [Diagnostic.Create(JsonDiagnostics.OpenCall, type.Locations[0], "[LambdaJsonType]", TypeNames.Display(type))])
            : Parse(type, context.SemanticModel.Compilation, type.Locations[0], isRead: true, isWritten: true);
    }

    private static ParsedRoot Parse(ITypeSymbol type, Compilation compilation, Location location, bool isRead, bool isWritten)
    {
        ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var known = new KnownTypes(compilation);
        var options = new JsonOptions(compilation);
        var readers = new JsonGraphParser(known, options, JsonDirection.Read, diagnostics.Add);
        var writers = new JsonGraphParser(known, options, JsonDirection.Write, diagnostics.Add);
        var root = new JsonRootModel(
            isRead ? readers.Parse(type, type.Name, location) : null,
            isWritten ? writers.Parse(type, type.Name, location) : null);
        return new ParsedRoot(diagnostics.Any(static found => found.Severity == DiagnosticSeverity.Error) ? null : new ServedRoot(root, readers.Models, writers.Models), diagnostics.ToImmutable());
    }

    private static bool HasTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => HasTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasTypeParameter),
        _ => false,
    };
}
