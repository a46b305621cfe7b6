using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Finds out whether a client is kept for later invocations, although the handler creates it.</summary>
internal static class ClientUse
{
    /// <summary>The methods that put a value into a collection or a variable that is passed to them.</summary>
    private static readonly HashSet<string> s_storing = ["Add", "TryAdd", "AddOrUpdate", "GetOrAdd", "Set", "CompareExchange", "Exchange"];

    /// <summary>
    /// Whether the client is stored in a field, property or collection of the process, or is what a lambda returns. Such a lambda is a factory that something else
    /// calls once: <c>clients.GetOrAdd(tenant, static tenant => new AmazonS3Client(…))</c>.
    /// </summary>
    public static bool IsKept(IOperation creation) => IsKept(creation, new(SymbolEqualityComparer.Default));

    private static bool IsKept(IOperation value, HashSet<ISymbol> visited)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case IConversionOperation or ICoalesceOperation or IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                    value = value.Parent;
                    break;
                case IAssignmentOperation assignment when assignment.Value == value:
                    if (IsState(assignment.Target) || (assignment.Target is ILocalReferenceOperation { Local: var assigned } && IsKept(assigned, value, visited)))
                        return true;
                    value = assignment;
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } }:
                    return IsKept(declared, value, visited);
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return s_storing.Contains(call.TargetMethod.Name)
                        && ((call.Instance is { } instance && IsState(instance)) || call.Arguments.Any(static argument => IsState(argument.Value)));
                case IReturnOperation returned:
                    return IsInLambda(returned);
                default:
                    return false;
            }
        }
    }

    private static bool IsKept(ILocalSymbol local, IOperation inside, HashSet<ISymbol> visited) =>
        visited.Add(local)
        && Root(inside).Descendants().OfType<ILocalReferenceOperation>()
            .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsKept(reference, visited));

    /// <summary>Whether the target lives longer than the invocation: a static member, a member of the handler's object, or one of a service.</summary>
    private static bool IsState(IOperation target) => target switch
    {
        IConversionOperation conversion => IsState(conversion.Operand),
        IMemberReferenceOperation { Instance: null } => true,
        IMemberReferenceOperation { Instance: { } instance } => IsState(instance),
        IArrayElementReferenceOperation element => IsState(element.ArrayReference),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        IParameterReferenceOperation => true,
        _ => false,
    };

    private static bool IsInLambda(IOperation operation)
    {
        for (IOperation? at = operation; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return at is IAnonymousFunctionOperation;
        }

        return false;
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
