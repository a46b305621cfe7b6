using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Services;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Collects the middleware and exception mappings around a handler: those of the assembly, of the class, and of the method, in the order of the attributes.</summary>
/// <remarks>Middleware for single records has no effect on handlers of whole events, except that it is an error at such a handler itself.</remarks>
internal sealed class MiddlewareParser(KnownTypes known, bool takesRecords, DiagnosticBag report)
{
    public List<WrapperModel> Parse(IMethodSymbol method)
    {
        var wrappers = new List<WrapperModel>();
        foreach (ISymbol place in new ISymbol[] { method.ContainingAssembly, method.ContainingType, method })
            AddPlace(wrappers, place);
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
                AddMap(maps, argument, attribute);
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

    private void AddMap(List<(int Depth, ExceptionMapModel Map)> maps, INamedTypeSymbol exception, AttributeData attribute)
    {
        string name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        string code = TypeNames.Full(exception);
        string? reason = Accessibilities.WhyInaccessible(exception) is { } hidden ? $", which the program cannot name: {hidden}; make it internal or public"
            : name.Length == 0 || name.Any(char.IsWhiteSpace) ? $" to \"{name}\", which is empty or contains white space; give it a name such as \"OutOfStock\""
            : maps.Any(map => map.Map.Exception == code) ? " twice at one place; remove one of the attributes"
            : null;
        if (reason is not null)
        {
            report.Add(HandlerDiagnostics.BadMap, exception.Name, reason);
            return;
        }

        maps.Add((ErrorTypeParser.Depth(exception), new ExceptionMapModel(code, name)));
    }

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
