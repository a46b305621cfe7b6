using System.Text;
using Lambda.Runtime.Errors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>Makes an expression a handler. It is evaluated during initialization, and its value is called for each event. Its type determines the event and the response.</summary>
internal static class ExpressionHandler
{
    private const string File = "_HANDLER";
    private const string Name = "expression";

    private static readonly SymbolDisplayFormat Code = SymbolDisplayFormat.FullyQualifiedFormat;

    public static (CSharpCompilation Compilation, string Handler) Add(CSharpCompilation compilation, HandlerReference reference, FunctionFolder folder)
    {
        string text = reference.Text;
        Check(SyntaxFactory.ParseExpression(text, options: FunctionSources.ParseOptions).SyntaxTree.GetDiagnostics(), reference, folder);
        SyntaxTree probe = Parse($$"""
            internal static class LambdaExpression
            {
                private static void Probe()
                {
                    var function =
            #line 1 "{{File}}"
            {{text}}
            #line default
                    ;
                }
            }
            """);
        Check(probe.GetDiagnostics(), reference, folder);
        CSharpCompilation probed = compilation.AddSyntaxTrees(probe);
        SemanticModel model = probed.GetSemanticModel(probe);
        var variable = (ILocalSymbol)model.GetDeclaredSymbol(probe.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().First())!;
        Check(model.GetDiagnostics(), reference, folder);
        return (compilation.AddSyntaxTrees(Handler(text, Signature(variable.Type, reference))), Name);
    }

    /// <summary>Returns the method that calls the value.</summary>
    private static (string Type, IMethodSymbol Invoke) Signature(ITypeSymbol type, HandlerReference reference)
    {
        if (type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } || !type.CanBeReferencedByName)
        {
            throw new RuntimeException(
                LayerErrorTypes.InvalidHandler,
                $"_HANDLER is \"{reference.Text}\", an expression of type {type.ToDisplayString()}, which cannot be called. "
                + "Expected a lambda expression with the types of its parameters, such as (string s)=>s.Length, or an expression that returns a Func or an Action.");
        }

        if (invoke.Parameters.Select(static parameter => parameter.Type).Append(invoke.ReturnType).FirstOrDefault(IsUnnamed) is { } unnamed)
        {
            throw new RuntimeException(
                LayerErrorTypes.InvalidHandler,
                $"_HANDLER is \"{reference.Text}\", an expression that takes or returns {unnamed.ToDisplayString()}, which has no name. "
                + "Expected a Dictionary<string, string>, or a record in a .cs file of the task root.");
        }

        return (type.ToDisplayString(Code), invoke);
    }

    /// <summary>Returns whether a type is or contains an anonymous type.</summary>
    private static bool IsUnnamed(ITypeSymbol type) => type switch
    {
        { IsAnonymousType: true } => true,
        IArrayTypeSymbol array => IsUnnamed(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnnamed),
        _ => false,
    };

    private static SyntaxTree Handler(string text, (string Type, IMethodSymbol Invoke) signature)
    {
        string parameters = string.Join(", ", signature.Invoke.Parameters.Select(static (parameter, i) => $"{parameter.Type.ToDisplayString(Code)} p{i}"));
        string arguments = string.Join(", ", signature.Invoke.Parameters.Select(static (_, i) => $"p{i}"));
        return Parse($$"""
            internal static class LambdaExpression
            {
                private static readonly {{signature.Type}} Function;

                static LambdaExpression()
                {
                    var function =
            #line 1 "{{File}}"
            {{text}}
            #line default
                    ;
                    Function = function ?? throw new global::System.InvalidOperationException("The expression in _HANDLER is null, which cannot be called.");
                }

                [global::Lambda.Runtime.LambdaHandler("{{Name}}")]
                internal static {{signature.Invoke.ReturnType.ToDisplayString(Code)}} Invoke({{parameters}}) => Function({{arguments}});
            }
            """);
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, FunctionSources.ParseOptions, "expression.g.cs", Encoding.UTF8);

    /// <summary>Reports text that looks like a file and a method as a missing file.</summary>
    private static void Check(IEnumerable<Diagnostic> diagnostics, HandlerReference reference, FunctionFolder folder)
    {
        diagnostics = [.. diagnostics];
        if (reference.IsName && CompilationErrors.Texts(diagnostics, sources: null) is [{ } first, ..])
            throw HandlerProblem.NoFileAndNoExpression(reference.Text, folder, first + ".");
        CompilationErrors.Throw(diagnostics, sources: null);
    }
}
