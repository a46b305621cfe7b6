using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Handlers;
using Lambda.Runtime.Generators.Parsing.Startup;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Collects the diagnostics of a project: those of its parts, and those that depend on several parts.</summary>
internal static class FunctionDiagnoser
{
    public static List<Diagnostic> Diagnose(ParsedParts parts)
    {
        IEnumerable<Diagnostic> ofHandlers = parts.Handlers.SelectMany(static handler => handler.Diagnostics);
        IEnumerable<Diagnostic> ofStartups = parts.Startups.SelectMany(static startup => startup.Diagnostics);
        IEnumerable<Diagnostic> ofRoots = parts.Roots.SelectMany(static root => root.Diagnostics);
        return
        [
            .. MemberDiagnostics.RemoveDuplicates(UnknownTypes.RemoveDuplicates(ofHandlers.Concat(ofStartups))),
            .. CheckProject(parts.Handlers, parts.Project),
            .. CheckLanguage(parts),
            .. CheckNames(parts.Handlers),
            .. SharedSources.Check(parts.Handlers),
            .. RouteConflicts.Check(parts.Handlers),
            .. CheckStartups(parts.Handlers, parts.Startups),
            .. parts.Shutdowns.Select(static shutdown => shutdown.Diagnostic).OfType<Diagnostic>(),
            .. parts.ErrorTypes.Select(static type => type.Diagnostic).OfType<Diagnostic>(),
            .. MemberDiagnostics.RemoveDuplicates(UnknownTypes.RemoveDuplicates(ofRoots), before: ofHandlers),
            .. parts.Unused.OfType<Diagnostic>(),
            .. HasRoutes(parts.Handlers) ? [] : parts.UnusedWithoutRoutes.SelectMany(static found => found),
        ];
    }

    private static IEnumerable<Diagnostic> CheckProject(ImmutableArray<ParsedHandler> handlers, ProjectModel project)
    {
        if (project is { IsProgram: true, HasMain: false } && handlers.IsEmpty)
            yield return Diagnostic.Create(HandlerDiagnostics.NoHandler, Location.None);
        if (!project.IsProgram && !handlers.IsEmpty)
            yield return Diagnostic.Create(HandlerDiagnostics.Library, handlers[0].Location);
    }

    private static IEnumerable<Diagnostic> CheckLanguage(ParsedParts parts)
    {
        if (parts.Project.OldLanguage is { } version && (!parts.Handlers.IsEmpty || !parts.Roots.IsEmpty))
            yield return Diagnostic.Create(HandlerDiagnostics.OldLanguage, parts.Handlers.IsEmpty ? Location.None : parts.Handlers[0].Location, version, LanguageVersions.Needed);
    }

    /// <summary>Whether the project has routes. A handler with an error may be one.</summary>
    private static bool HasRoutes(ImmutableArray<ParsedHandler> handlers) => handlers.Any(static handler => handler.Valid is not { Handler.IsRoute: false });

    private static IEnumerable<Diagnostic> CheckNames(ImmutableArray<ParsedHandler> handlers)
    {
        var owners = new Dictionary<string, HandlerModel>(StringComparer.Ordinal);
        foreach (ParsedHandler parsed in handlers)
        {
            if (parsed.Valid is not { Handler: { } handler })
                continue;
            foreach (string name in handler.Names)
            {
                if (!owners.TryGetValue(name, out HandlerModel? owner))
                {
                    owners.Add(name, handler);
                    continue;
                }

                // Methods of routes may have the same name, which then serves the routes of all of them.
                if (owner.IsRoute && handler.IsRoute && name == handler.Names[0] && name == owner.Names[0])
                    continue;

                // One name is enough for a message.
                yield return Diagnostic.Create(
                    HandlerDiagnostics.AmbiguousName,
                    parsed.Location,
                    FixProperties.Create(FixProperties.Name, NameToGive(owner, handler)),
                    owner.Names[owner.Names.Count - 1],
                    handler.Names[handler.Names.Count - 1],
                    name,
                    Remedy(owner, handler));
                break;
            }
        }
    }

