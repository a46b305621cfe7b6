using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.CodeFixes.Json;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Services;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Fixes parameters of handlers: their types, <c>[FromServices]</c>, and parameters that occur twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParameterFixProvider)), Shared]
public sealed class ParameterFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [HandlerDiagnostics.BadParameter.Id, HandlerDiagnostics.TwoEvents.Id, HandlerDiagnostics.Twice.Id, JsonDiagnostics.UnsupportedType.Id, MemberDiagnostics.NothingRead.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        // A type that JSON cannot name may be that of a member, of the result, or in a call.
        if (context.Diagnostic.Id == JsonDiagnostics.UnsupportedType.Id && context.OtherSymbol is INamedTypeSymbol hidden)
            return AccessibilityEdits.Fix(hidden, context) is { } accessible ? [accessible] : [];
        if (context.Diagnostic.Id == JsonDiagnostics.UnsupportedType.Id && context.Node is SimpleNameSyntax)
            return RecordForAnonymousType.Find(context);

        // The warning about a class that nothing is read into is at the class.
        ISymbol? symbol = context.Diagnostic.Id == MemberDiagnostics.NothingRead.Id ? context.OtherSymbol : context.Symbol;
        if (symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter || !(HandlerAttributes.IsRoute(method) || TakesEvent(method, context))
            || Declaration(parameter, context) is not { } declaration)
        {
            return [];
        }

        if (AmazonContextFix.IsFor(parameter))
            return [AmazonContextFix.Create(parameter, declaration, ServiceMarks(parameter, context), context)];
        if (context.Diagnostic.Properties.TryGetValue(FixProperties.Name, out string? attribute))
            return RemoveAttribute(parameter, $"{attribute}Attribute", context);
        return context.Diagnostic.Id switch
        {
            var id when id == HandlerDiagnostics.TwoEvents.Id => TwoEvents(method, parameter, context),
            var id when id == MemberDiagnostics.NothingRead.Id => MarkService(parameter, context),
            var id when id == JsonDiagnostics.UnsupportedType.Id => IsAbstract(parameter) ? MarkService(parameter, context) : [],
            // Both parts of a partial method would have to change.
            _ when (method.PartialDefinitionPart ?? method.PartialImplementationPart) is not null => [],
            var id when id == HandlerDiagnostics.Twice.Id => Twice(method, parameter, declaration, context),
            _ when parameter.RefKind != RefKind.None => [new Fix($"Take '{parameter.Name}' by value", "TakeByValue", new Edit(declaration, ByValue))],
            _ when ServiceParser.IsMarked(parameter, context.Known) => Unmark(parameter, context),
            _ => ForeignMark(parameter, context) ?? OtherType(parameter, declaration, TakesEvent(method, context), context),
        };
    }

    private static bool TakesEvent(IMethodSymbol method, FixContext context) =>
        method.GetAttributes().Any(attribute => KnownTypes.Is(attribute.AttributeClass, context.Known.HandlerAttribute));

    private static IEnumerable<Fix> RemoveAttribute(IParameterSymbol parameter, string name, FixContext context) =>
        Declarations.Attributes(parameter, type => type.Name == name, context).Take(1)
            .Select(static mark => new Fix($"Remove [{mark.Name}]", "RemoveAttribute", AttributeEdits.Remove(mark)));

    private static ParameterSyntax? Declaration(IParameterSymbol parameter, FixContext context) =>
        Declarations.Of(parameter, context).OfType<ParameterSyntax>().FirstOrDefault();

    private static ParameterSyntax ByValue(SyntaxNode node, SyntaxGenerator generator)
    {
        var parameter = (ParameterSyntax)node;
        IEnumerable<SyntaxToken> others = parameter.Modifiers.Where(static modifier =>
            modifier.Kind() is not (SyntaxKind.RefKeyword or SyntaxKind.InKeyword or SyntaxKind.OutKeyword or SyntaxKind.ReadOnlyKeyword));
        return parameter.WithModifiers(SyntaxFactory.TokenList(others)).WithLeadingTrivia(parameter.GetLeadingTrivia());
    }

    /// <summary>Marks the parameter that JSON cannot create; otherwise the second one.</summary>
    private static IEnumerable<Fix> TwoEvents(IMethodSymbol method, IParameterSymbol second, FixContext context) =>
        MarkService(IsAbstract(second) ? second : method.Parameters.FirstOrDefault(other => IsAbstract(other) && !IsService(other, context)) ?? second, context);

    private static IEnumerable<Fix> MarkService(IParameterSymbol parameter, FixContext context)
    {
        if (Declaration(parameter, context) is { } declaration)
            yield return new Fix($"Mark '{parameter.Name}' [FromServices]", "FromServices", AttributeEdits.Add(declaration, context.Known.FromServicesAttribute!));
    }

    private static bool IsLogger(ITypeSymbol type) => type.Name is "ILogger" or "ILoggerFactory" && OtherLibraries.Namespace(type) == "Microsoft.Extensions.Logging";

    private static bool IsService(IParameterSymbol parameter, FixContext context) => parameter.GetAttributes().Any(attribute =>
        KnownTypes.Is(attribute.AttributeClass, context.Known.FromServicesAttribute) || KnownTypes.Is(attribute.AttributeClass, context.Known.FromKeyedServicesAttribute));

    private static bool IsAbstract(IParameterSymbol parameter) => parameter.Type is INamedTypeSymbol { IsAbstract: true };

    /// <summary>Removes a parameter and uses the first one for it, if both have the same type.</summary>
    private static IEnumerable<Fix> Twice(IMethodSymbol method, IParameterSymbol second, ParameterSyntax declaration, FixContext context)
    {
        IParameterSymbol first = method.Parameters.First(parameter => parameter.Type.Name == second.Type.Name || SymbolEqualityComparer.Default.Equals(parameter, second));
        if (SymbolEqualityComparer.Default.Equals(first, second) || declaration.Parent is not ParameterListSyntax { Parent: { } owner } list)
            yield break;
        IEnumerable<Edit> uses = owner.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name, context.Cancellation).Symbol, second))
            .Select(name => new Edit(name, (node, generator) => generator.IdentifierName(first.Name).WithTriviaFrom(node)));
        var removal = new Edit(list, (node, _) => ((ParameterListSyntax)node).WithParameters(((ParameterListSyntax)node).Parameters.RemoveAt(second.Ordinal)));
        yield return new Fix($"Remove '{second.Name}', and use '{first.Name}'", "RemoveParameter", [.. uses, removal]);
    }

    /// <summary>A handler takes what belongs to the invocation without an attribute.</summary>
    private static IEnumerable<Fix> Unmark(IParameterSymbol parameter, FixContext context) => context.Known.IsOfInvocation(parameter.Type)
        ? ServiceMarks(parameter, context).Select(mark => new Fix($"Remove [{mark.Name}]", "RemoveMark", AttributeEdits.Remove(mark)))
        : [];

    private static IEnumerable<AttributeSyntax> ServiceMarks(IParameterSymbol parameter, FixContext context) =>
        Declarations.Attributes(parameter, type => KnownTypes.Is(type, context.Known.FromServicesAttribute), context).Take(1);

    /// <summary>Replaces <c>[FromServices]</c> of Amazon's packages or ASP.NET Core. Other attributes of these have no counterpart.</summary>
    /// <returns><see langword="null"/> if the parameter has no such attribute.</returns>
    private static Fix[]? ForeignMark(IParameterSymbol parameter, FixContext context)
    {
        AttributeData[] foreign = [.. parameter.GetAttributes().Where(static attribute => OtherLibraries.WhyNotFollowed(attribute) is not null)];
        if (foreign.Length == 0)
            return null;
        IEnumerable<AttributeSyntax> marks = foreign.Where(static attribute => attribute.AttributeClass!.Name == "FromServicesAttribute")
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(context.Cancellation)).OfType<AttributeSyntax>();
        return [.. marks.Select(mark => new Fix("Use [FromServices] of Lambda.Runtime", "UseOwnMark", AttributeEdits.Replace(mark, context.Known.FromServicesAttribute!)))];
    }

    private static IEnumerable<Fix> OtherType(IParameterSymbol parameter, ParameterSyntax declaration, bool takesEvent, FixContext context)
    {
        ITypeSymbol bare = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        if (KnownTypes.Implements(bare, context.Known.ServiceProvider) || IsLogger(bare))
            return MarkService(parameter, context);
        if (!takesEvent)
            return IsAbstract(parameter) && !IsService(parameter, context) ? MarkService(parameter, context) : [];
        INamedTypeSymbol? type = bare switch
        {
            _ when KnownTypes.IsOrDerives(bare, context.Known.Stream) => context.Known.Stream,
            _ when KnownTypes.IsOrDerives(bare, context.Known.TextReader) => context.Known.TextReader,
            _ when KnownTypes.IsOrDerives(bare, context.Known.TextWriter) => context.Known.TextWriter,
            _ when KnownTypes.Is(bare, context.Known.CancellationToken) || KnownTypes.Is(bare, context.Known.CancellationTokenSource) => context.Known.CancellationToken,
            _ when KnownTypes.Is(bare, context.Known.Invocation) => context.Known.Context,
            INamedTypeSymbol { TypeArguments.Length: 1 } bytes when bytes.TypeArguments[0].SpecialType == SpecialType.System_Byte =>
                context.Known.ReadOnlyMemory!.Construct(bytes.TypeArguments[0]),
            _ => null,
        };
        return type is null || declaration.Type is null
            ? []
            : [new Fix($"Take {type.ToMinimalDisplayString(context.Model, declaration.SpanStart)}", "TakeType", TypeEdits.Replace(declaration.Type, type))];
    }
}
