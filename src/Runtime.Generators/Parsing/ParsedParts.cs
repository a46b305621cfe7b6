using System.Collections.Immutable;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Handlers;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Startup;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>What the parsers returned for the whole project, with its diagnostics.</summary>
/// <param name="Project">The compilation as a whole.</param>
internal sealed record ParsedParts(ProjectModel Project)
{
    public ImmutableArray<ParsedHandler> Handlers { get; init; } = [];

    public ImmutableArray<ParsedStartup> Startups { get; init; } = [];

    public ImmutableArray<ParsedShutdown> Shutdowns { get; init; } = [];

    public ImmutableArray<ParsedErrorType> ErrorTypes { get; init; } = [];

    public ImmutableArray<ParsedRoot> Roots { get; init; } = [];

    /// <summary>For each attribute for middleware, exceptions or JSON options: that it has no effect, or <see langword="null"/>.</summary>
    public ImmutableArray<Diagnostic?> Unused { get; init; } = [];

    /// <summary>For each attribute of the assembly that is for routes: that it has no effect without them.</summary>
    public ImmutableArray<ImmutableArray<Diagnostic>> UnusedWithoutRoutes { get; init; } = [];
}
