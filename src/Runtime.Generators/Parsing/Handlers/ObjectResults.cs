using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Looks for values that a handler returns as <c>object</c> and that cannot be written, because no writer is generated for their type.</summary>
internal static class ObjectResults
{
    /// <summary>Reports each place that returns such a value.</summary>
    public static void Check(IMethodSymbol method, KnownTypes known, DiagnosticBag report)
    {
        foreach (SyntaxNode declaration in method.DeclaringSyntaxReferences.Select(static of => of.GetSyntax()))
        {
            SemanticModel model = known.Compilation.GetSemanticModel(declaration.SyntaxTree);
            foreach (ExpressionSyntax value in Returned(declaration).SelectMany(Values))
            {
                if (model.GetTypeInfo(value).Type is { } type && !CanBeWritten(type))
                    report.Add(MemberDiagnostics.ObjectValue, value.GetLocation(), DisplayName(type));
            }
        }
    }

    /// <summary>The method returns a sequence of <c>object</c>, which it yields.</summary>
    public static bool IsYielded(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Name: "IEnumerable", TypeArguments: { Length: 1 } elements }
        && elements[0].SpecialType == SpecialType.System_Object
        && method.DeclaringSyntaxReferences.Any(static of => Returned(of.GetSyntax()).Any(static value => value.Parent is YieldStatementSyntax));

    /// <summary>
    /// Reports each such value that the method puts into an object or collection whose type the result reaches: <c>new Response(200, new { Ok = true })</c>.
    /// </summary>
    public static void CheckMembers(IMethodSymbol method, JsonGraphParser writers, DiagnosticBag report)
    {
        HashSet<string> written = [.. writers.Models.Where(static model => model is JsonObjectModel or JsonListModel or JsonDictionaryModel).Select(static model => model.Type)];
        if (written.Count == 0)
            return;
        foreach (SyntaxNode declaration in method.DeclaringSyntaxReferences.Select(static of => of.GetSyntax()))
        {
            SemanticModel model = writers.Context.Known.Compilation.GetSemanticModel(declaration.SyntaxTree);
            foreach ((ITypeSymbol holder, IEnumerable<ExpressionSyntax> values) in new StoredValues(declaration, model).Find())
            {
                if (!IsWritten(holder, written))
                    continue;
                foreach (ExpressionSyntax value in values.SelectMany(Values))
                {
                    if (model.GetTypeInfo(value) is { Type: { } type, ConvertedType.SpecialType: SpecialType.System_Object } && !CanBeWritten(type))
                        report.Add(MemberDiagnostics.ObjectValue, value.GetLocation(), DisplayName(type));
                }
            }
        }
    }

    /// <summary>The result reaches the type, or one that it implements: <c>IReadOnlyDictionary&lt;string, object&gt;</c>.</summary>
    private static bool IsWritten(ITypeSymbol holder, HashSet<string> written) =>
        written.Contains(TypeNames.Full(holder)) || holder.AllInterfaces.Any(implemented => written.Contains(TypeNames.Full(implemented)));

    private static string DisplayName(ITypeSymbol type) => type.IsAnonymousType ? "an anonymous type" : TypeNames.Display(type);

    /// <summary>What the method itself returns, and not a lambda or local function in it.</summary>
    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode declaration)
    {
        if (declaration is MethodDeclarationSyntax { ExpressionBody.Expression: { } arrow })
            return [arrow];
        return declaration
            .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Select(static node => node is ReturnStatementSyntax returned ? returned.Expression : node is YieldStatementSyntax yielded ? yielded.Expression : null)
            .OfType<ExpressionSyntax>();
    }

    /// <summary>The values of an expression, without parentheses, casts, conditions and tasks around them.</summary>
    private static IEnumerable<ExpressionSyntax> Values(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Values(inner.Expression),
        CastExpressionSyntax { Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ObjectKeyword } or NullableTypeSyntax } cast => Values(cast.Expression),
        ConditionalExpressionSyntax choice => Values(choice.WhenTrue).Concat(Values(choice.WhenFalse)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => Values(choice.Left).Concat(Values(choice.Right)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(static arm => Values(arm.Expression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } =>
            Values(arguments[0].Expression),
        ObjectCreationExpressionSyntax { Type: var created, ArgumentList.Arguments: { Count: 1 } arguments } when created.ToString().Contains("ValueTask<object") =>
            Values(arguments[0].Expression),
        _ => [expression],
    };

    /// <summary>Whether the writer of <c>object</c> writes the type, or the type does not tell what the value is.</summary>
    private static bool CanBeWritten(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error } => true,
        _ when type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_String or SpecialType.System_Boolean
            or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => CanBeWritten(nullable.TypeArguments[0]),
        INamedTypeSymbol { IsAbstract: true } => true,
        INamedTypeSymbol { Name: "Task" or "ValueTask" } task => task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks",
        INamedTypeSymbol { Name: "JsonElement" or "JsonDocument" or "JsonObject" or "JsonArray" or "JsonValue" } json =>
            json.ContainingNamespace.ToDisplayString().StartsWith("System.Text.Json", StringComparison.Ordinal),
        _ => false,
    };
}
