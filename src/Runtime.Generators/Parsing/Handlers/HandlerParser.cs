using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Routes;
using Lambda.Runtime.Generators.Parsing.Services;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Turns a method with <c>[LambdaHandler]</c>, or an attribute for single records, into its model, or into diagnostics.</summary>
internal sealed class HandlerParser
{
    private readonly IMethodSymbol _method;
    private readonly KnownTypes _known;
    private readonly DiagnosticBag _report;

    private HandlerParser(IMethodSymbol method, KnownTypes known)
    {
        _method = method;
        _known = known;
        _report = new DiagnosticBag(TypeNames.ShortName(method), method.Locations[0]);
    }

    /// <summary>Whether a node with the attribute is a method. The compiler rejects the attribute on anything else.</summary>
    public static bool CanBeMethod(SyntaxNode node, CancellationToken cancellation) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    public static ParsedHandler Parse(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation) =>
        Parse((IMethodSymbol)context.TargetSymbol, context.Attributes[0], known, cancellation);

    public static ParsedHandler Parse(IMethodSymbol method, AttributeData attribute, KnownTypes known, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var parser = new HandlerParser(method, known);
        HandlerWithTypes? valid = parser.ParseMethod(attribute, cancellation);
        HandlerOutcome model = valid is null || parser._report.HasErrors ? new(null, parser.CreateInvalid(attribute)) : new(valid, null);
        return new ParsedHandler(model, parser._report.Diagnostics, parser._report.Location);
    }

    private HandlerWithTypes? ParseMethod(AttributeData attribute, CancellationToken cancellation)
    {
        var payload = (PayloadKind)(Named(attribute, "Payload") as int? ?? 0);
        if (!CanBeCalled(cancellation) || !IsDefined(payload))
            return null;
        // Each attribute is parsed, and one error is enough.
        string[] attributes = [.. _method.GetAttributes().Select(HandlerAttributes.ShortName).OfType<string>().Distinct()];
        if (attributes[0] != HandlerAttributes.ShortName(attribute))
            return null;
        if (attributes.Length > 1)
            _report.Add(HandlerDiagnostics.BadHandlerAttribute, $"has [{attributes[0]}] and [{attributes[1]}], but an event is handled once; remove one");
        if (UnknownTypes.IsIn(attribute))
            _report.Add(UnknownTypes.ReportArgument(_report.Location, $"Handler '{_report.Name}'", HandlerAttributes.ShortName(attribute)!));
        BatchModel? batch = BatchParser.Parse(_method, attribute, _report);
        EquatableArray<RouteModel> routes = ParseRoutes();
        if (routes.Count == 0 && attributes[0] == HandlerAttributes.Route)
            return null;

        string? ownName = OwnName(attribute);
        if (!IsName(ownName))
        {
            string problem = ownName == "*" ? "means that the event selects a handler; use another name" : "is empty or contains white space; use a name without white space";
            _report.Add(HandlerDiagnostics.BadName, ownName!, problem);
        }

        int? margin = Named(attribute, "CancellationMarginMilliseconds") as int?;

        var options = new JsonOptions(_known.Compilation);
        if (options.Unknown is { } argument)
            _report.Add(UnknownTypes.ReportArgument(_report.Location, "The assembly", argument));
        var readers = new JsonGraphParser(new JsonParsingContext(_known, options, JsonDirection.Read, _report.Add));
        var writers = new JsonGraphParser(new JsonParsingContext(_known, options, JsonDirection.Write, _report.Add));
        List<ParameterModel> parameters = routes.Count > 0
            ? new RouteParameterParser(_method, routes, _known, readers, _report).Parse()
            : new ParameterParser(_method, payload, batch, _known, readers, _report).Parse();
        if (batch is not null)
            batch = BatchParser.CheckEnvelope(batch, parameters, _report);
        ParsedResult result = new ResultParser(_method, payload, batch, routes.Count > 0, _known, writers, _report).Parse(parameters);
        if (batch is { Source: BatchSource.Firehose, AppendNewline: null })
            batch = batch with { AppendNewline = result.Response == ResponseKind.RecordJson };
        CheckMargin(margin, parameters, batch);

        foreach (Diagnostic found in OtherLibraryParser.OfHandler(_method, cancellation))
            _report.Add(found);

        INamedTypeSymbol type = _method.ContainingType;
        List<WrapperModel> wrappers = new MiddlewareParser(_known, batch is not null, routes.Count > 0, _report).Parse(_method, out int ofAssembly);
        var handler = new HandlerModel(
            TypeNames.Identifier(_method),
            TypeNames.Full(type),
            TypeNames.Escaped(_method.Name),
            HandlerNames.GetAll(_method, ownName).ToEquatableArray(),
            parameters.ToEquatableArray(),
            result.Await,
            result.Response,
            result.Json,
            !type.StaticConstructors.IsEmpty,
            _method.IsStatic ? null : ParseInstance(type),
            wrappers.ToEquatableArray(),
            margin ?? -1)
        {
            Batch = batch,
            Routes = routes,
            Results = result.Results,
            AssemblyWrappers = ofAssembly,
            FailsOnException = routes.Count > 0 && RouteSettings.FailsOnException(_method.ContainingAssembly),
            HasETags = routes.Count > 0 && RouteSettings.HasETags(_method.ContainingAssembly),
            Compresses = routes.Count > 0 && RouteSettings.Compresses(_method.ContainingAssembly),
            Cors = routes.Count > 0 ? CorsParser.Of(_method.ContainingAssembly) : null,
            TrustsLoadBalancer = routes.Count > 0 && RouteSettings.TrustsLoadBalancer(_method.ContainingAssembly),
        };
        return HasJsonModels(handler) ? new HandlerWithTypes(handler, readers.Models, writers.Models) : null;
    }

