using System.Collections.Immutable;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>The result of parsing one <c>[LambdaHandler]</c> method.</summary>
/// <param name="Model">Its model.</param>
/// <param name="Diagnostics">Its diagnostics. They refer to syntax, so they are not part of the model.</param>
/// <param name="Location">The method's name in the source, for diagnostics that depend on all handlers.</param>
internal sealed record ParsedHandler(HandlerOutcome Model, ImmutableArray<Diagnostic> Diagnostics, Location Location)
{
    public HandlerWithTypes? Valid => Model.Valid;
}
