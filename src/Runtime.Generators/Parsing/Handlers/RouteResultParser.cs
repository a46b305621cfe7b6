using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Decides how the result of a route's handler becomes a response.</summary>
internal sealed class RouteResultParser(IMethodSymbol method, KnownTypes known, JsonGraphParser writers, DiagnosticBag report)
{
    public ParsedResult Parse(AwaitKind await, ITypeSymbol? type)
    {
        if (type is null)
            return new ParsedResult(await, ResponseKind.HttpEmpty);
        if (type.SpecialType == SpecialType.System_String)
            return new ParsedResult(await, ResponseKind.HttpText);
        if (KnownTypes.IsByteArray(type) || known.IsByteMemory(type))
            return new ParsedResult(await, ResponseKind.HttpBytes);
        if (type is INamedTypeSymbol { Name: "Results", TypeArguments.Length: > 1 } union && KnownTypes.IsHttp(union))
            return new ParsedResult(await, ResponseKind.HttpResults) { Results = union.TypeArguments.Select(ParseResult).ToEquatableArray() };
        if (type is { Name: "HttpResult" } and not INamedTypeSymbol { TypeArguments.Length: 1 } && KnownTypes.IsHttp(type))
            return Reject(await, type, "which does not say the type of its value; return the result itself, such as Ok<Order>, or Results<Ok<Order>, NotFound>");
        if (type.SpecialType == SpecialType.System_Object)
            return Reject(await, type, "whose JSON is not known to the compiler; return the type of the value, or Results<Ok<Order>, NotFound>");
        if (KnownTypes.IsHttpResult(type))
            return new ParsedResult(await, ResponseKind.HttpResult) { Results = new[] { ParseResult(type) }.ToEquatableArray() };
        if (KnownTypes.IsOrDerives(type, known.Stream) && !KnownTypes.Is(type, known.ResponseStream))
            return new ParsedResult(await, ResponseKind.HttpStream);
        if (OtherLibraries.FixForRouteResult(type) is { } fix)
            return Reject(await, type, $"which is not a response; {fix}");
        if (KnownTypes.Is(type, known.AsyncEnumerable))
            return ParseSequence(await, ((INamedTypeSymbol)type).TypeArguments[0]);
        JsonValueModel? json = writers.Parse(type, "result", report.Location);
        ReturnedValues.Check(method, type, writers, report.Name);
        return new ParsedResult(await, ResponseKind.HttpJson, json);
    }

    private ParsedResult Reject(AwaitKind await, ITypeSymbol type, string problem)
    {
        report.Add(HandlerDiagnostics.ReturnKind, $"'{TypeNames.Display(type)}', {problem}");
        return new ParsedResult(await, ResponseKind.HttpEmpty);
    }

    private ParsedResult ParseSequence(AwaitKind await, ITypeSymbol element)
    {
        if (KnownTypes.IsByteArray(element) || known.IsByteMemory(element))
            return new ParsedResult(await, ResponseKind.HttpByteSequence);
        return KnownTypes.Is(element, known.ServerSentEvent)
            ? new ParsedResult(await, ResponseKind.HttpEvents, writers.Parse(((INamedTypeSymbol)element).TypeArguments[0], "result[].Data", report.Location))
            : new ParsedResult(await, ResponseKind.HttpArray, writers.Parse(element, "result[]", report.Location));
    }

    private HttpResultModel ParseResult(ITypeSymbol type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (current is { Name: "HttpResult", TypeArguments.Length: 1 } && KnownTypes.IsHttp(current))
                return new HttpResultModel(TypeNames.Full(type), writers.Parse(current.TypeArguments[0], "result.Value", report.Location));
        }

        return type is INamedTypeSymbol { Name: "ServerSentEventsResult" } events && KnownTypes.IsHttp(events)
            ? new HttpResultModel(TypeNames.Full(type), writers.Parse(events.TypeArguments[0], "result.Events[].Data", report.Location), IsEvents: true)
            : new HttpResultModel(TypeNames.Full(type), null);
    }
}
