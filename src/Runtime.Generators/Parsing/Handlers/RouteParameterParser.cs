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

    private const string Form = "Form";

    private readonly HashSet<string> _takenRouteParameters = new(StringComparer.OrdinalIgnoreCase);
    private RouteInput? _body;
    private RouteInput? _field;

    public List<ParameterModel> Parse()
    {
        List<ParameterModel> models = [.. method.Parameters.Select(static parameter => RouteInput.Of(parameter)).Select(ParseParameter).OfType<ParameterModel>()];
        foreach (RouteModel route in routes)
        {
            RouteSegmentModel? untaken = route.Segments.FirstOrDefault(segment => segment.Kind != RouteSegmentKind.Literal && !_takenRouteParameters.Contains(segment.Text));
            if (untaken is not null && models.Count == method.Parameters.Length)
                report.Add(HandlerDiagnostics.UntakenRouteParameter, report.Location, FixProperties.CreateParameter(untaken.Text, untaken.Type), route.Text, untaken.Text);
        }

        return models;
    }

    private ParameterModel? ParseParameter(RouteInput input)
    {
        if (input.Symbol is IParameterSymbol { RefKind: not RefKind.None })
            return Reject(input, "is passed by reference; take it by value");
        if (OtherLibraries.FixForMissingParameter(input.Type) is { } replacement)
            return Reject(input, NotTaken(input, replacement));
        if (UnknownTypes.In(input.Type) is { } unknown)
        {
            report.Add(UnknownTypes.ReportType(LocationOf(input), $"Parameter '{input.Name}' of handler '{report.Name}'", input.Type, unknown));
            return null;
        }

        if (WhyOfOtherLibrary(input) is { } other)
            return Reject(input, other);
        var source = RouteSource.Of(input);
        return source.Kind == RouteSource.Group || (source.Kind == Form && HttpValueTypes.Find(Unwrap(input).Type) is null && !IsFile(input.Type) && !IsBytes(input.Type))
            ? ParseGroup(input, source.Kind == Form ? Form : null)
            : Parse(input, source);
    }

    private static string NotTaken(RouteInput input, string fix) => $"is of type '{TypeNames.Display(input.Type)}', which a route does not take; {fix}";

    /// <returns>What to write instead of an attribute or a type of another library, for a message; <see langword="null"/> without them.</returns>
    private string? WhyOfOtherLibrary(RouteInput input)
    {
        string? problem = input.Attributes
            .Select(static attribute => OtherLibraries.WhyNotFollowedAtRoute(attribute, RouteSource.IsFollowed(attribute)))
            .FirstOrDefault(static reason => reason is not null);
        bool isService = input.Symbol is IParameterSymbol parameter && ServiceParser.IsMarked(parameter, known);
        return problem ?? (!isService && OtherLibraries.FixForRouteParameter(input.Type) is { } fix ? NotTaken(input, fix) : null);
    }

    private ParameterModel? Parse(RouteInput input, RouteSource source)
    {
        if (input.Symbol is IParameterSymbol parameter && ServiceParser.IsMarked(parameter, known))
        {
            return ServiceParser.WhyUnsupported(parameter, known) is { } reason
                ? Reject(input, $"is marked as a service, but {reason}")
                : new ParameterModel(ParameterKind.Service, Service: ServiceParser.Parse(parameter, known));
        }

        if (KnownTypes.Is(input.Type, known.Context))
            return new ParameterModel(ParameterKind.Context);
        if (KnownTypes.Is(input.Type, known.CancellationToken))
            return new ParameterModel(ParameterKind.CancellationToken);
        if (KnownTypes.Is(input.Type, known.ClaimsPrincipal))
            return new ParameterModel(ParameterKind.HttpPrincipal);
        if (IsFile(input.Type) || (source.Kind == Form && IsBytes(input.Type)))
        {
            return Reject(
                input,
                "is a file or all fields of a form, and multipart/form-data is not read; take fields with [FromForm], a file as the body with ReadOnlyMemory<byte> or Stream, "
                + "or let clients upload files to Amazon S3");
        }

        return source.Kind == "Body" ? ParseBody(input) : ParseValue(input, source);
    }

    private ParameterModel? ParseValue(RouteInput input, RouteSource source)
    {
        string name = source.Name;
        bool isInRoute = routes.Any(route => route.IndexOf(name) >= 0);
        if (source.Kind == "Route" && !isInRoute)
        {
            report.Add(
                HandlerDiagnostics.BadParameter,
                LocationOf(input),
                FixProperties.Create(FixProperties.Name, "FromRoute"),
                input.Name,
                $"is marked [FromRoute], but no route of the handler has {{{name}}}; add that to a route, or remove the attribute");
            return null;
        }

        string? kind = source.Kind ?? (isInRoute ? "Route" : null);
        (ITypeSymbol type, HttpParameterForm form) = Unwrap(input);
        if (HttpValueTypes.Find(type) is not { } value)
        {
            const string Readable = "string, a number, an enum, or a type that implements IParsable<T>";
            return kind is null
                ? ParseBody(input)
                : Reject(input, $"is of type '{TypeNames.Display(input.Type)}', which cannot be read from text; take {Readable}");
        }

        if (kind == Form && !TakesForm(input))
            return null;
        if (kind == "Route")
            return ParseRoute(input, name, value, form);
        if (kind == "Claim" && form is HttpParameterForm.Array or HttpParameterForm.List)
            kind = input.IsNullable ? "OptionalClaims" : "Claims";
        return new ParameterModel(ParameterKind.HttpValue) { Http = new HttpParameterModel(kind ?? "Query", name, new([]), value, form, input.Default) };
    }

    private ParameterModel ParseRoute(RouteInput input, string name, HttpValueModel value, HttpParameterForm form)
    {
        _takenRouteParameters.Add(name);
        foreach (RouteModel route in routes.Where(route => route.IndexOf(name) >= 0))
        {
            if (FindMisleading(input, route, name, value, form) is { } problem)
                report.Add(HandlerDiagnostics.MisleadingRoute, LocationOf(input), route.Text, problem);
        }

        var segments = routes.Select(route => route.IndexOf(name)).ToEquatableArray();
        bool isRest = routes.Any(route => route.IndexOf(name) is >= 0 and var index && route.Segments[index].Kind == RouteSegmentKind.Rest);
        return new ParameterModel(ParameterKind.HttpValue) { Http = new HttpParameterModel(isRest ? "Rest" : "Route", name, segments, value, form, input.Default) };
    }

    /// <returns>Why requests that a route seems to take get the status 404 or 400, for a message; <see langword="null"/> if they do not.</returns>
    private string? FindMisleading(RouteInput input, RouteModel route, string name, HttpValueModel value, HttpParameterForm form)
    {
        RouteSegmentModel segment = route.Segments[route.IndexOf(name)];
        if (!ConstraintTypes.CanSatisfy(segment.Constraints, value))
        {
            return $"in which no value of type '{TypeNames.Display(input.Type)}' satisfies the constraints of {{{segment.Text}}}, so that no request reaches the method; "
                + $"change the constraints, or the type of the parameter '{input.Name}'";
        }

        // A segment that may be missing is two routes with the same text.
        return form == HttpParameterForm.Required && routes.Any(shorter => shorter.Text == route.Text && shorter.IndexOf(name) < 0)
            ? $"in which {{{segment.Text}?}} may be missing, but the parameter '{input.Name}' is required, so that a request without it gets the status 400; "
                + "give the parameter a nullable type or a default, or remove the question mark"
            : null;
    }

    /// <summary>Parses a parameter whose type takes values: the parameters of its constructor, and the properties that can be set.</summary>
    private ParameterModel? ParseGroup(RouteInput input, string? kind)
    {
        if (RouteGroup.Find(input.Type, out string problem) is not { } group)
            return Reject(input, problem);
        List<GroupMemberModel> arguments = [.. group.Arguments.Select(member => ParseMember(member, kind)).OfType<GroupMemberModel>()];
        List<GroupMemberModel> members = [.. group.Members.Select(member => ParseMember(member, kind)).OfType<GroupMemberModel>()];
        if (arguments.Count < group.Arguments.Count || members.Count < group.Members.Count)
            return null;
        return new ParameterModel(ParameterKind.HttpGroup)
        {
            Group = new ParameterGroupModel(
                TypeNames.Full(input.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)),
                arguments.ToEquatableArray(),
                members.ToEquatableArray()),
        };
    }

    private GroupMemberModel? ParseMember(RouteInput member, string? kind)
    {
        if (WhyOfOtherLibrary(member) is { } other)
        {
            Reject(member, other);
            return null;
        }

        var source = RouteSource.Of(member);
        if (source.Kind == RouteSource.Group)
        {
            Reject(member, "is marked [AsParameters] in a type that is one itself; put its values into that type");
            return null;
        }

        if (kind is not null && source.Kind is null)
            source = source with { Kind = kind };
        return Parse(member, source) is { } parameter ? new GroupMemberModel(TypeNames.Escaped(member.Name), parameter) : null;
    }

    private ParameterModel? ParseBody(RouteInput input)
    {
        if (!TakesBody(input))
            return null;
        if ((_body ?? _field) is { } other)
        {
            return Reject(
                input, $"is read from the body, as '{other.Name}' is, but a request has one; put what they hold into one type, or mark a service [FromServices]");
        }

        if (IsLikelyService(input.Type))
        {
            return Reject(
                input,
                $"is of type '{TypeNames.Display(input.Type)}', which the JSON of a body cannot create; mark it [FromServices] if it is a service, or put [JsonDerivedType] on the type");
        }

        _body = input;
        ParameterKind? kind = input.Type.SpecialType == SpecialType.System_String ? ParameterKind.HttpText
            : KnownTypes.IsByteArray(input.Type) ? ParameterKind.HttpBytes
            : known.IsByteMemory(input.Type) ? ParameterKind.HttpMemory
            : KnownTypes.Is(input.Type, known.Stream) ? ParameterKind.HttpStream
            : null;
        if (kind is { } plain)
            return new ParameterModel(plain);
        return new ParameterModel(ParameterKind.HttpBody, readers.Parse(input.Type, input.Name, LocationOf(input)))
        {
            RejectsNull = !input.IsNullable && !input.IsOptional,
        };
    }

    /// <summary>Whether a type is abstract, and nothing says how it is read from JSON.</summary>
    private static bool IsLikelyService(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsAbstract: true } && !OtherLibraries.Namespace(type).StartsWith("System", StringComparison.Ordinal)
        && !type.GetAttributes().Any(static attribute =>
            attribute.AttributeClass is { } json && OtherLibraries.Namespace(json).StartsWith("System.Text.Json", StringComparison.Ordinal));

    /// <summary>Fields of a form can be read together, but not besides another body.</summary>
    private bool TakesForm(RouteInput input)
    {
        if (!TakesBody(input))
            return false;
        if (_body is not null)
        {
            Reject(input, $"is read from a form in the body, and '{_body.Name}' is the whole body; take one of them");
            return false;
        }

        _field ??= input;
        return true;
    }

    private bool TakesBody(RouteInput input)
    {
        if (routes.FirstOrDefault(static route => (route.Verbs & ~VerbsWithBody) != 0) is not { } route)
            return true;
        string problem = $"is of type '{TypeNames.Display(input.Type)}', which is read from the body, but \"{route.Text}\" takes requests without one";
        Reject(input, $"{problem}; take values of the path or the query, or mark a service [FromServices]");
        return false;
    }

    private bool IsBytes(ITypeSymbol type) => KnownTypes.IsByteArray(type) || known.IsByteMemory(type) || KnownTypes.Is(type, known.Stream);

    private static bool IsFile(ITypeSymbol type) =>
        type.Name is "IFormFile" or "IFormFileCollection" or "IFormCollection" && type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Http";

    private static (ITypeSymbol Type, HttpParameterForm Form) Unwrap(RouteInput input) => input.Type switch
    {
        IArrayTypeSymbol { Rank: 1 } array when array.ElementType.SpecialType != SpecialType.System_Byte => (array.ElementType, HttpParameterForm.Array),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => (nullable.TypeArguments[0], HttpParameterForm.Nullable),
        INamedTypeSymbol { Name: "List", TypeArguments.Length: 1 } list when list.ContainingNamespace.ToDisplayString() == "System.Collections.Generic" =>
            (list.TypeArguments[0], HttpParameterForm.List),
        { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } type =>
            (type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), HttpParameterForm.Optional),
        { } type => (type, input.IsOptional ? HttpParameterForm.Optional : HttpParameterForm.Required),
    };

    /// <summary>A type may be in another assembly, where nothing can be reported.</summary>
    private Location LocationOf(RouteInput input) => input.Symbol.Locations.FirstOrDefault(static location => location.IsInSource) ?? report.Location;

    private ParameterModel? Reject(RouteInput input, string reason)
    {
        report.Add(HandlerDiagnostics.BadParameter, LocationOf(input), input.Name, reason);
        return null;
    }
}
