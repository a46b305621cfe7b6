using System.Collections.Immutable;
using System.Composition;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Fixes the result of a handler, and a payload that its signature does not fit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResultFixProvider)), Shared]
public sealed class ResultFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [HandlerDiagnostics.ReturnKind.Id, HandlerDiagnostics.PayloadMismatch.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context) =>
        (context.Symbol is IParameterSymbol parameter ? parameter.ContainingSymbol : context.Symbol) is not IMethodSymbol method ? []
        : context.Diagnostic.Id == HandlerDiagnostics.PayloadMismatch.Id ? Payload(method, context)
        : ReturnType(method, context);

    /// <summary>Removes the payload. A handler without one has JSON, or what its types say.</summary>
    private static IEnumerable<Fix> Payload(IMethodSymbol method, FixContext context) =>
        Declarations.Attributes(method, type => KnownTypes.Is(type, context.Known.HandlerAttribute), context)
            .SelectMany(static attribute => attribute.ArgumentList?.Arguments ?? default)
            .Where(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Payload")
            .Select(static argument => new Fix($"Remove {argument.Expression}", "RemovePayload", AttributeEdits.RemoveArgument(argument)));

    /// <summary>Returns a type that the value can be converted to: <c>ReadOnlyMemory&lt;byte></c> for bytes, and the interface for a sequence.</summary>
    private static IEnumerable<Fix> ReturnType(IMethodSymbol method, FixContext context)
    {
        bool isTask = KnownTypes.Is(method.ReturnType, context.Known.TaskOfT) || KnownTypes.Is(method.ReturnType, context.Known.ValueTaskOfT);
        ITypeSymbol result = isTask ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : method.ReturnType;
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || Better(result, context) is not { } better)
            yield break;
        // Only an async method converts the value in the task.
        if (isTask && !method.IsAsync)
            yield break;
        ITypeSymbol type = isTask ? ((INamedTypeSymbol)method.ReturnType).ConstructedFrom.Construct(better) : better;
        IEnumerable<Edit> edits = Declarations.Of(method, context).Select(declaration => TypeEdits.Replace(declaration.ReturnType, type));
        yield return new Fix($"Return {type.ToMinimalDisplayString(context.Model, context.Node.SpanStart)}", "ReturnType", [.. edits]);
    }

    private static ITypeSymbol? Better(ITypeSymbol result, FixContext context)
    {
        INamedTypeSymbol bytes = context.Known.ReadOnlyMemory!.Construct(context.Compilation.GetSpecialType(SpecialType.System_Byte));
        return context.Compilation.HasImplicitConversion(result, bytes)
            ? bytes
            : result.AllInterfaces.FirstOrDefault(implemented => KnownTypes.Is(implemented, context.Known.AsyncEnumerable));
    }
}
