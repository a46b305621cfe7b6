using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Routes;
using Lambda.Runtime.Generators.Parsing.Services;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Decides where each parameter of a route's handler comes from, by the rules of minimal APIs; only services need an attribute.</summary>
internal sealed class RouteParameterParser(IMethodSymbol method, EquatableArray<RouteModel> routes, KnownTypes known, JsonGraphParser readers, DiagnosticBag report)
{
    // POST, PUT, PATCH and DELETE.
    private const int VerbsWithBody = 4 | 8 | 16 | 32;

    private readonly HashSet<string> _takenRouteParameters = new(StringComparer.OrdinalIgnoreCase);
    private IParameterSymbol? _body;

    public List<ParameterModel> Parse()
    {
        List<ParameterModel> models = [.. method.Parameters.Select(Parse).OfType<ParameterModel>()];
        foreach (RouteModel route in routes)
        {
            RouteSegmentModel? untaken = route.Segments.FirstOrDefault(segment => segment.Kind != RouteSegmentKind.Literal && !_takenRouteParameters.Contains(segment.Text));
            if (untaken is not null && models.Count == method.Parameters.Length)
                report.Add(HandlerDiagnostics.UntakenRouteParameter, route.Text, untaken.Text);
        }

        return models;
    }

    private ParameterModel? Parse(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None)
            return Reject(parameter, "is passed by reference; take it by value");
        if (UnknownTypes.In(parameter.Type) is { } unknown)
        {
            report.Add(UnknownTypes.ReportType(parameter.Locations[0], $"Parameter '{parameter.Name}' of handler '{report.Name}'", parameter.Type, unknown));
            return null;
        }

        if (ServiceParser.IsMarked(parameter, known))
        {
            return ServiceParser.WhyUnsupported(parameter, known) is { } reason
                ? Reject(parameter, $"is marked as a service, but {reason}")
                : new ParameterModel(ParameterKind.Service, Service: ServiceParser.Parse(parameter, known));
        }

        if (KnownTypes.Is(parameter.Type, known.Context))
            return new ParameterModel(ParameterKind.Context);
        if (KnownTypes.Is(parameter.Type, known.CancellationToken))
            return new ParameterModel(ParameterKind.CancellationToken);
        (string? source, string name) = FindSource(parameter);
        return source == "Body" ? ParseBody(parameter) : ParseValue(parameter, source, name);
    }

    private ParameterModel? ParseValue(IParameterSymbol parameter, string? source, string name)
    {
        bool isInRoute = routes.Any(route => route.IndexOf(name) >= 0);
        if (source == "Route" && !isInRoute)
            return Reject(parameter, $"is marked [FromRoute], but no route of the handler has {{{name}}}; add that to a route, or remove the attribute");
        source ??= isInRoute ? "Route" : null;
        (ITypeSymbol type, HttpParameterForm form) = Unwrap(parameter);
        if (HttpValueTypes.Find(type) is not { } value)
        {
            const string Readable = "string, a number, an enum, or a type that implements IParsable<T>";
            return source is null
                ? ParseBody(parameter)
                : Reject(parameter, $"is of type '{TypeNames.Display(parameter.Type)}', which cannot be read from text; take {Readable}");
        }

        if (source != "Route")
            return new ParameterModel(ParameterKind.HttpValue) { Http = new HttpParameterModel(source ?? "Query", name, new([]), value, form, DefaultValues.Find(parameter)) };
        _takenRouteParameters.Add(name);
        var segments = routes.Select(route => route.IndexOf(name)).ToEquatableArray();
        bool isRest = routes.Any(route => route.IndexOf(name) is >= 0 and var index && route.Segments[index].Kind == RouteSegmentKind.Rest);
        return new ParameterModel(ParameterKind.HttpValue)
        {
            Http = new HttpParameterModel(isRest ? "Rest" : source, name, segments, value, form, DefaultValues.Find(parameter)),
        };
    }

    private ParameterModel? ParseBody(IParameterSymbol parameter)
    {
        if (routes.FirstOrDefault(static route => (route.Verbs & ~VerbsWithBody) != 0) is { } route)
        {
            return Reject(
                parameter, $"is of type '{TypeNames.Display(parameter.Type)}', which is read from the body, but \"{route.Text}\" takes requests without one; take values of the path or the query");
        }

        if (_body is not null)
            return Reject(parameter, $"is read from the body, as '{_body.Name}' is, but a request has one; put what they hold into one type");
        _body = parameter;
        ParameterKind? kind = parameter.Type.SpecialType == SpecialType.System_String ? ParameterKind.HttpText
            : KnownTypes.IsByteArray(parameter.Type) ? ParameterKind.HttpBytes
            : known.IsByteMemory(parameter.Type) ? ParameterKind.HttpMemory
            : KnownTypes.Is(parameter.Type, known.Stream) ? ParameterKind.HttpStream
            : null;
        if (kind is { } plain)
            return new ParameterModel(plain);
        return new ParameterModel(ParameterKind.HttpBody, readers.Parse(parameter.Type, parameter.Name, parameter.Locations[0]))
        {
            RejectsNull = parameter.NullableAnnotation != NullableAnnotation.Annotated && !parameter.HasExplicitDefaultValue,
        };
    }

    private static (ITypeSymbol Type, HttpParameterForm Form) Unwrap(IParameterSymbol parameter) => parameter.Type switch
    {
        IArrayTypeSymbol { Rank: 1 } array when array.ElementType.SpecialType != SpecialType.System_Byte => (array.ElementType, HttpParameterForm.Array),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => (nullable.TypeArguments[0], HttpParameterForm.Nullable),
        INamedTypeSymbol { Name: "List", TypeArguments.Length: 1 } list when list.ContainingNamespace.ToDisplayString() == "System.Collections.Generic" =>
            (list.TypeArguments[0], HttpParameterForm.List),
        { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } type =>
            (type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), HttpParameterForm.Optional),
        { } type => (type, parameter.HasExplicitDefaultValue ? HttpParameterForm.Optional : HttpParameterForm.Required),
    };

    /// <summary>The source that an attribute names, and the name there: that in the attribute, or that of the parameter. Those of ASP.NET Core are the same.</summary>
    private static (string? Source, string Name) FindSource(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            string? source = attribute.AttributeClass is { } type && type.ContainingNamespace.ToDisplayString() is "Lambda.Runtime.Http" or "Microsoft.AspNetCore.Mvc"
                ? attribute.AttributeClass.Name switch
                {
                    "FromRouteAttribute" => "Route",
                    "FromQueryAttribute" => "Query",
                    "FromHeaderAttribute" => "Header",
                    "FromCookieAttribute" => "Cookie",
                    "FromBodyAttribute" => "Body",
                    _ => null,
                }
                : null;
            if (source is null)
                continue;
            string? name = attribute.ConstructorArguments.FirstOrDefault().Value as string
                ?? attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Name").Value.Value as string;
            return (source, name ?? parameter.Name);
        }

        return (null, parameter.Name);
    }

    private ParameterModel? Reject(IParameterSymbol parameter, string reason)
    {
        report.Add(HandlerDiagnostics.BadParameter, parameter.Locations[0], parameter.Name, reason);
        return null;
    }
}
