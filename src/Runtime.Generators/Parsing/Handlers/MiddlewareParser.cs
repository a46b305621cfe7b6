using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Services;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Collects the middleware and exception mappings around a handler: those of the assembly, of the class, and of the method, in the order of the attributes.</summary>
/// <remarks>Middleware for single records has no effect on handlers of whole events, except that it is an error at such a handler itself.</remarks>
/// <remarks>So has a mapping to an HTTP status on handlers without a route.</remarks>
internal sealed class MiddlewareParser(KnownTypes known, bool takesRecords, bool isRoute, DiagnosticBag report)
{
    private const int MinStatus = 400;
    private const int MaxStatus = 599;

    /// <param name="method">The handler.</param>
    /// <param name="ofAssembly">How many of the wrappers are those of the assembly, which come first.</param>
    public List<WrapperModel> Parse(IMethodSymbol method, out int ofAssembly)
    {
        var wrappers = new List<WrapperModel>();
        AddPlace(wrappers, method.ContainingAssembly);
        ofAssembly = wrappers.Count;
        AddPlace(wrappers, method.ContainingType);
        AddPlace(wrappers, method);
        return wrappers;
    }

    private void AddPlace(List<WrapperModel> wrappers, ISymbol place)
    {
        var maps = new List<(int Depth, ExceptionMapModel Map)>();
        foreach (AttributeData attribute in place.GetAttributes())
        {
            if (attribute.AttributeClass is not { TypeArguments.Length: 1 } type || type.TypeArguments[0] is not INamedTypeSymbol argument || IsUnknown(type, argument, attribute))
                continue;
            if (KnownTypes.Is(type, known.MapExceptionAttribute))
            {
                AddMap(maps, place, argument, attribute);
            }
            else if (KnownTypes.Is(type, known.MiddlewareAttribute))
            {
                AddMaps(wrappers, maps);
                bool isPerRecord = attribute.NamedArguments.Any(static named => named is { Key: "PerRecord", Value.Value: true });
                if (isPerRecord && !takesRecords && place is IMethodSymbol)
                    report.Add(HandlerDiagnostics.BadHandlerAttribute, $"sets PerRecord for the middleware '{argument.Name}', but takes whole events; remove PerRecord");
                else if ((takesRecords || !isPerRecord) && ParseMiddleware(argument) is { } middleware)
                    wrappers.Add(new MiddlewareModel(middleware, isPerRecord));
            }
        }

        AddMaps(wrappers, maps);
    }

    private bool IsUnknown(INamedTypeSymbol type, INamedTypeSymbol argument, AttributeData attribute)
    {
        bool isMap = KnownTypes.Is(type, known.MapExceptionAttribute);
        if (!isMap && !KnownTypes.Is(type, known.MiddlewareAttribute))
            return false;
        if (UnknownTypes.In(argument) is { } unknown)
            report.Add(UnknownTypes.Report(report.Location, $"Handler '{report.Name}' {(isMap ? "maps the exception" : "has the middleware")}", unknown));
        else if (isMap && UnknownTypes.IsIn(attribute))
            report.Add(UnknownTypes.ReportArgument(report.Location, $"Handler '{report.Name}'", TypeNames.Attribute(type)));
        else
            return isMap && attribute.AttributeConstructor is null; // The compiler reports the arguments.
        return true;
    }

    private void AddMap(List<(int Depth, ExceptionMapModel Map)> maps, ISymbol place, INamedTypeSymbol exception, AttributeData attribute)
    {
        object? target = attribute.ConstructorArguments.FirstOrDefault().Value;
        if (target is int && !isRoute && place is not IMethodSymbol)
            return;
        string code = TypeNames.Full(exception);
        string? reason = Accessibilities.WhyInaccessible(exception) is { } hidden ? $", which the program cannot name: {hidden}; make it internal or public"
            : maps.Any(map => map.Map.Exception == code) ? " twice at one place; remove one of the attributes"
            : WhyInvalid(target);
        if (reason is not null)
        {
            report.Add(HandlerDiagnostics.BadMap, exception.Name, reason);
            return;
        }

        maps.Add((ErrorTypeParser.Depth(exception), new ExceptionMapModel(code, target as string ?? "", target as int? ?? 0)));
    }

    private string? WhyInvalid(object? target) => target switch
    {
        int status when !isRoute => $" to the status {status}, but has no route; give it a name such as \"OutOfStock\"",
        int status => status is < MinStatus or > MaxStatus ? $" to the status {status}, which is not that of an error; give it one from {MinStatus} to {MaxStatus}" : null,
        string { Length: > 0 } name when !name.Any(char.IsWhiteSpace) => null,
        _ => $" to \"{target}\", which is empty or contains white space; give it a name such as \"OutOfStock\"",
    };

    private ConstructionModel? ParseMiddleware(INamedTypeSymbol type)
    {
        if (ConstructionParser.ReportUnknown(type, known, report.Location) is { } unknown)
        {
            report.Add(unknown);
            return null;
        }

        ConstructionModel? middleware = ConstructionParser.Parse(type, known, "name a class that is not", out string? reason);
        if (reason is not null)
            report.Add(HandlerDiagnostics.BadMiddleware, type.Name, reason);
        return middleware;
    }

    /// <summary>Adds adjacent mappings as one wrapper, in which the most derived exception comes first.</summary>
    private static void AddMaps(List<WrapperModel> wrappers, List<(int Depth, ExceptionMapModel Map)> maps)
    {
        if (maps.Count > 0)
            wrappers.Add(new ExceptionMapsModel(maps.OrderByDescending(static map => map.Depth).Select(static map => map.Map).ToEquatableArray()));
        maps.Clear();
    }
}
