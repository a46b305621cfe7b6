using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Json;

/// <summary>Writes the call of <c>LambdaJson</c> in a lambda, where generated code can replace it: <c>json => LambdaJson.Deserialize&lt;Order>(json)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LambdaJsonFixProvider)), Shared]
public sealed class LambdaJsonFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [JsonDiagnostics.PassedOn.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        if (context.Node.FirstAncestorOrSelf<SimpleNameSyntax>() is not { } name)
            yield break;
        ExpressionSyntax used = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (context.Model.GetSymbolInfo(used, context.Cancellation).Symbol is not IMethodSymbol { TypeArguments.Length: 1 } method)
            yield break;
        string parameter = method.Parameters[0].Name;
        string typeName = method.TypeArguments[0].ToMinimalDisplayString(context.Model, used.SpanStart);
        string called = name is GenericNameSyntax ? used.WithoutTrivia().ToString() : $"{used.WithoutTrivia()}<{typeName}>";
        string lambda = $"{parameter} => {called}({parameter})";
        yield return new Fix($"Write {lambda}", "WriteLambda", new Edit(used, (node, _) => SyntaxFactory.ParseExpression(lambda).WithTriviaFrom(node)));
    }
}