    /// <summary>Describes how to resolve the conflict. The attribute can replace the short name of a handler, but not the longer names.</summary>
    private static string Remedy(HandlerModel owner, HandlerModel handler) =>
        owner.Names.Intersect(handler.Names).All(name => name == owner.Names[0] || name == handler.Names[0])
            ? $"give one of them another name: [{(handler.Batch is { } batch ? $"{batch.Source}Handler(Name = " : "LambdaHandler(")}\"name\")]"
            : "rename one of the methods";

    /// <summary>The name that resolves the conflict if the attribute of the handler has it: <c>Type.Method</c>, which it has anyway.</summary>
    /// <returns><see langword="null"/> if the handlers share another name, too.</returns>
    private static string? NameToGive(HandlerModel owner, HandlerModel handler) =>
        handler is { Batch: null, Names.Count: > 2 } && owner.Names.Intersect(handler.Names).All(name => name == handler.Names[0]) ? handler.Names[1] : null;

    private static IEnumerable<Diagnostic> CheckStartups(ImmutableArray<ParsedHandler> handlers, ImmutableArray<ParsedStartup> startups)
    {
        for (int i = 1; i < startups.Length; i++)
        {
            if (startups[0].Startup is { } first && startups[i].Startup is { } other)
                yield return Diagnostic.Create(HandlerDiagnostics.TwoStartups, startups[i].Location, DisplayName(first), DisplayName(other));
        }

        StartupModel? startup = startups.Select(static parsed => parsed.Startup).FirstOrDefault();
        foreach (ParsedHandler parsed in handlers)
        {
            if (parsed.Valid is { Handler: { } handler } && CheckServices(handler, startup, startups.IsEmpty) is { } found)
                yield return Diagnostic.Create(found.Descriptor, parsed.Location, FixProperties.Create(FixProperties.Type, found.Type), found.Details);
        }

        bool isTaken = handlers.Any(static parsed => parsed.Valid is null || parsed.Valid.Handler.TakesServices);
        if (startup is { Configures: true, InitializerTakesServices: false } && !isTaken)
            yield return Diagnostic.Create(HandlerDiagnostics.UnusedStartup, startups[0].Location, DisplayName(startup));
    }

    /// <summary>Finds a service that the startup class does not register as it is needed. The type is that service, as it is in code.</summary>
    private static (DiagnosticDescriptor Descriptor, string Type, object[] Details)? CheckServices(HandlerModel handler, StartupModel? startup, bool isMissing)
    {
        foreach (ConstructionModel construction in handler.Constructions)
        {
            foreach (ArgumentModel argument in construction.Arguments)
            {
                if (startup is not null && argument.Service.Key is null && startup.ScopedServices.Contains(argument.Service.Type))
                    return (HandlerDiagnostics.CapturedScope, argument.Service.Type, [handler.DisplayName, construction.DisplayName, DisplayName(argument.Service.Type)]);
            }
        }

        // The provider itself needs no registration. A startup class with an error has its own diagnostic, and may register the service.
        bool hasServices = !isMissing && startup is null or { Configures: true };
        ServiceModel? needed = handler.FlatParameters.Select(static parameter => parameter.Service)
            .Concat(handler.Constructions.SelectMany(static construction => construction.Arguments).Select(static argument => argument.Service))
            .FirstOrDefault(static service => service is { IsOptional: false, Type: not "global::System.IServiceProvider" });
        return hasServices || needed is null ? null : (HandlerDiagnostics.NoStartup, needed.Type, [handler.DisplayName, DisplayName(needed.Type)]);
    }

    private static string DisplayName(StartupModel startup) => DisplayName(startup.Type);

    private static string DisplayName(string type) => type.Replace("global::", "");
}
