using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Assembles the parts of a function: each JSON type occurs once, and names in the generated code are unique.</summary>
internal static class FunctionAssembler
{
    public static FunctionModel Assemble(FunctionParts parts)
    {
        (EquatableArray<HandlerOutcome> handlers, EquatableArray<JsonRootWithTypes> roots, ProjectModel project) = (parts.Handlers, parts.Roots, parts.Project);
        List<HandlerWithTypes> valid = [.. handlers.Select(static handler => handler.Valid).OfType<HandlerWithTypes>()];
        IEnumerable<HandlerModel> ordered = valid.Select(static handler => handler.Handler)
            .OrderBy(static handler => handler.ClassName, StringComparer.Ordinal)
            .ThenBy(static handler => string.Join("\n", handler.Names), StringComparer.Ordinal);

        // Readers and writers are named together, because they share tables.
        List<JsonTypeModel> allReaders = [.. valid.SelectMany(static handler => handler.Readers).Concat(roots.SelectMany(static root => root.Readers))];
        List<JsonTypeModel> allWriters = [.. valid.SelectMany(static handler => handler.Writers).Concat(roots.SelectMany(static root => root.Writers))];
        Dictionary<JsonTypeKey, string> names = UniqueNames(allReaders.Concat(allWriters));
        EquatableArray<JsonTypeModel> readers = Types(allReaders, names);
        EquatableArray<JsonTypeModel> writers = Types(allWriters, names);
        StartupModel? startup = parts.Startups.Count > 0 ? parts.Startups[0] : null;
        var maps = new ExceptionMapsModel(parts.ErrorTypes.OrderByDescending(static type => type.Depth)
            .ThenBy(static type => type.Map.Exception, StringComparer.Ordinal)
            .Select(static type => type.Map)
            .ToEquatableArray());
        var function = new FunctionModel(
            WithUniqueNames(ordered, static handler => handler.ClassName, static (handler, name) => handler with { ClassName = name })
                .Select(handler => new PlannedHandler(handler, InvocationPlanner.Plan(handler, startup, maps)))
                .ToEquatableArray(),
            WithUniqueNames(
                handlers.Select(static handler => handler.Invalid).OfType<InvalidHandlerModel>().OrderBy(static handler => handler.ClassName, StringComparer.Ordinal),
                static handler => handler.ClassName,
                static (handler, name) => handler with { ClassName = name }),
            startup,
            parts.Shutdowns.OrderBy(static shutdown => shutdown.Method, StringComparer.Ordinal).ToEquatableArray(),
            maps.Maps,
            readers,
            writers,
            Types(readers.Concat(writers).Where(static type => type is JsonEnumModel { IsText: true } or JsonConverterModel { Source: not ConverterSource.Context }), names),
            roots.Select(static root => root.Root)
                .OfType<JsonRootModel>()
                .Distinct()
                .OrderBy(static root => root.Read.Type, StringComparer.Ordinal)
                .ToEquatableArray(),
            Fingerprints: new([]),
            EmitMain: project is { IsProgram: true, HasMain: false } && handlers.Count > 0,
            IsLibrary: !project.IsProgram,
            project.LibraryNames.Except(handlers.SelectMany(static handler => handler.Valid?.Handler.Names ?? handler.Invalid!.Names)).ToEquatableArray(),
            project.IsHtmlSafe,
            CompletesLogging: project.HasLoggerFactory && startup is { Configures: true },
            ValidatesOptions: project.HasStartupValidator && startup is { Configures: true },
            IsLanguageOld: project.OldLanguage is not null);
        return function with { Fingerprints = FingerprintFactory.Create(function).ToEquatableArray(), Outer = CreateOuter(function.Routed, startup, maps) };
    }

    /// <summary>The middleware of the assembly is created once for all routes, and sees requests without a route, too.</summary>
    private static PlannedHandler? CreateOuter(PlannedHandler[] routed, StartupModel? startup, ExceptionMapsModel maps)
    {
        if (routed.Select(static planned => planned.Handler).FirstOrDefault(static handler => handler.IsInner) is not { } inner)
            return null;
        var handler = new HandlerModel(
            GeneratedNames.Routes,
            Type: "",
            Method: "",
            Names: new([]),
            Parameters: new([]),
            AwaitKind.Task,
            ResponseKind.HttpRoute,
            Result: null,
            HasStaticConstructor: false,
            Instance: null,
            inner.Wrappers.Take(inner.AssemblyWrappers).ToEquatableArray(),
            CancellationMargin: -1);
        return new PlannedHandler(handler, InvocationPlanner.Plan(handler, startup, maps));
    }

    private static EquatableArray<JsonTypeModel> Types(IEnumerable<JsonTypeModel> types, Dictionary<JsonTypeKey, string> names) =>
        Distinct(types).Select(type => type.WithName(names[type.Key])).ToEquatableArray();

    private static Dictionary<JsonTypeKey, string> UniqueNames(IEnumerable<JsonTypeModel> types) =>
        WithUniqueNames(Distinct(types), static type => type.Name, static (type, name) => type.WithName(name))
            .ToDictionary(static type => type.Key, static type => type.Name);

    private static IEnumerable<JsonTypeModel> Distinct(IEnumerable<JsonTypeModel> types) =>
        types.GroupBy(static type => type.Key)
            .OrderBy(static group => group.Key.ToString(), StringComparer.Ordinal)
            .Select(static group => group.First());

    /// <summary>Adds a number to each name that an item before it has.</summary>
    private static EquatableArray<T> WithUniqueNames<T>(IEnumerable<T> items, Func<T, string> name, Func<T, string, T> rename)
        where T : IEquatable<T>
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return items.Select(item =>
        {
            string unique = name(item);
            for (int number = 2; !taken.Add(unique); number++)
                unique = $"{name(item)}_{number}";
            return rename(item, unique);
        }).ToEquatableArray();
    }
}
