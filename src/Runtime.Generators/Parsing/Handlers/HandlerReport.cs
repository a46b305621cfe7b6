using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Collects the diagnostics of one handler or startup class. The first detail of each message is its name.</summary>
internal sealed class HandlerReport(string handler, Location location)
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    public string Handler => handler;

    /// <summary>The handler's name in the source.</summary>
    public Location Location => location;

    public bool HasErrors => _diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    public void Add(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    public void Add(DiagnosticDescriptor descriptor, params object[] details) => Add(descriptor, location, details);

    public void Add(DiagnosticDescriptor descriptor, Location at, params object[] details) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, at, [handler, .. details]));
}
