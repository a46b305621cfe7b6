using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Turns a <c>[LambdaHandler]</c> method into its model, or into what is wrong with it.</summary>
internal sealed class HandlerParser
{
    private readonly IMethodSymbol _method;
    private readonly KnownTypes _known;
    private readonly JsonGraphParser _readers;
    private readonly JsonGraphParser _writers;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly string _name;

    private HandlerParser(IMethodSymbol method, Compilation compilation)
    {
        _method = method;
        _known = new KnownTypes(compilation);
        var options = new JsonOptions(compilation);
        _readers = new JsonGraphParser(_known, options, JsonDirection.Read, _diagnostics.Add);
        _writers = new JsonGraphParser(_known, options, JsonDirection.Write, _diagnostics.Add);
        _name = TypeNames.ShortName(method);
    }

    private Location Location => _method.Locations[0];

    /// <summary>The compiler itself refuses the attribute on anything else than a kind of method.</summary>
    public static bool CanBeMethod(SyntaxNode node, CancellationToken cancellation) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    public static ParsedHandler Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var parser = new HandlerParser((IMethodSymbol)context.TargetSymbol, context.SemanticModel.Compilation);
        ServedHandler? served = parser.ParseMethod(context.Attributes[0]);
        bool hasErrors = parser._diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new ParsedHandler(hasErrors ? null : served, parser._diagnostics.ToImmutable(), parser.Location);
    }

    private ServedHandler? ParseMethod(AttributeData attribute)
    {
        if (!CanBeCalled())
            return null;

        string? ownName = attribute.ConstructorArguments.FirstOrDefault().Value as string;
        if (ownName is not null && (ownName.Length == 0 || ownName.Any(char.IsWhiteSpace)))
            Report(HandlerDiagnostics.BadName, ownName);

        EquatableArray<ParameterModel> parameters = ParseParameters();
        (AwaitKind await, JsonValueModel? result) = ParseResult();
        INamedTypeSymbol type = _method.ContainingType;
        var handler = new HandlerModel(
            TypeNames.Identifier(_method),
            $"{TypeNames.Full(type)}.{TypeNames.Escaped(_method.Name)}",
            HandlerNames.Of(_method, ownName).ToEquatableArray(),
            parameters,
            await,
            result,
            type.StaticConstructors.IsEmpty ? null : TypeNames.Full(type));
        return new ServedHandler(handler, _readers.Models, _writers.Models);
    }

    private bool CanBeCalled()
    {
        string? notOrdinary = _method switch
        {
            { MethodKind: MethodKind.LocalFunction } => "a local function, which nothing outside its method can call",
            { MethodKind: not MethodKind.Ordinary } => "no ordinary method",
            { ContainingType.TypeKind: TypeKind.Interface } => "a member of an interface",
            { IsAbstract: true } => "abstract",
            { IsPartialDefinition: true, PartialImplementationPart: null } => "a partial method without a body",
            _ => null,
        };
        if (notOrdinary is not null)
            Report(HandlerDiagnostics.NotAMethod, notOrdinary);
        else if (_method.IsGenericMethod || _method.ContainingType.IsGenericType)
            Report(HandlerDiagnostics.Generic);
        else if (WhyInaccessible() is { } reason)
            Report(HandlerDiagnostics.Inaccessible, reason);
        else if (!_method.IsStatic)
            Report(HandlerDiagnostics.NotStatic);
        else if (_method is { IsAsync: true, ReturnsVoid: true })
            Report(HandlerDiagnostics.AsyncVoid);
        return _diagnostics.Count == 0;
    }

    private string? WhyInaccessible()
    {
        for (ISymbol symbol = _method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamedTypeSymbol { IsFileLocal: true })
                return $"'{symbol.Name}' is local to its file";
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return $"'{symbol.Name}' is {TypeNames.Of(symbol.DeclaredAccessibility)}";
        }

        return null;
    }

    private EquatableArray<ParameterModel> ParseParameters()
    {
        var models = new List<ParameterModel>();
        IParameterSymbol? theEvent = null;
        IParameterSymbol? theContext = null;
        foreach (IParameterSymbol parameter in _method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
            {
                Report(HandlerDiagnostics.ParameterKind, parameter.Locations[0], parameter.Name, "passed by reference");
            }
            else if (KnownTypes.Is(parameter.Type, _known.Context))
            {
                if (theContext is not null)
                    Report(HandlerDiagnostics.TwoContexts, parameter.Locations[0], theContext.Name, parameter.Name);
                theContext = parameter;
                models.Add(new ParameterModel(ParameterKind.Context, null));
            }
            else if (theEvent is not null)
            {
                Report(HandlerDiagnostics.TwoEvents, parameter.Locations[0], theEvent.Name, parameter.Name);
            }
            else
            {
                theEvent = parameter;
                JsonValueModel? value = ParseRoot(_readers, parameter.Type, parameter.Name, parameter.Locations[0]);
                models.Add(new ParameterModel(ParameterKind.Event, value));
            }
        }

        return models.ToEquatableArray();
    }

    private (AwaitKind Await, JsonValueModel? Result) ParseResult()
    {
        if (_method.ReturnsByRef || _method.ReturnsByRefReadonly)
        {
            Report(HandlerDiagnostics.ReturnKind, "by reference");
            return (AwaitKind.None, null);
        }

        ITypeSymbol type = _method.ReturnType;
        if (_method.ReturnsVoid)
            return (AwaitKind.None, null);
        if (KnownTypes.Is(type, _known.Task) || KnownTypes.Is(type, _known.ValueTask))
            return (AwaitKind.Task, null);

        AwaitKind await = AwaitKind.None;
        if (KnownTypes.Is(type, _known.TaskOfT) || KnownTypes.Is(type, _known.ValueTaskOfT))
        {
            await = AwaitKind.Task;
            type = ((INamedTypeSymbol)type).TypeArguments[0];
        }

        return (await, ParseRoot(_writers, type, "result", Location));
    }

    /// <summary>Bytes within an event are base64. As the event itself they would be what was received, and not JSON at all.</summary>
    private static JsonValueModel? ParseRoot(JsonGraphParser graph, ITypeSymbol type, string path, Location location)
    {
        if (JsonScalars.Find(type) is { Setter: "WriteBytes" or "WriteMemory" or "WriteMemoryStream" })
        {
            graph.Unsupported(type, path, location, "as an event or a result it means raw bytes, which are not supported");
            return null;
        }

        return graph.Parse(type, path, location);
    }

    private void Report(DiagnosticDescriptor descriptor, params object[] details) => Report(descriptor, Location, details);

    private void Report(DiagnosticDescriptor descriptor, Location location, params object[] details) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, location, [_name, .. details]));
}
