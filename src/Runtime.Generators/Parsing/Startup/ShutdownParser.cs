using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Startup;

/// <summary>The result of parsing one <c>[LambdaShutdown]</c> method.</summary>
internal sealed record ParsedShutdown(ShutdownModel? Shutdown, Diagnostic? Diagnostic);

/// <summary>Turns a <c>[LambdaShutdown]</c> method into its model, or into a diagnostic.</summary>
internal static class ShutdownParser
{
    public static ParsedShutdown Parse(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Parse((IMethodSymbol)context.TargetSymbol, known);
    }

    public static ParsedShutdown Parse(IMethodSymbol method, KnownTypes known)
    {
        bool isAwaited = KnownTypes.Is(method.ReturnType, known.Task) || KnownTypes.Is(method.ReturnType, known.ValueTask);
        string? reason = method.MethodKind != MethodKind.Ordinary ? "is not an ordinary method"
            : !method.IsStatic ? "is not static"
            : method.IsGenericMethod || method.ContainingType.IsGenericType ? "or its type is generic"
            : Accessibilities.WhyInaccessible(method) is { } hidden ? $"cannot be called by the program: {hidden}"
            : !method.Parameters.IsEmpty ? "has parameters"
            : method is { IsAsync: true, ReturnsVoid: true } ? "is async void, so nothing can wait for it"
            : !method.ReturnsVoid && !isAwaited ? $"returns '{TypeNames.Display(method.ReturnType)}'"
            : null;
        string name = TypeNames.ShortName(method);
        return reason is null
            ? new ParsedShutdown(new ShutdownModel(name, $"{TypeNames.Full(method.ContainingType)}.{TypeNames.Escaped(method.Name)}", isAwaited), null)
            : new ParsedShutdown(null, Diagnostic.Create(HandlerDiagnostics.BadShutdown, method.Locations[0], name, reason));
    }
}
