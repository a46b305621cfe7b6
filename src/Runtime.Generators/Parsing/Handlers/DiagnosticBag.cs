using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Collects the diagnostics of one handler or startup class.</summary>
/// <param name="name">The name of the handler or class. It is the first argument of each message.</param>
/// <param name="location">Its name in the source.</param>
internal sealed class DiagnosticBag(string name, Location location)
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    public string Name => name;

    public Location Location => location;

    public bool HasErrors => _diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    public void Add(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    public void Add(DiagnosticDescriptor descriptor, params object[] details) => Add(descriptor, location, details);

    public void Add(DiagnosticDescriptor descriptor, Location at, params object[] details) =>
        Add(descriptor, at, ImmutableDictionary<string, string?>.Empty, details);

    /// <param name="descriptor">The kind.</param>
    /// <param name="at">Its place.</param>
    /// <param name="properties">What its code fix needs; see <see cref="Diagnostics.FixProperties"/>.</param>
    /// <param name="details">The arguments of the message after the name.</param>
    public void Add(DiagnosticDescriptor descriptor, Location at, ImmutableDictionary<string, string?> properties, params object[] details) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, at, properties, [name, .. details]));
}
