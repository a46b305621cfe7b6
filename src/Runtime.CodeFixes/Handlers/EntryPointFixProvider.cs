using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Lambda.Runtime.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Ends an entry point with a call of the host.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EntryPointFixProvider)), Shared]
public sealed class EntryPointFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [HandlerDiagnostics.OwnMain.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        const string Title = "End the entry point with LambdaHost.Run";
        if (context.Compilation.GetEntryPoint(context.Cancellation) is not { } main
            || Declarations.Of((ISymbol)main, context).FirstOrDefault() is not { } declaration
            || Returns(declaration))
        {
            return [];
        }

        return declaration switch
        {
            CompilationUnitSyntax unit when unit.Members.OfType<GlobalStatementSyntax>().LastOrDefault() is { } last => [new Fix(Title, Title, EndStatements(unit, last))],
            MethodDeclarationSyntax { Body: { } body } method when ReturnType(main, context) is { } type =>
                [new Fix(Title, Title, TypeEdits.Replace(method.ReturnType, type), new Edit(body, static (node, _) => End((BlockSyntax)node)))],
            _ => [],
        };
    }

    /// <summary>Whether the code of the entry point itself returns somewhere, and so may not reach its end.</summary>
    private static bool Returns(SyntaxNode declaration) => declaration
        .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax))
        .Any(static node => node is ReturnStatementSyntax);

    private static ITypeSymbol? ReturnType(IMethodSymbol main, FixContext context)
    {
        INamedTypeSymbol number = context.Compilation.GetSpecialType(SpecialType.System_Int32);
        return main.ReturnsVoid ? number
            : main.IsAsync && KnownTypes.Is(main.ReturnType, context.Known.Task) ? context.Known.TaskOfT!.Construct(number)
            : null;
    }

    private static Edit EndStatements(CompilationUnitSyntax unit, GlobalStatementSyntax last) => new(
        unit,
        (node, _) =>
        {
            var changed = (CompilationUnitSyntax)node;
            return changed.WithMembers(changed.Members.Insert(unit.Members.IndexOf(last) + 1, SyntaxFactory.GlobalStatement(Call)));
        });

    private static BlockSyntax End(BlockSyntax body) => body.AddStatements(Call);

    private static StatementSyntax Call =>
        SyntaxFactory.ParseStatement($"return Lambda.Runtime.LambdaHost.Run({GeneratedNames.HandlersType}.{GeneratedNames.HandlersProperty});")
            .WithAdditionalAnnotations(Formatter.Annotation)
            .WithTrailingTrivia(SyntaxFactory.ElasticMarker);
}