    private EquatableArray<RouteModel> ParseRoutes()
    {
        var routes = new List<RouteModel>();
        foreach (AttributeData attribute in _method.GetAttributes().Where(static attribute => HandlerAttributes.ShortName(attribute) == HandlerAttributes.Route))
        {
            if (attribute.ConstructorArguments.FirstOrDefault().Value is not string text)
                continue;
            RouteModel[] parsed = RouteParser.Parse(text, RouteSettings.PrefixOf(_method), out string problem);
            routes.AddRange(parsed);
            if (parsed.Length == 0)
                _report.Add(HandlerDiagnostics.BadRoute, text, problem);
            else
                ReportForeignParameters(parsed[0]);
        }

        return routes.ToEquatableArray();
    }

    private void ReportForeignParameters(RouteModel route)
    {
        foreach (string misread in ForeignParameters.Find(route))
            _report.Add(HandlerDiagnostics.MisleadingRoute, route.Text, misread);
    }

    private InvalidHandlerModel CreateInvalid(AttributeData attribute)
    {
        string? ownName = OwnName(attribute);
        return new InvalidHandlerModel(
            TypeNames.Identifier(_method) + "_Invalid", _report.Name, HandlerNames.GetAll(_method, IsName(ownName) ? ownName : null).ToEquatableArray());
    }

    /// <summary>The name in the attribute: the argument of <c>[LambdaHandler]</c>, or the property of the others.</summary>
    private static string? OwnName(AttributeData attribute) =>
        (HandlerAttributes.ShortName(attribute) == "LambdaHandler" ? attribute.ConstructorArguments.FirstOrDefault().Value : Named(attribute, "Name")) as string;

    private static bool IsName(string? ownName) => ownName is null || (ownName.Length > 0 && ownName != "*" && !ownName.Any(char.IsWhiteSpace));

    private bool CanBeCalled(CancellationToken cancellation)
    {
        string? notOrdinary = _method switch
        {
            { MethodKind: MethodKind.LocalFunction } => "a local function, which nothing outside its method can call",
            { MethodKind: not MethodKind.Ordinary } => "not an ordinary method",
            { ContainingType.TypeKind: TypeKind.Interface } => "a member of an interface",
            { ContainingType.CanBeReferencedByName: false } => "a member of an extension block",
            { IsAbstract: true } => "abstract",
            { IsPartialDefinition: true, PartialImplementationPart: null } => "a partial method without a body",
            { IsVararg: true } => "a method with __arglist",
            { Name: "Main" } when IsEntryPoint(cancellation) => "the program's entry point, which runs when the process starts",
            _ when IsConditional() => "marked [Conditional], so that calls of it are left out",
            _ => null,
        };
        if (notOrdinary is not null)
            _report.Add(HandlerDiagnostics.NotAMethod, notOrdinary);
        else if (_method.IsGenericMethod || _method.ContainingType.IsGenericType)
            _report.Add(HandlerDiagnostics.Generic);
        else if (Accessibilities.WhyInaccessible(_method) is { } reason)
            _report.Add(HandlerDiagnostics.Inaccessible, reason);
        else if (_method is { IsAsync: true, ReturnsVoid: true })
            _report.Add(HandlerDiagnostics.AsyncVoid);
        return !_report.HasErrors;
    }

    private bool IsEntryPoint(CancellationToken cancellation) =>
        SymbolEqualityComparer.Default.Equals(_known.Compilation.GetEntryPoint(cancellation), _method);

    private bool IsConditional() => _method.GetAttributes().Any(
        static attribute => attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.ConditionalAttribute");

    private bool IsDefined(PayloadKind payload)
    {
        if (payload is PayloadKind.Json or PayloadKind.Text or PayloadKind.Console)
            return true;
        _report.Add(HandlerDiagnostics.PayloadMismatch, $"the Payload {(int)payload}", "there are only Payload.Json, Payload.Text and Payload.Console; name one of them");
        return false;
    }

    /// <summary>Whether the event and the result have models, if they are JSON. Without a model, an error was reported.</summary>
    private static bool HasJsonModels(HandlerModel handler) =>
        handler.FlatParameters.All(static parameter => parameter is not
        {
            Kind: ParameterKind.JsonEvent or ParameterKind.Record or ParameterKind.RecordPayload or ParameterKind.RecordChange or ParameterKind.RecordNotification
                or ParameterKind.RecordSource or ParameterKind.HttpBody,
            Event: null,
        })
        && handler is not
        {
            Response: ResponseKind.Json or ResponseKind.JsonLines or ResponseKind.RecordJson or ResponseKind.Record
                or ResponseKind.HttpJson or ResponseKind.HttpArray or ResponseKind.HttpEvents,
            Result: null,
        };

    private ConstructionModel? ParseInstance(INamedTypeSymbol type)
    {
        if (ConstructionParser.ReportUnknown(type, _known, _report.Location) is { } unknown)
        {
            _report.Add(unknown);
            return null;
        }

        ConstructionModel? instance = ConstructionParser.Parse(type, _known, "put the method into a class that is not, or make it static", out string? reason);
        if (reason is not null)
            _report.Add(HandlerDiagnostics.CannotConstruct, type.Name, reason);
        return instance;
    }

    private void CheckMargin(int? margin, List<ParameterModel> parameters, BatchModel? batch)
    {
        if (margin is < 0)
            _report.Add(HandlerDiagnostics.BadMargin, margin);
        else if (margin is not null && batch is null && !parameters.Any(static parameter => parameter.Kind == ParameterKind.CancellationToken))
            _report.Add(HandlerDiagnostics.UnusedMargin);
    }

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
}
