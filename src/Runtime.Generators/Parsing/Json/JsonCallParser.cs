using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Finds the calls of <c>LambdaJson</c> in user code, and parses the types that they read and write.</summary>
internal static class JsonCallParser
{
    /// <summary>Whether a name may be one of its methods. Only symbols tell the class, because of aliases and <c>using static</c>.</summary>
    public static bool CanBeCall(SyntaxNode node, CancellationToken cancellation) =>
        node is SimpleNameSyntax { Identifier.ValueText: "Deserialize" or "Serialize" or "SerializeToUtf8Bytes" };

    /// <returns><see langword="null"/> for a call of something else.</returns>
    public static ParsedRoot? Parse(GeneratorSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        var name = (SimpleNameSyntax)context.Node;
        ExpressionSyntax called = (name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax) && !IsReceiver(name) ? (ExpressionSyntax)name.Parent : name;
        SymbolInfo found = context.SemanticModel.GetSymbolInfo(called, cancellation);
        if (UnknownTypes.InCall(called, name, found, context.SemanticModel, cancellation) is { } unknown)
            return Wrong(unknown);

        Location location = name.GetLocation();
        if (IsDynamic(called, found, context.SemanticModel, cancellation))
            return Wrong(OpenCalls.InDynamicCall(name.Identifier.ValueText, location));
        if (found.Symbol is not IMethodSymbol { TypeArguments.Length: 1 } symbol || !IsLambdaJson(symbol))
            return null;

        // A call as an extension method has one parameter less.
        IMethodSymbol method = symbol.ReducedFrom?.Construct([.. symbol.TypeArguments]) ?? symbol;

        ITypeSymbol type = method.TypeArguments[0];
        if (OpenCalls.InCall(method, type, location) is { } open)
            return Wrong(open);
        if (called.Parent is not InvocationExpressionSyntax call || call.Expression != called)
            return Wrong(Diagnostic.Create(JsonDiagnostics.PassedOn, location, method.Name, TypeNames.Display(type), method.Parameters[0].Name));

        bool isRead = method.Name == "Deserialize";
        var graph = new JsonRootParser(type, known, location);
        JsonValueModel? value = isRead ? graph.Read() : graph.Write();
        if (!isRead && call.ArgumentList.Arguments is { Count: 1 } arguments)
            graph.CheckArgument(arguments[0].Expression, method.Name, context.SemanticModel);
        if (value is null || graph.HasErrors || context.SemanticModel.GetInterceptableLocation(call, cancellation) is not { } place)
            return new ParsedRoot(null, null, graph.Diagnostics.ToImmutable());
        return new ParsedRoot(
            graph.CreateRoot(root: null),
            new JsonCallModel(
                (JsonCallMethod)Enum.Parse(typeof(JsonCallMethod), method.Name),
                isRead ? TypeNames.Full(method.Parameters[0].Type) : null,
                value,
                new[] { new CallLocationModel(place.Version, place.Data) }.ToEquatableArray()),
            graph.Diagnostics.ToImmutable());
    }

    /// <summary>One model for all calls of a method with a type.</summary>
    public static EquatableArray<JsonCallModel> Group(ImmutableArray<ParsedRoot> roots) =>
        roots.Select(static root => root.Call).OfType<JsonCallModel>()
            .GroupBy(static call => (call.Method, call.Parameter, call.Value))
            .OrderBy(static group => group.Key.Method)
            .ThenBy(static group => group.Key.Value.Type, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Parameter, StringComparer.Ordinal)
            .Select(static group => group.First() with
            {
                Locations = group.SelectMany(static call => call.Locations).OrderBy(static place => place.Data, StringComparer.Ordinal).ToEquatableArray(),
            })
            .ToEquatableArray();

    private static bool IsReceiver(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Expression == name;

    private static ParsedRoot Wrong(Diagnostic diagnostic) => new(null, null, [diagnostic]);

    /// <summary>Whether the call is bound at run time, because its argument is <c>dynamic</c>. The compiler may know which method it will be, but not its type argument.</summary>
    private static bool IsDynamic(ExpressionSyntax called, SymbolInfo found, SemanticModel semantics, CancellationToken cancellation) =>
        (found.Symbol is { } symbol ? IsLambdaJson(symbol) : found.CandidateSymbols.Any(IsLambdaJson))
        && called.Parent is InvocationExpressionSyntax call && call.Expression == called
        && call.ArgumentList.Arguments.Any(argument => semantics.GetTypeInfo(argument.Expression, cancellation).Type is { TypeKind: TypeKind.Dynamic });

    private static bool IsLambdaJson(ISymbol method) => method.ContainingType?.ToDisplayString() == "Lambda.Runtime.LambdaJson";
}
