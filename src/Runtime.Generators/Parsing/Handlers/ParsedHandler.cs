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

/// <summary>A handler as one of the two that it can be.</summary>
/// <param name="Served">It can be served.</param>
/// <param name="Refused">It cannot.</param>
internal sealed record HandlerOutcome(ServedHandler? Served, RefusedHandlerModel? Refused);

/// <summary>A handler that can be served, with the types that its event and its result reach.</summary>
internal sealed record ServedHandler(HandlerModel Handler, EquatableArray<JsonTypeModel> Readers, EquatableArray<JsonTypeModel> Writers);

/// <summary>What the compilation is.</summary>
/// <param name="IsProgram">It becomes a program and not a library.</param>
/// <param name="HasMain">It has an entry point that somebody wrote.</param>
/// <param name="LibraryNames">Every value of <c>_HANDLER</c> that means a handler in a referenced library, in ordinal order.</param>
/// <param name="IsHtmlSafe">Strings are written with the escapes of <c>JsonEscaping.HtmlSafe</c>.</param>
internal sealed record ProjectModel(bool IsProgram, bool HasMain, EquatableArray<string> LibraryNames, bool IsHtmlSafe);
