using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Lambda.Runtime.CodeFixes.Json;

/// <summary>Calls <c>LambdaJson</c> instead of <c>JsonSerializer</c>, if it has such a method. It always has the settings of <c>JsonSerializerOptions.Web</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JsonSerializerFixProvider)), Shared]
public sealed class JsonSerializerFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NativeDiagnostics.ReflectionJson.Id];

    /// <inheritdoc/>
    /// <remarks>The names in the JSON of a call without options change. So each call is fixed by hand, and not by a plain <c>dotnet format</c>.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        if (context.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: var arguments } call
            || arguments.Count is not (1 or 2)
            || context.Model.GetSymbolInfo(call, context.Cancellation).Symbol is not IMethodSymbol { ContainingType.Name: "JsonSerializer", TypeArguments.Length: 1 } method
            || method.TypeArguments[0] is ITypeParameterSymbol or { IsAnonymousType: true }
            || context.Compilation.GetTypeByMetadataName("Lambda.Runtime.LambdaJson") is not { } json
            || context.Model.GetTypeInfo(arguments[0].Expression, context.Cancellation).Type is not { } given
            || !json.GetMembers(method.Name).OfType<IMethodSymbol>().Any(found => Takes(found.Parameters[0].Type, given, context.Compilation)))
        {
            yield break;
        }

        var replaced = new Edit(access.Expression, (node, generator) => TypeEdits.Name(generator, json).WithTriviaFrom(node));
        if (arguments.Count == 1)
            yield return new Fix($"Call LambdaJson.{method.Name}, whose names are in camel case", "CallLambdaJsonWithoutOptions", replaced);
        else if (context.Model.GetSymbolInfo(arguments[1].Expression, context.Cancellation).Symbol is IPropertySymbol { Name: "Web", ContainingType.Name: "JsonSerializerOptions" })
            yield return new Fix($"Call LambdaJson.{method.Name}", "CallLambdaJson", replaced, new Edit(call.ArgumentList, WithoutLast));
    }

    private static ArgumentListSyntax WithoutLast(SyntaxNode node, SyntaxGenerator generator)
    {
        var list = (ArgumentListSyntax)node;
        return list.WithArguments(list.Arguments.RemoveAt(list.Arguments.Count - 1));
    }

    private static bool Takes(ITypeSymbol parameter, ITypeSymbol given, Compilation compilation) =>
        parameter is ITypeParameterSymbol || compilation.HasImplicitConversion(given, parameter);
}
