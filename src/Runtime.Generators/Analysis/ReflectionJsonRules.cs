using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Finds calls of System.Text.Json without metadata of types. Options may have metadata; calls are reported only if they clearly have none.</summary>
internal static class ReflectionJsonRules
{
    private const string Options = "JsonSerializerOptions";
    private const string Resolver = "TypeInfoResolver";

    public static bool IsJson(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString() is "System.Text.Json" or "System.Text.Json.Nodes" or "System.Text.Json.Serialization" or "System.Net.Http.Json";

    public static Diagnostic? Check(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Location location) =>
        Throws(method, arguments)
            ? Diagnostic.Create(NativeDiagnostics.ReflectionJson, location, CalledNames.DisplayName(method), Thrown(method), Remedy(method, Type(method, arguments)))
            : null;

    /// <summary>Reports the same in a test project that has reflection disabled.</summary>
    public static Diagnostic? CheckTest(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Location location) =>
        IsJson(method) && Throws(method, arguments)
            ? Diagnostic.Create(NativeDiagnostics.TestJson, location, CalledNames.DisplayName(method), Thrown(method))
            : null;

    private static bool Throws(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        DynamicCodeRules.Requires(method)
        && arguments.Where(static argument => argument.Parameter?.Type.Name == Options).All(static argument => HasNoMetadata(argument.Value))
        && !IsPassedOptions(method, arguments)
        && !IsNodeAlready(method, arguments);

    /// <summary>Whether the method is used as a delegate, which gets its options from its caller.</summary>
    private static bool IsPassedOptions(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        arguments.IsEmpty && method.Parameters.Any(static parameter => parameter.Type.Name == Options);

    private static string Thrown(IMethodSymbol method) =>
        method.ContainingNamespace.Name == "Nodes" ? nameof(NotSupportedException) : nameof(InvalidOperationException);

    /// <summary>
    /// Whether a generic method receives a node, an element or <see langword="null"/>, which need no metadata: <c>array.Add(new JsonObject())</c>.
    /// </summary>
    private static bool IsNodeAlready(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        method.TypeArguments.Length == 1
        && method.ContainingNamespace.Name == "Nodes"
        && (IsNull(arguments)
            || method.TypeArguments[0] is { Name: "JsonElement" }
            || (method.Name != "Create" && method.TypeArguments[0] is { Name: "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue" } node
                && node.ContainingNamespace.Name == "Nodes"));

    private static bool IsNull(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Length > 0 && (arguments[0].Value is IConversionOperation conversion ? conversion.Operand : arguments[0].Value).ConstantValue is { HasValue: true, Value: null };

    private static string Remedy(IMethodSymbol method, ITypeSymbol? type)
    {
        string name = type is null or ITypeParameterSymbol ? "" : $" for '{TypeNames.Display(type.WithNullableAnnotation(NullableAnnotation.None))}'";
        string pass = $"pass the JsonTypeInfo{name} of a JsonSerializerContext";
        return method switch
        {
            { ContainingType.Name: "JsonSerializer", Name: "Serialize" or "SerializeToUtf8Bytes" or "Deserialize" } => $"call LambdaJson.{method.Name}, or {pass}",
            { ContainingType.Name: "JsonValue" or "JsonArray" } => $"create the node with JsonNode.Parse or a typed overload, or {pass}",
            _ => pass,
        };
    }

    private static ITypeSymbol? Type(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        method.TypeArguments.Length == 1
            ? method.TypeArguments[0]
            : arguments.Select(static argument => (argument.Value as ITypeOfOperation)?.TypeOperand).FirstOrDefault(static type => type is not null);

    private static bool HasNoMetadata(IOperation options) => options switch
    {
        IConversionOperation conversion => HasNoMetadata(conversion.Operand),
        { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => true,
        IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: Options } } => true,
        IObjectCreationOperation { Syntax: BaseObjectCreationExpressionSyntax creation } => IsBare(creation),
        IFieldReferenceOperation { Field.IsReadOnly: true } field => IsBare(field.Field),
        ILocalReferenceOperation local => IsBare(local.Local),
        IPropertyReferenceOperation { Property.IsReadOnly: true } property => IsBare(property.Property),
        _ => false,
    };

    /// <summary>Options that are created in their declaration, in a file that does not mention metadata.</summary>
    private static bool IsBare(ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences.Length != 1)
            return false;
        SyntaxNode declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        ExpressionSyntax? value = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
        return value is BaseObjectCreationExpressionSyntax creation && IsBare(creation) && !declaration.SyntaxTree.ToString().Contains(Resolver);
    }

    /// <summary>Not a copy of other options, and without a resolver.</summary>
    private static bool IsBare(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList?.Arguments.All(static argument => argument.ToString().Contains("JsonSerializerDefaults")) != false
        && creation.Initializer?.Expressions.Any(static expression => expression.ToString().StartsWith(Resolver, StringComparison.Ordinal)) != true;
}
