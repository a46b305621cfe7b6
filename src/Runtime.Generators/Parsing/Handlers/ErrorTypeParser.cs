using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>The result of parsing one <c>[LambdaErrorType]</c> class.</summary>
/// <param name="Map">Its error type.</param>
/// <param name="Diagnostic">The error, if there is one.</param>
internal sealed record ParsedErrorType(ErrorTypeByDepth? Map, Diagnostic? Diagnostic);

/// <summary>Turns a <c>[LambdaErrorType]</c> class into its model, or into a diagnostic.</summary>
internal static class ErrorTypeParser
{
    public static ParsedErrorType Parse(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Parse((INamedTypeSymbol)context.TargetSymbol, context.Attributes[0], known);
    }

    public static ParsedErrorType Parse(INamedTypeSymbol type, AttributeData attribute, KnownTypes known)
    {
        string name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        string? reason = !KnownTypes.IsOrDerives(type, known.Exception)
            ? "is not an exception; derive it from Exception"
            : type.IsGenericType ? "is generic; mark a base class of it that is not"
            : Accessibilities.WhyInaccessible(type) is { } hidden ? $"cannot be named by the program: {hidden}; make it internal or public"
            : name.Length == 0 || name.Any(char.IsWhiteSpace) ? $"has the error type \"{name}\", which is empty or contains white space; give it a name such as \"OutOfStock\""
            : null;
        return reason is null
            ? new ParsedErrorType(new ErrorTypeByDepth(new ExceptionMapModel(TypeNames.Full(type), name), Depth(type)), null)
            : new ParsedErrorType(null, Diagnostic.Create(HandlerDiagnostics.BadErrorType, type.Locations[0], type.Name, reason));
    }

    /// <summary>The number of classes that it derives from.</summary>
    public static int Depth(INamedTypeSymbol type)
    {
        int depth = 0;
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
            depth++;
        return depth;
    }
}
