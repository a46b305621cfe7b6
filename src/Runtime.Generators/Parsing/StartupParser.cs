using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>What came of one <c>[LambdaStartup]</c> class.</summary>
internal sealed record ParsedStartup(StartupModel? Startup, ImmutableArray<Diagnostic> Diagnostics, Location Location);

/// <summary>Turns a <c>[LambdaStartup]</c> class into its model, or into what is wrong with it.</summary>
internal sealed class StartupParser
{
    private readonly INamedTypeSymbol _type;
    private readonly KnownTypes _known;
    private readonly SemanticModel _semantics;
    private readonly HandlerReport _report;

    private StartupParser(INamedTypeSymbol type, SemanticModel semantics)
    {
        _type = type;
        _known = new KnownTypes(semantics.Compilation);
        _semantics = semantics;
        _report = new HandlerReport(type.Name, type.Locations[0]);
    }

    public static ParsedStartup Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var parser = new StartupParser((INamedTypeSymbol)context.TargetSymbol, context.SemanticModel);
        StartupModel startup = parser.ParseType();
        return new ParsedStartup(parser._report.HasErrors ? null : startup, parser._report.Diagnostics, parser._report.Location);
    }

    private StartupModel ParseType()
    {
        IMethodSymbol? configure = Find("ConfigureServices");
        IMethodSymbol? initialize = Find("InitializeAsync", "Initialize");
        if (_type.IsGenericType)
            _report.Add(HandlerDiagnostics.BadStartup, "is generic");
        else if (Accessibilities.WhyInaccessible(_type) is { } hidden)
            _report.Add(HandlerDiagnostics.BadStartup, $"cannot be called: {hidden}");
        else if (configure is null && initialize is null)
            _report.Add(HandlerDiagnostics.BadStartup, "has neither of its methods");
        if (configure is not null)
            Check(configure, configure.ReturnsVoid && configure.Parameters.Length == 1 && KnownTypes.Is(configure.Parameters[0].Type, _known.ServiceCollection));
        bool isAwaited = initialize is not null && (KnownTypes.Is(initialize.ReturnType, _known.Task) || KnownTypes.Is(initialize.ReturnType, _known.ValueTask));
        bool takesServices = initialize is { Parameters.Length: 1 } && KnownTypes.Is(initialize.Parameters[0].Type, _known.ServiceProvider);
        if (initialize is not null)
            Check(initialize, (isAwaited || initialize is { ReturnsVoid: true, IsAsync: false }) && (takesServices || initialize.Parameters.IsEmpty));
        return new StartupModel(
            TypeNames.Full(_type), configure is not null, initialize?.Name, takesServices, isAwaited, ScopedServices(configure).ToEquatableArray());
    }

    private IMethodSymbol? Find(params string[] names) =>
        names.SelectMany(name => _type.GetMembers(name)).OfType<IMethodSymbol>().FirstOrDefault();

    private void Check(IMethodSymbol method, bool hasSignature)
    {
        if (!method.IsStatic || method.IsGenericMethod || Accessibilities.WhyInaccessible(method) is not null || !hasSignature)
            _report.Add(HandlerDiagnostics.BadStartup, method.Locations[0], $"has a method '{method.Name}' of another form");
    }

    /// <summary>The types in <c>AddScoped&lt;T&gt;</c> and its like, as far as they are written out in the method.</summary>
    private SortedSet<string> ScopedServices(IMethodSymbol? configure)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (SyntaxReference reference in configure?.DeclaringSyntaxReferences ?? [])
        {
            SyntaxNode body = reference.GetSyntax();
            if (body.SyntaxTree != _semantics.SyntaxTree)
                continue;
            foreach (InvocationExpressionSyntax call in body.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddScoped" or "TryAddScoped" }
                    && _semantics.GetSymbolInfo(call).Symbol is IMethodSymbol { TypeArguments.Length: > 0 } method)
                {
                    found.Add(TypeNames.Full(method.TypeArguments[0]));
                }
            }
        }

        return found;
    }
}
