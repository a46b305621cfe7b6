using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Symbols;

/// <summary>Names of types and methods: in code, in messages, and as parts of generated names.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat CodeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    /// <summary>For code: <c>global::Shop.Order</c>. Nullability of references is left out: it does not make another type.</summary>
    public static string Full(ITypeSymbol type) => type.ToDisplayString(CodeFormat);

    /// <summary>For messages: <c>Shop.Order</c>.</summary>
    public static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    /// <summary>For messages: <c>Shop.Order.Id</c>.</summary>
    public static string Display(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    /// <summary>For messages: <c>Functions.Hello</c>.</summary>
    public static string ShortName(IMethodSymbol method) => method.ContainingType switch
    {
        null => method.Name,
        { CanBeReferencedByName: false, ContainingType: { } outer } => $"{outer.Name}.{method.Name}",
        { } type => $"{type.Name}.{method.Name}",
    };

    /// <summary>For the name of a class: <c>Shop_Functions_Hello</c>.</summary>
    public static string Identifier(IMethodSymbol method)
    {
        var name = new StringBuilder();
        foreach (char c in $"{method.ContainingType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)}.{method.Name}")
            name.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        return name.ToString();
    }

    /// <summary>For the name of a method: <c>Order</c>, <c>ListOfOrder</c>, <c>PairOfOrderAndInt32</c>.</summary>
    public static string Identifier(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => "ArrayOf" + Identifier(array.ElementType),
        INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } generic =>
            $"{generic.Name}Of{string.Join("And", arguments.Select(Identifier))}",
        INamedTypeSymbol { ContainingType: { } outer } nested => $"{Identifier(outer)}_{nested.Name}",
        _ => type.Name,
    };

    /// <summary>For messages: <c>JsonIgnore</c> for <c>JsonIgnoreAttribute</c>.</summary>
    public static string Attribute(INamedTypeSymbol type) =>
        type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;

    /// <summary>For messages: text as it is between the quotes of a string literal.</summary>
    public static string LiteralText(string text)
    {
        string literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return literal.Substring(1, literal.Length - 2);
    }

    /// <summary>For messages: the target of an attribute on a member, <c>property: </c> if a parameter of a record declares the member.</summary>
    public static string AttributeTarget(ISymbol member) =>
        member.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is ParameterSyntax) ? "property: " : "";

    /// <summary>An identifier, with <c>@</c> if it is a keyword.</summary>
    public static string Escaped(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;

    public static string Describe(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Private => "private",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => accessibility.ToString(),
    };

    public static string Describe(TypeKind kind) => kind switch
    {
        TypeKind.Interface => "an interface",
        TypeKind.Enum => "an enum",
        TypeKind.Delegate => "a delegate",
        TypeKind.Dynamic => "dynamic",
        TypeKind.Pointer or TypeKind.FunctionPointer => "a pointer",
        TypeKind.TypeParameter => "a type parameter",
        _ => "a type of this kind",
    };
}
