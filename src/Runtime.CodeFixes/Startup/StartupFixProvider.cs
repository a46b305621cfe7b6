using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lambda.Runtime.CodeFixes.Startup;

/// <summary>Writes startup classes, and corrects their methods and those for the shutdown.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StartupFixProvider)), Shared]
public sealed class StartupFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [HandlerDiagnostics.NoStartup.Id, HandlerDiagnostics.BadStartup.Id, HandlerDiagnostics.BadShutdown.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        if (context.Diagnostic.Id == HandlerDiagnostics.NoStartup.Id)
            return StartupClass.Add(context) is { } added ? [added] : [];
        return context.Symbol switch
        {
            INamedTypeSymbol type when AccessibilityEdits.Fix(type, context) is { } accessible => [accessible],
            INamedTypeSymbol { IsGenericType: false } type when Declarations.Of(type, context).FirstOrDefault() is { } declaration => StartupClass.AddMethod(declaration, context),
            IMethodSymbol method => Correct(method, context),
            _ => [],
        };
    }

    /// <summary>Makes a method static and accessible, and lets it return a task, whichever it lacks.</summary>
    private static IEnumerable<Fix> Correct(IMethodSymbol method, FixContext context)
    {
        if (method.IsGenericMethod)
            yield break;
        var edits = new List<Edit>(AccessibilityEdits.For(method, context));
        var changes = new List<string>();
        if (edits.Count > 0)
            changes.Add("accessible");
        if (!method.IsStatic && MethodEdits.CanBeStatic(method, context))
        {
            edits.AddRange(MethodEdits.MakeStatic(method, context));
            changes.Add("static");
        }

        string title = $"Make '{method.Name}' {string.Join(" and ", changes)}";
        // Services are registered while nothing waits for a task.
        if (method is { IsAsync: true, ReturnsVoid: true, Name: not "ConfigureServices" })
        {
            edits.AddRange(MethodEdits.ReturnTask(method, context));
            title = changes.Count == 0 ? "Return Task" : $"{title}, and return Task";
        }

        if (edits.Count > 0 && HasFittingParameters(method, context))
            yield return new Fix(title, "CorrectMethod", [.. edits]);
    }

    /// <summary>Other parameters have no value.</summary>
    private static bool HasFittingParameters(IMethodSymbol method, FixContext context) => context.Diagnostic.Id == HandlerDiagnostics.BadShutdown.Id
        ? method.Parameters.IsEmpty
        : method.Name == "ConfigureServices"
            ? method.Parameters.Length == 1 && KnownTypes.Is(method.Parameters[0].Type, context.Known.ServiceCollection)
            : method.Parameters.All(parameter => KnownTypes.Is(parameter.Type, context.Known.ServiceProvider));
}
