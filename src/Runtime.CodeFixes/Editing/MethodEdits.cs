using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Changes the declarations of methods.</summary>
internal static class MethodEdits
{
    public static IEnumerable<Edit> MakeStatic(IMethodSymbol method, FixContext context) => Declarations.Of(method, context)
        .Select(static declaration => new Edit(declaration, static (node, generator) => generator.WithModifiers(node, generator.GetModifiers(node).WithIsStatic(true))));

    /// <summary>Makes an <c>async void</c> method return <c>Task</c>.</summary>
    public static IEnumerable<Edit> ReturnTask(IMethodSymbol method, FixContext context) =>
        Declarations.Of(method, context).Select(declaration => TypeEdits.Replace(declaration.ReturnType, context.Known.Task!));

    /// <summary>Whether the code of a method needs no object: it names neither <c>this</c> nor an instance member.</summary>
    public static bool CanBeStatic(IMethodSymbol method, FixContext context)
    {
        SyntaxNode[] code = [.. Declarations.Of(method, context).SelectMany(static declaration => declaration.DescendantNodes())];
        return method is { IsAbstract: false, IsVirtual: false, IsOverride: false, MethodKind: MethodKind.Ordinary }
            && !code.Any(static node => node is ThisExpressionSyntax or BaseExpressionSyntax)
            && !code.OfType<SimpleNameSyntax>().Any(name => NeedsObject(name, context));
    }

    private static bool NeedsObject(SimpleNameSyntax name, FixContext context)
    {
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
            return false;
        return context.Compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name, context.Cancellation).Symbol switch
        {
            // A parameter of a primary constructor.
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
            IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } and { IsStatic: false } => true,
            _ => false,
        };
    }
}
