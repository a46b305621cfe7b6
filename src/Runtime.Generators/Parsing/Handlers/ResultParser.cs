using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Where a handler's response comes from.</summary>
internal sealed record ParsedResult(AwaitKind Await, ResponseKind Response, JsonValueModel? Json = null)
{
    /// <summary>The results that a route may return.</summary>
    public EquatableArray<HttpResultModel> Results { get; init; } = new([]);
}

/// <summary>Decides where a handler's response comes from: its result, or what it writes.</summary>
internal sealed class ResultParser(
    IMethodSymbol method, PayloadKind payload, BatchModel? batch, bool isRoute, KnownTypes known, JsonGraphParser writers, DiagnosticBag report)
{
    public ParsedResult Parse(List<ParameterModel> parameters)
    {
        (AwaitKind await, ITypeSymbol? type) = Unwrap();
        if (isRoute)
            return new RouteResultParser(method, known, writers, report).Parse(await, type);
        if (batch is { Source: BatchSource.Firehose })
            return new RecordResultParser(method, known, writers, report).Parse(await, type);
        if (batch is not null)
        {
            if (type is not null)
            {
                report.Add(
                    HandlerDiagnostics.ReturnKind,
                    $"'{TypeNames.Display(type)}', which nothing receives: {BatchModel.ResponseOf(batch.Source)}; return nothing, Task or ValueTask");
            }

            return new ParsedResult(await, ResponseKind.Batch);
        }

        ResponseKind? written = parameters.Select(static parameter => parameter.Kind).Contains(ParameterKind.ResponseStream) ? ResponseKind.Stream
            : parameters.Select(static parameter => parameter.Kind).Contains(ParameterKind.TextWriter) ? ResponseKind.Writer
            : payload == PayloadKind.Console ? ResponseKind.Console
            : null;
        if (written == ResponseKind.Stream && payload == PayloadKind.Console)
            report.Add(HandlerDiagnostics.PayloadMismatch, "Payload.Console", "it writes its response to a LambdaResponseStream, and not to Console.Out; change one of them");
        if (written == ResponseKind.Writer && payload == PayloadKind.Console)
            report.Add(HandlerDiagnostics.PayloadMismatch, "Payload.Console", "it writes its response to a TextWriter, and not to Console.Out; change one of them");
        if (written is { } response)
        {
            if (type is not null)
                report.Add(HandlerDiagnostics.TwoResponses, Written(response), TypeNames.Display(type));
            return new ParsedResult(await, response);
        }

        if (type is null)
            return new ParsedResult(await, payload == PayloadKind.Text ? ResponseKind.Empty : ResponseKind.Null);
        return ParseResult(await, type);
    }

    /// <summary>The type of the result without the task around it; <see langword="null"/> without a result.</summary>
    private (AwaitKind Await, ITypeSymbol? Type) Unwrap()
    {
        ITypeSymbol type = method.ReturnType;
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            report.Add(HandlerDiagnostics.ReturnKind, "by reference; return nothing or a value, bare or in Task or ValueTask");
        if (method.ReturnsVoid)
            return (AwaitKind.None, null);
        if (KnownTypes.Is(type, known.Task) || KnownTypes.Is(type, known.ValueTask))
            return (AwaitKind.Task, null);
        return KnownTypes.Is(type, known.TaskOfT) || KnownTypes.Is(type, known.ValueTaskOfT)
            ? (AwaitKind.Task, ((INamedTypeSymbol)type).TypeArguments[0])
            : (AwaitKind.None, type);
    }

    private ParsedResult ParseResult(AwaitKind await, ITypeSymbol type)
    {
        bool isStream = KnownTypes.IsOrDerives(type, known.Stream) && !KnownTypes.Is(type, known.ResponseStream);
        if (KnownTypes.IsByteArray(type) || known.IsByteMemory(type) || isStream)
            return new ParsedResult(await, ResponseKind.Bytes);
        if (KnownTypes.Is(type, known.AsyncEnumerable))
            return ParseSequence(await, type, ((INamedTypeSymbol)type).TypeArguments[0]);
        if (NearMissTypes.FixForResult(type, known) is { } fix)
        {
            report.Add(HandlerDiagnostics.ReturnKind, $"'{TypeNames.Display(type)}', which is not a response; {fix}");
            return new ParsedResult(await, ResponseKind.Null);
        }

        if (payload == PayloadKind.Text)
        {
            if (type.SpecialType != SpecialType.System_String)
                RejectForText(type);
            return new ParsedResult(await, ResponseKind.Text);
        }

        CheckPart(type, type);
        JsonValueModel? json = writers.Parse(type, "result", report.Location);
        ReturnedValues.Check(method, type, writers, report.Name);
        return new ParsedResult(await, ResponseKind.Json, json);
    }

    private ParsedResult ParseSequence(AwaitKind await, ITypeSymbol type, ITypeSymbol element)
    {
        if (KnownTypes.IsByteArray(element) || known.IsByteMemory(element))
            return new ParsedResult(await, ResponseKind.ByteSequence);
        if (element.SpecialType == SpecialType.System_String)
            return new ParsedResult(await, ResponseKind.TextSequence);
        if (NearMissTypes.FixForElement(element, known) is { } fix)
            report.Add(HandlerDiagnostics.ReturnKind, $"a sequence of '{TypeNames.Display(element)}', which is not a response; {fix}");
        else if (payload == PayloadKind.Text)
            RejectForText(method.ReturnType);
        else
            return ParseLines(await, type, element);
        return new ParsedResult(await, ResponseKind.Null);
    }

    private ParsedResult ParseLines(AwaitKind await, ITypeSymbol type, ITypeSymbol element)
    {
        CheckPart(type, element);
        JsonValueModel? json = writers.Parse(element, "result[]", report.Location);
        ReturnedValues.Check(method, type, writers, report.Name);
        return new ParsedResult(await, ResponseKind.JsonLines, json);
    }

    private void CheckPart(ITypeSymbol type, ITypeSymbol part)
    {
        if (ResponseParts.ResponseOf(part) is { } response)
            report.Add(HandlerDiagnostics.PartAsResponse, TypeNames.Display(type), response);
    }

    private void RejectForText(ITypeSymbol type) => report.Add(
        HandlerDiagnostics.PayloadMismatch, "Payload.Text", $"it returns '{TypeNames.Display(type)}', and not string, bytes or nothing; change one of them");

    private static string Written(ResponseKind response) => response switch
    {
        ResponseKind.Stream => "writes its response to a LambdaResponseStream",
        ResponseKind.Writer => "writes its response to a TextWriter",
        _ => "writes its response to the console",
    };
}
