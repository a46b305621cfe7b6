using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>
/// Decides whether a property that is not read has data that JSON could contain. Properties that are computed, constant, or derived from
/// a constructor's parameters do not.
/// </summary>
internal static class PropertyState
{
    private static readonly string[] Copies = ["AsReadOnly", "AsEnumerable", "ToArray", "ToList", "ToImmutableArray", "ToImmutableList", "ToFrozenSet", "ToHashSet"];

    /// <param name="property">A property in source that JSON cannot set.</param>
    /// <param name="constructor">The constructor that creates the object.</param>
    /// <param name="canChange">Its value is an object that can be changed, so its initial value is not constant.</param>
    /// <param name="compilation">Finds constants.</param>
    public static bool IsLost(IPropertySymbol property, IMethodSymbol? constructor, bool canChange, Compilation compilation)
    {
        if (property.IsAbstract)
            return false;
        List<PropertyDeclarationSyntax> declarations = [.. property.DeclaringSyntaxReferences.Select(static of => of.GetSyntax()).OfType<PropertyDeclarationSyntax>()];
        if (declarations.Count == 0)
            return false;

        var code = new TypeCode(property.ContainingType, constructor);
        ExpressionSyntax? initializer = declarations.Select(static declaration => declaration.Initializer?.Value).FirstOrDefault(static value => value is not null);
        if (property.SetMethod is not null)
            return !code.IsSetElsewhere(property.Name, property) && code.LeavesToInitializer(property.Name, initializer, canChange: true, compilation);
        if (declarations.Exists(IsAuto) && !declarations.Exists(static declaration => GetterOf(declaration) is not null))
            return code.LeavesToInitializer(property.Name, initializer, canChange, compilation);

        // private readonly List<Line> _lines = []; public IReadOnlyList<Line> Lines => _lines;
        IFieldSymbol? field = declarations.Select(GetterOf).Select(FieldName)
            .Where(static name => name is not null)
            .SelectMany(name => property.ContainingType.GetMembers(name!))
            .OfType<IFieldSymbol>()
            .FirstOrDefault(static field => !field.IsStatic);
        return field is not null && !new JsonAttributes(field).IsIncluded && !code.IsSetElsewhere(field.Name, property)
            && code.LeavesToInitializer(field.Name, InitializerOf(field), canChange || !field.IsReadOnly, compilation);
    }

    /// <summary>The field that a getter returns: directly, created at first use, or as a copy or view of a collection.</summary>
    private static string? FieldName(ExpressionSyntax? getter) => getter switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax call } when Copies.Contains(call.Name.Identifier.ValueText) =>
            FieldName(call.Expression),
        ParenthesizedExpressionSyntax inner => FieldName(inner.Expression),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } lazy when IsEmpty(lazy.Right) => FieldName(lazy.Left),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } lazy when IsEmpty(lazy.Right) => FieldName(lazy.Left),
        _ => null,
    };

    /// <summary>An empty value that is created at first use is not computed: <c>_lines ??= []</c>.</summary>
    private static bool IsEmpty(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => IsEmpty(inner.Expression),
        AssignmentExpressionSyntax assignment => IsEmpty(assignment.Right),
        CollectionExpressionSyntax list => list.Elements.Count == 0,
        BaseObjectCreationExpressionSyntax creation => creation is { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null or { Expressions.Count: 0 } },
        _ => false,
    };

    private static bool IsAuto(PropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.Any(static accessor =>
            accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && accessor is { Body: null, ExpressionBody: null }) == true;

    private static ExpressionSyntax? GetterOf(PropertyDeclarationSyntax property)
    {
        if (property.ExpressionBody is { } arrow)
            return arrow.Expression;
        AccessorDeclarationSyntax? getter = property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        return getter?.ExpressionBody?.Expression
            ?? (getter?.Body?.Statements.Count == 1 ? (getter.Body.Statements[0] as ReturnStatementSyntax)?.Expression : null);
    }

    public static ExpressionSyntax? InitializerOf(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.Select(static of => of.GetSyntax()).OfType<VariableDeclaratorSyntax>().FirstOrDefault()?.Initializer?.Value;
}
