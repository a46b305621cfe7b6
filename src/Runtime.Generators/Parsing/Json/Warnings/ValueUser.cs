using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Who writes a value, and says in messages what is wrong with a value that is written as <c>object</c>.</summary>
internal abstract class ValueUser
{
    private protected const string Writable = "null, string, bool, int, long, double, decimal, JsonElement, JsonNode or JsonDocument";

    /// <summary>What would name the type of the value.</summary>
    public abstract string Namer { get; }

    /// <returns><see langword="null"/> if the value can be written.</returns>
    public abstract (string Found, string Unless, string Advice)? Describe(ExpressionSyntax value, ITypeSymbol type, bool isStored);

    private protected static string DisplayName(ITypeSymbol type) => type.IsAnonymousType ? "an anonymous type" : $"'{TypeNames.Display(type)}'";

    /// <summary>Whether the writer of <c>object</c> writes values of the type; <see langword="null"/> if the type does not tell what the value is.</summary>
    private protected static bool? CanBeWritten(ITypeSymbol type) => type switch
    {
        _ when type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean
            or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => CanBeWritten(nullable.TypeArguments[0]),
        INamedTypeSymbol { Name: "JsonElement" or "JsonDocument" or "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue" } json
            when json.ContainingNamespace.ToDisplayString().StartsWith("System.Text.Json", StringComparison.Ordinal) => true,
        { TypeKind: TypeKind.Error } => true,
        { TypeKind: TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } => null,
        INamedTypeSymbol { IsAbstract: true } => null,
        _ => false,
    };
}

/// <summary>A handler, whose method returns the value. Other methods may return any value as <c>object</c>.</summary>
/// <param name="name">Its name.</param>
internal sealed class HandlerAsUser(string name) : ValueUser
{
    public override string Namer => "the signature";

    public override (string Found, string Unless, string Advice)? Describe(ExpressionSyntax value, ITypeSymbol type, bool isStored) =>
        CanBeWritten(type) != false || (type.Name is "Task" or "ValueTask" && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks")
            ? null
            : ($"Handler '{name}' returns {DisplayName(type)} as object", "", "return a record or class, and name it as the result's type");
}

/// <summary>A call of <c>LambdaJson</c>, which names the type.</summary>
/// <param name="method">The method.</param>
internal sealed class CallAsUser(string method) : ValueUser
{
    public override string Namer => "the call";

    public override (string Found, string Unless, string Advice)? Describe(ExpressionSyntax value, ITypeSymbol type, bool isStored)
    {
        bool? isWritten = CanBeWritten(type);
        if (isWritten == true || (isWritten is null && (isStored || IsElement(value))))
            return null;
        string found = type.SpecialType == SpecialType.System_Object ? $"LambdaJson.{method} writes an object" : $"LambdaJson.{method} writes {DisplayName(type)} as object";
        return (found, isWritten is null ? $" unless it is {Writable}" : "", Advice(type, isStored));
    }

    /// <summary><c>LambdaJson.Deserialize&lt;object>(json)</c> returns a <c>JsonElement</c>.</summary>
    private static bool IsElement(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Deserialize" } } };

    private string Advice(ITypeSymbol type, bool isStored) => type switch
    {
        INamedTypeSymbol { IsAnonymousType: true } anonymous => AnonymousTypes.Advice(anonymous),
        _ when isStored => "declare the member or the elements with that type",
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.TypeParameter or TypeKind.Dynamic } => $"cast it to its type: 'LambdaJson.{method}((Order)value)'",
        _ => $"name it: 'LambdaJson.{method}<{TypeNames.Display(type)}>(value)'",
    };
}
