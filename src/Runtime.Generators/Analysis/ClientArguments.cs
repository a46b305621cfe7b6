using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Finds out what a client is created from.</summary>
internal static class ClientArguments
{
    /// <summary>Whether the client depends on an invocation: on the event, or on a result that the handler awaits.</summary>
    /// <remarks>A local variable depends on what it is initialized with.</remarks>
    public static bool DependOnInvocation(IObjectCreationOperation creation) => Depends(creation, new(SymbolEqualityComparer.Default));

    private static bool Depends(IOperation value, HashSet<ISymbol> visited) => value.DescendantsAndSelf().Any(operation => operation switch
    {
        IAwaitOperation => !IsInFunction(operation, value),
        // A parameter of the primary constructor belongs to the object.
        IParameterReferenceOperation { Parameter: var parameter } => !IsConstructor(parameter.ContainingSymbol) && !IsIn(parameter, value),
        ILocalReferenceOperation { Local: { IsConst: false } local } => !IsIn(local, value) && visited.Add(local)
            && (Initializer(local, operation) is not { } initializer || Depends(initializer, visited)),
        _ => false,
    });

    /// <summary>The expression that a local variable is initialized with, instead of a reference to it.</summary>
    public static IOperation Origin(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is ILocalReferenceOperation { Local: var local } ? Initializer(local, value) ?? value : value;
    }

    private static IOperation? Initializer(ILocalSymbol local, IOperation reference) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? reference.SemanticModel?.GetOperation(value)
            : null;

    private static bool IsConstructor(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    /// <summary>Whether the symbol is declared in the expression, such as the parameter of a lambda.</summary>
    private static bool IsIn(ISymbol symbol, IOperation expression) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == expression.Syntax.SyntaxTree && expression.Syntax.Span.Contains(reference.Span));

    private static bool IsInFunction(IOperation operation, IOperation expression)
    {
        for (IOperation? at = operation; at is not null && at != expression; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation)
                return true;
        }

        return false;
    }
}
