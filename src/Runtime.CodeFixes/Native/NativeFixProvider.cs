using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Native;

/// <summary>Replaces comparisons by culture and Windows names of time zones, which differ in the native binary.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NativeFixProvider)), Shared]
public sealed class NativeFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NativeDiagnostics.Comparison.Id, NativeDiagnostics.TimeZone.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context) =>
        context.Diagnostic.Id == NativeDiagnostics.TimeZone.Id ? TimeZone(context) : Comparison(context);

    /// <summary>Replaces the name of the time zone in the call. Only the most common names have an IANA name here.</summary>
    private static IEnumerable<Fix> TimeZone(FixContext context)
    {
        if (!context.Diagnostic.Properties.TryGetValue(FixProperties.Name, out string? iana) || iana is null || Arguments(context) is not { } arguments)
            yield break;
        foreach (LiteralExpressionSyntax literal in arguments.Arguments.Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>()
            .Where(static literal => literal.Token.Value is string name && name.EndsWith(" Standard Time", StringComparison.OrdinalIgnoreCase)).Take(1))
        {
            yield return new Fix($"Use \"{iana}\"", "UseIanaName", LiteralEdits.Replace(literal, iana));
        }
    }

    /// <summary>Replaces the comparer or comparison in the call: <c>StringComparer.Ordinal</c>.</summary>
    private static IEnumerable<Fix> Comparison(FixContext context)
    {
        if (Arguments(context) is not { } arguments)
            yield break;
        foreach (MemberAccessExpressionSyntax access in arguments.Arguments.Select(static argument => argument.Expression).OfType<MemberAccessExpressionSyntax>())
        {
            if (context.Model.GetSymbolInfo(access, context.Cancellation).Symbol is not { ContainingType.Name: "StringComparer" or "StringComparison" } comparison
                || comparison.Name is not ("CurrentCulture" or "CurrentCultureIgnoreCase" or "InvariantCulture" or "InvariantCultureIgnoreCase"))
            {
                continue;
            }

            string name = comparison.Name.EndsWith("IgnoreCase", StringComparison.Ordinal) ? "OrdinalIgnoreCase" : "Ordinal";
            yield return new Fix(
                $"Use {comparison.ContainingType.Name}.{name}",
                "UseOrdinal",
                new Edit(access.Name, (node, generator) => generator.IdentifierName(name).WithTriviaFrom(node)));
            yield break;
        }
    }

    private static ArgumentListSyntax? Arguments(FixContext context) => context.Node.AncestorsAndSelf()
        .Select(static node => node switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        })
        .FirstOrDefault(static arguments => arguments is not null);
}
