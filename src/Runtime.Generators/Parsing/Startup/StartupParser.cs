using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Handlers;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Startup;

/// <summary>The result of parsing one <c>[LambdaStartup]</c> class.</summary>
internal sealed record ParsedStartup(StartupModel? Startup, ImmutableArray<Diagnostic> Diagnostics, Location Location);

/// <summary>Turns a <c>[LambdaStartup]</c> class into its model, or into diagnostics.</summary>
internal sealed class StartupParser
{
    private readonly INamedTypeSymbol _type;
    private readonly KnownTypes _known;
    private readonly SemanticModel? _semantics;
    private readonly DiagnosticBag _report;

    private StartupParser(INamedTypeSymbol type, KnownTypes known, SemanticModel? semantics)
    {
        _type = type;
        _known = known;
        _semantics = semantics;
        _report = new DiagnosticBag(type.Name, type.Locations[0]);
    }

    public static ParsedStartup Parse(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Parse((INamedTypeSymbol)context.TargetSymbol, known, context.SemanticModel);
    }

    /// <param name="type">The class.</param>
    /// <param name="known">The types to look for.</param>
    /// <param name="semantics">Finds the services that its methods register; <see langword="null"/> to skip them.</param>
    public static ParsedStartup Parse(INamedTypeSymbol type, KnownTypes known, SemanticModel? semantics)
    {
        var parser = new StartupParser(type, known, semantics);
        StartupModel? startup = parser.ParseType();
        return new ParsedStartup(parser._report.HasErrors ? null : startup, parser._report.Diagnostics, parser._report.Location);
    }

    private StartupModel? ParseType()
    {
        string? reason = _type.IsGenericType ? "is generic"
            : Accessibilities.WhyInaccessible(_type) is { } hidden ? $"cannot be called: {hidden}"
            : null;
        if (reason is not null)
        {
            _report.Add(HandlerDiagnostics.BadStartup, reason);
            return null;
        }

        IMethodSymbol? configure = Find(WhyNotConfigure, "ConfigureServices");
        IMethodSymbol? initialize = Find(WhyNotInitialize, "InitializeAsync", "Initialize");
        if (configure is null && initialize is null && !_report.HasErrors)
            _report.Add(HandlerDiagnostics.BadStartup, "has neither of the methods that are called");
        return new StartupModel(
            TypeNames.Full(_type),
            configure is not null,
            initialize?.Name,
            initialize is { Parameters.Length: 1 },
            initialize is { ReturnsVoid: false },
            ScopedServices(configure).ToEquatableArray());
    }

    /// <summary>Finds the method that can be called, also in a base class. Other methods with the name are ignored, unless no method can be called.</summary>
    private IMethodSymbol? Find(Func<IMethodSymbol, string?> whyNot, params string[] names)
    {
        var methods = new List<IMethodSymbol>();
        for (INamedTypeSymbol? type = _type; type is not null; type = type.BaseType)
            methods.AddRange(names.SelectMany(name => type.GetMembers(name)).OfType<IMethodSymbol>());

        IMethodSymbol[] callable = [.. methods.Where(method => whyNot(method) is null)];
        if (callable.Length == 0 && methods.Count > 0)
            Reject(methods[0], whyNot(methods[0])!);
        if (callable.Length > 1 && SymbolEqualityComparer.Default.Equals(callable[0].ContainingType, callable[1].ContainingType))
            _report.Add(HandlerDiagnostics.BadStartup, At(callable[1]), "has two initializers, and nothing says which comes first");
        return callable.FirstOrDefault();
    }

    private void Reject(IMethodSymbol method, string reason)
    {
        ITypeSymbol? type = method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType)
            .FirstOrDefault(static type => UnknownTypes.In(type) is not null);
        if (type is not null)
            _report.Add(UnknownTypes.ReportType(At(method), $"A parameter or the result of the startup class's '{method.Name}'", type, UnknownTypes.In(type)!));
        else
            _report.Add(HandlerDiagnostics.BadStartup, At(method), $"has a method '{method.Name}' that {reason}");
    }

    private Location At(IMethodSymbol method) => method.Locations[0].IsInSource ? method.Locations[0] : _report.Location;

    private string? WhyNotConfigure(IMethodSymbol method) =>
        WhyNotCalled(method)
        ?? (!method.ReturnsVoid ? $"returns '{TypeNames.Display(method.ReturnType)}'"
            : method.Parameters.Length == 1 && IsByValue(method.Parameters[0], _known.ServiceCollection) ? null
            : "does not take exactly one IServiceCollection by value");

    private string? WhyNotInitialize(IMethodSymbol method) =>
        WhyNotCalled(method)
        ?? (!method.ReturnsVoid && !KnownTypes.Is(method.ReturnType, _known.Task) && !KnownTypes.Is(method.ReturnType, _known.ValueTask)
            ? $"returns '{TypeNames.Display(method.ReturnType)}'"
            : method.Parameters.IsEmpty || (method.Parameters.Length == 1 && IsByValue(method.Parameters[0], _known.ServiceProvider)) ? null
            : "takes something other than one IServiceProvider by value");

    private static string? WhyNotCalled(IMethodSymbol method) =>
        !method.IsStatic ? "is not static"
        : method.IsGenericMethod ? "is generic"
        : method is { IsAsync: true, ReturnsVoid: true } ? "is async void"
        : Accessibilities.WhyInaccessible(method) is not null ? $"is {TypeNames.Describe(method.DeclaredAccessibility)}"
        : null;

    private static bool IsByValue(IParameterSymbol parameter, INamedTypeSymbol? type) =>
        parameter.RefKind == RefKind.None && KnownTypes.Is(parameter.Type, type);

    /// <summary>Finds the types that the method registers with <c>AddScoped&lt;T&gt;</c> and in no other way, as far as its body shows.</summary>
    private SortedSet<string> ScopedServices(IMethodSymbol? configure)
    {
        var scoped = new SortedSet<string>(StringComparer.Ordinal);
        var other = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxReference reference in configure?.DeclaringSyntaxReferences ?? [])
        {
            SyntaxNode body = reference.GetSyntax();
            if (body.SyntaxTree != _semantics?.SyntaxTree)
                continue;
            foreach (InvocationExpressionSyntax call in body.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (MayRegister(call) && _semantics.GetSymbolInfo(call).Symbol is IMethodSymbol { TypeArguments.Length: > 0 } method)
                    _ = (method.Name is "AddScoped" or "TryAddScoped" ? scoped : (ISet<string>)other).Add(TypeNames.Full(method.TypeArguments[0]));
            }
        }

        scoped.ExceptWith(other);
        return scoped;
    }

    /// <summary>Whether the syntax looks like a registration: <c>services.AddScoped</c>, <c>services?.TryAddSingleton</c>.</summary>
    private static bool MayRegister(InvocationExpressionSyntax call)
    {
        string name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            _ => "",
        };
        return name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("TryAdd", StringComparison.Ordinal);
    }
}
