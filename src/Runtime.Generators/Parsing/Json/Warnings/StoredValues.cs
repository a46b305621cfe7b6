using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Finds the values that code puts into objects and collections.</summary>
/// <param name="code">The code. If it is an expression, its value is written, although it is passed to a method.</param>
/// <param name="model">The document with the code.</param>
internal sealed class StoredValues(SyntaxNode code, SemanticModel model)
{
    /// <summary>Names that are passed to a method anywhere in the code.</summary>
    private readonly Lazy<HashSet<string>> _passed = new(() => new(
        code.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => IsPassedOn(name, code)).Select(static name => name.Identifier.ValueText), StringComparer.Ordinal));

    private static readonly HashSet<string> s_adding = new(StringComparer.Ordinal) { "Add", "TryAdd", "Insert", "Enqueue", "Push", "AddLast", "AddFirst" };

    /// <summary>Each object or collection, by its type, with the values that the code puts into it at one place.</summary>
    public IEnumerable<(ITypeSymbol Holder, IEnumerable<ExpressionSyntax> Values)> Find()
    {
        foreach (SyntaxNode node in code.DescendantNodesAndSelf())
        {
            (ITypeSymbol? holder, IEnumerable<ExpressionSyntax> values) = node switch
            {
                BaseObjectCreationExpressionSyntax creation when !IsPassedOn(creation, code) =>
                    (TypeOf(creation), (creation.ArgumentList?.Arguments ?? default).Select(static argument => argument.Expression).Concat(Initial(creation.Initializer))),
                WithExpressionSyntax copy when !IsPassedOn(copy, code) => (TypeOf(copy), Initial(copy.Initializer)),
                ArrayCreationExpressionSyntax array when !IsPassedOn(array, code) => (TypeOf(array), Initial(array.Initializer)),
                ImplicitArrayCreationExpressionSyntax array when !IsPassedOn(array, code) => (TypeOf(array), Initial(array.Initializer)),
                CollectionExpressionSyntax list when !IsPassedOn(list, code) =>
                    (model.GetTypeInfo(list).ConvertedType, list.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression)),
                _ when Added(node) is { } added => (HolderType(added.Receiver), added.Values),
                _ => (null, (IEnumerable<ExpressionSyntax>)[]),
            };
            if (holder is not null)
                yield return (holder, values);
        }
    }

    /// <summary>The same for what the code puts into a variable after its declaration. The variable may be passed to methods.</summary>
    public IEnumerable<(ITypeSymbol Holder, IEnumerable<ExpressionSyntax> Values)> FindIn(string variable) =>
        from node in code.DescendantNodes()
        let added = Added(node)
        where added is { Receiver: IdentifierNameSyntax name } && name.Identifier.ValueText == variable
        let holder = TypeOf(added.Value.Receiver)
        where holder is not null
        select (holder, added.Value.Values);

    /// <summary>The object or collection that a statement changes, and the values that it puts into it.</summary>
    private static (ExpressionSyntax Receiver, IEnumerable<ExpressionSyntax> Values)? Added(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax member } assignment => (member.Expression, [assignment.Right]),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } assignment => (element.Expression, [assignment.Right]),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } adding when s_adding.Contains(call.Name.Identifier.ValueText) =>
            (call.Expression, adding.ArgumentList.Arguments.Select(static argument => argument.Expression)),
        _ => null,
    };

    /// <summary>What an initializer assigns or adds.</summary>
    private static IEnumerable<ExpressionSyntax> Initial(InitializerExpressionSyntax? initializer) =>
        (initializer?.Expressions ?? default).SelectMany(static expression => expression switch
        {
            AssignmentExpressionSyntax assignment => [assignment.Right],
            InitializerExpressionSyntax pair => pair.Expressions,
            _ => (IEnumerable<ExpressionSyntax>)[expression],
        });

    /// <summary>The type of a local variable or member; <see langword="null"/> if it is passed to a method, because the result may not contain it.</summary>
    private ITypeSymbol? HolderType(ExpressionSyntax receiver)
    {
        bool isPassed = receiver is IdentifierNameSyntax { Identifier.ValueText: var name } && _passed.Value.Contains(name);
        return isPassed ? null : TypeOf(receiver);
    }

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression).Type;

    /// <summary>
    /// Whether an object is passed to a method, as in <c>logger.BeginScope(new Dictionary&lt;string, object&gt; { … })</c>, so that the result may not contain it.
    /// </summary>
    private static bool IsPassedOn(ExpressionSyntax expression, SyntaxNode code) =>
        expression != code
        && (expression.Parent is ForEachStatementSyntax
            || (expression.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: var called } } }
                && (called as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText is not ("FromResult" or "Add" or "TryAdd" or "Insert")));
}
