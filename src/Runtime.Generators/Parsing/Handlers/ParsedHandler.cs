using System.Collections.Immutable;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>What came of one <c>[LambdaHandler]</c> method.</summary>
/// <param name="Model">What is emitted for it.</param>
/// <param name="Diagnostics">What is wrong with it. They hold syntax, and so never go the way of the model.</param>
/// <param name="Location">The method's name in the source, for what is found only among all handlers.</param>
internal sealed record ParsedHandler(HandlerOutcome Model, ImmutableArray<Diagnostic> Diagnostics, Location Location)
{
    public ServedHandler? Served => Model.Served;
}
