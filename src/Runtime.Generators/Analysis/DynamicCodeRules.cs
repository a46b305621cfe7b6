using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Finds calls of methods that need code generation at run time, or code that trimming removes, according to their attributes.</summary>
internal static class DynamicCodeRules
{
    private const string Dynamic = "RequiresDynamicCodeAttribute";
    private const string Unreferenced = "RequiresUnreferencedCodeAttribute";

    /// <summary>The classes whose calls a generator of the SDK replaces in a native publish.</summary>
    private static readonly HashSet<string> s_rewritten = new(StringComparer.Ordinal)
    {
        "ConfigurationBinder",
        "OptionsBuilderConfigurationExtensions",
        "OptionsConfigurationServiceCollectionExtensions",
    };

    public static Diagnostic? Check(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation operation, ISymbol caller)
    {
        // The code that reads an attribute creates it, and is reported instead: [MaxLength(20)] by the validator.
        if (operation.Syntax is AttributeSyntax)
            return null;
        if (Find(method) is not { } mark || s_rewritten.Contains(method.ContainingType.Name) || IsTypeByName(method, arguments) || IsSuppressed(caller) || IsConditional(operation))
            return null;
        string why = mark.AttributeClass!.Name == Dynamic ? ", where no code can be generated at run time" : ", because code that nothing visibly uses is removed";
        string message = mark.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        return Diagnostic.Create(NativeDiagnostics.DynamicCode, operation.Syntax.GetLocation(), CalledNames.DisplayName(method), why, message.Trim());
    }

    public static bool Requires(IMethodSymbol method) => Find(method) is not null;

    private static AttributeData? Find(IMethodSymbol method)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        ISymbol owner = definition.AssociatedSymbol ?? definition;
        return Mark(owner, Dynamic) ?? Mark(owner, Unreferenced)
            ?? (definition is { IsStatic: false, MethodKind: not MethodKind.Constructor }
                ? null
                : Mark(definition.ContainingType, Dynamic) ?? Mark(definition.ContainingType, Unreferenced));
    }

    private static AttributeData? Mark(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == name);

    /// <summary>Whether the call is <c>Type.GetType</c> with a constant name, which the compiler for native code understands.</summary>
    private static bool IsTypeByName(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        method is { ContainingType: { Name: "Type" }, Name: "GetType" } && arguments.Length > 0 && arguments[0].Value.ConstantValue.HasValue;

    /// <summary>Whether the caller or a type around it has the same attribute, or one that suppresses the warning.</summary>
    private static bool IsSuppressed(ISymbol caller)
    {
        for (ISymbol? symbol = caller; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (HasSuppression(symbol))
                return true;
        }

        return false;
    }

    private static bool HasSuppression(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is Dynamic or Unreferenced or "UnconditionalSuppressMessageAttribute");

    /// <summary>Whether the call is in a local function with such an attribute, or under a condition on <c>RuntimeFeature</c>.</summary>
    private static bool IsConditional(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation { Symbol: var local } && HasSuppression(local))
                return true;
            if (current is IConditionalOperation { Condition: var condition }
                && condition.DescendantsAndSelf().Any(static part => part is IPropertyReferenceOperation { Property: { ContainingType.Name: "RuntimeFeature" } }))
            {
                return true;
            }
        }

        return false;
    }
}
