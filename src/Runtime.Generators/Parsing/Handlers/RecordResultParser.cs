using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Decides what the result of a handler is that transforms records.</summary>
internal sealed class RecordResultParser(IMethodSymbol method, KnownTypes known, JsonGraphParser writers, DiagnosticBag report)
{
    private const string Expected = "a JSON type, string, byte[] or FirehoseResponseRecord, or null to drop the record";

    /// <param name="await">Whether the result is in a task.</param>
    /// <param name="type">The type of the result; <see langword="null"/> without one.</param>
    public ParsedResult Parse(AwaitKind await, ITypeSymbol? type)
    {
        if (WhyNotSent(type) is { } reason)
            report.Add(HandlerDiagnostics.ReturnKind, reason);
        if (type is null || report.HasErrors)
            return new ParsedResult(await, ResponseKind.Batch);
        if (type.SpecialType == SpecialType.System_String)
            return new ParsedResult(await, ResponseKind.RecordText);
        if (KnownTypes.IsByteArray(type))
            return new ParsedResult(await, ResponseKind.RecordBytes);
        if (BatchParser.IsResponseRecord(type) && Metadata(type) is { } metadata)
            return new ParsedResult(await, ResponseKind.Record, writers.Parse(metadata, "result.metadata", report.Location));
        JsonValueModel? json = writers.Parse(type, "result", report.Location);
        ReturnedValues.Check(method, type, writers, report.Name);
        return new ParsedResult(await, ResponseKind.RecordJson, json);
    }

    private string? WhyNotSent(ITypeSymbol? type) => type switch
    {
        null => $"nothing, but the response of Amazon Data Firehose has the new content of each record; return {Expected}",
        _ when BatchParser.IsRecord(BatchSource.Firehose, type) =>
            $"'{TypeNames.Display(type)}', which is a record of the event, not of the response; return {Expected}",
        _ when type.Name == "FirehoseResponse" && BatchParser.IsEventType(type) =>
            $"'{TypeNames.Display(type)}', which is the response of a whole batch; return {Expected}, or mark the method [LambdaHandler]",
        _ when known.IsByteMemory(type) || KnownTypes.IsOrDerives(type, known.Stream) =>
            $"'{TypeNames.Display(type)}', which is not the content of a record; return byte[]",
        _ when KnownTypes.Is(type, known.AsyncEnumerable) =>
            $"'{TypeNames.Display(type)}', which is not the content of a record; return {Expected}",
        _ when NearMissTypes.FixForResult(type, known) is not null =>
            $"'{TypeNames.Display(type)}', which is not the content of a record; return {Expected}",
        _ => null,
    };

    private static ITypeSymbol? Metadata(ITypeSymbol type) => type.GetMembers("Metadata").OfType<IPropertySymbol>().FirstOrDefault()?.Type;
}
