using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>The part of <c>_HANDLER</c> after the file: a method, with or without its type.</summary>
/// <param name="text"><c>Handle</c>, <c>Handlers.Handle</c>, <c>Shop.Handlers::Handle</c></param>
internal sealed class MethodName(string text)
{
    private readonly int _end = text.LastIndexOf("::", StringComparison.Ordinal) is var colons and >= 0 ? colons : text.LastIndexOf('.');

    /// <summary>The name of the method without its type.</summary>
    public string Method => _end < 0 ? text : text[_end..].TrimStart(':', '.');

    private string Type => _end < 0 ? "" : text[.._end].Replace('+', '.');

    /// <summary>Returns whether the name matches a method.</summary>
    public bool Matches(IMethodSymbol method)
    {
        if (OwnName(method) == text)
            return true;
        string type = FullName(method.ContainingType);
        return method.Name == Method && (Type.Length == 0 || type == Type || type.EndsWith($".{Type}", StringComparison.Ordinal));
    }

    /// <summary>Returns the full name of a method: <c>Shop.Handlers::Handle</c>.</summary>
    public static string GetFullName(IMethodSymbol method) => $"{FullName(method.ContainingType)}::{method.Name}";

    /// <summary>Returns the attribute that makes a method a handler, such as <c>[LambdaHandler]</c> or <c>[SqsHandler]</c>, if it has one.</summary>
    public static AttributeData? Attribute(IMethodSymbol method) => method.GetAttributes().FirstOrDefault(HandlerAttributes.Is);

    private static string? OwnName(IMethodSymbol method) => Attribute(method) is { } attribute
        ? (attribute.AttributeClass!.Name == "LambdaHandlerAttribute"
            ? attribute.ConstructorArguments.FirstOrDefault().Value
            : attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Name").Value.Value) as string
        : null;

    private static string FullName(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
}
