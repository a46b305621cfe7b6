using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Services;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Decides what each parameter of a handler is.</summary>
internal sealed class ParameterParser(
    IMethodSymbol method, PayloadKind payload, BatchModel? batch, KnownTypes known, JsonGraphParser readers, DiagnosticBag report)
{
    private readonly Dictionary<string, IParameterSymbol> _taken = [];

    private readonly KafkaPartParser? _kafkaParts = batch is { Source: BatchSource.Kafka } ? new KafkaPartParser(report) : null;

    public List<ParameterModel> Parse()
    {
        var models = new List<ParameterModel>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
            {
                Reject(parameter, "is passed by reference; take it by value");
            }
            else if (OtherLibraries.FixForMissingParameter(parameter.Type) is { } replacement)
            {
                Reject(parameter, NotTaken(parameter, replacement));
            }
            else if (UnknownTypes.In(parameter.Type) is { } unknown)
            {
                report.Add(UnknownTypes.ReportType(parameter.Locations[0], $"Parameter '{parameter.Name}' of handler '{report.Name}'", parameter.Type, unknown));
            }
            else if (UnknownTypes.InAttributes(parameter, known.FromServicesAttribute, known.FromKeyedServicesAttribute, known.FromMessageAttributeAttribute) is { } argument)
            {
                report.Add(UnknownTypes.ReportArgument(parameter.Locations[0], $"Parameter '{parameter.Name}' of handler '{report.Name}'", argument));
            }
            else if (parameter.GetAttributes().Select(OtherLibraries.WhyNotFollowed).FirstOrDefault(static reason => reason is not null) is { } problem)
            {
                Reject(parameter, problem);
            }
            else if (ServiceParser.IsMarked(parameter, known))
            {
                if (ServiceParser.WhyUnsupported(parameter, known) is { } reason)
                    Reject(parameter, $"is marked as a service, but {reason}");
                else
                    models.Add(new ParameterModel(ParameterKind.Service, Service: ServiceParser.Parse(parameter, known)));
            }
            else if (MessageAttributeParser.Find(parameter, known) is { } attribute)
            {
                if (MessageAttributeParser.WhyUnsupported(parameter, attribute, batch) is { } reason)
                    Reject(parameter, reason);
                else
                    models.Add(MessageAttributeParser.Parse(parameter, attribute));
            }
            else if (FindKind(parameter.Type) is { } kind)
            {
                Take(parameter, kind);
                models.Add(new ParameterModel(kind));
            }
            else if (batch is not null && RejectedPayloads.WhyNotTaken(batch.Source, parameter.Type, known) is { } instead)
            {
                Reject(parameter, NotTaken(parameter, instead, $"[{batch.Source}Handler]"));
            }
            else if (batch is not null && BatchParser.RecordOfChange(parameter.Type, known) is { } record)
            {
                Take(parameter, ParameterKind.RecordChange);
                models.Add(new ParameterModel(ParameterKind.RecordChange, readers.Parse(record, parameter.Name, parameter.Locations[0])));
            }
            else if (batch is not null && known.S3Event is { } notification && BatchParser.IsNotification(batch.Source, parameter.Type))
            {
                Take(parameter, ParameterKind.RecordNotification);
                models.Add(new ParameterModel(ParameterKind.RecordNotification, readers.Parse(notification, parameter.Name, parameter.Locations[0])));
            }
            else if (NearMissTypes.FixForParameter(parameter.Type, known) is { } fix)
            {
                Reject(parameter, NotTaken(parameter, fix));
            }
            else if (WhyNotCreated(parameter.Type) is { } uncreatable)
            {
                readers.Context.ReportUnsupported(parameter.Type, parameter.Name, parameter.Locations[0], uncreatable, isMaybeService: true);
            }
            else if (JsonKind(parameter.Type) is var json && Take(parameter, json) && CanBeJson(parameter))
            {
                if (batch is null && BatchParser.SourceOfRecord(parameter.Type) is { } recordOf)
                    report.Add(HandlerDiagnostics.RecordAsEvent, parameter.Locations[0], TypeNames.Display(parameter.Type), recordOf, BatchModel.EventTypeOf(recordOf));
                models.Add(new ParameterModel(json, readers.Parse(parameter.Type, parameter.Name, parameter.Locations[0]))
                {
                    RejectsNull = parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated },
                });
            }
        }

        return _kafkaParts?.Assign(models, isComplete: models.Count == method.Parameters.Length) ?? models;
    }

    private static string NotTaken(IParameterSymbol parameter, string fix, string by = "a handler") =>
        $"is of type '{TypeNames.Display(parameter.Type)}', which {by} does not take; {fix}";

    private void Reject(IParameterSymbol parameter, string reason) =>
        report.Add(HandlerDiagnostics.BadParameter, parameter.Locations[0], parameter.Name, reason);

    /// <summary>What a parameter is that is read from JSON.</summary>
    private ParameterKind JsonKind(ITypeSymbol type) =>
        batch is null ? ParameterKind.JsonEvent
        : BatchParser.IsRecord(batch.Source, type) ? ParameterKind.Record
        : BatchParser.IsSource(batch.Source, type) ? ParameterKind.RecordSource
        : ParameterKind.RecordPayload;

    /// <summary>What a parameter is by its type alone; <see langword="null"/> for an event, a record or a payload as JSON.</summary>
    private ParameterKind? FindKind(ITypeSymbol type) => type switch
    {
        _ when KnownTypes.Is(type, known.Context) => ParameterKind.Context,
        _ when KnownTypes.Is(type, known.CancellationToken) => ParameterKind.CancellationToken,
        _ when batch is { Source: BatchSource.DynamoDb or BatchSource.S3 } => null,
        _ when batch is not null => type.SpecialType == SpecialType.System_String ? ParameterKind.RecordText : KnownTypes.IsByteArray(type) ? ParameterKind.RecordBytes : null,
        _ when KnownTypes.Is(type, known.ResponseStream) => ParameterKind.ResponseStream,
        _ when KnownTypes.Is(type, known.TextWriter) => ParameterKind.TextWriter,
        _ when KnownTypes.Is(type, known.TextReader) => ParameterKind.EventReader,
        _ when KnownTypes.Is(type, known.Stream) => ParameterKind.EventStream,
        _ when known.IsByteMemory(type) => ParameterKind.EventMemory,
        _ when KnownTypes.IsByteArray(type) => ParameterKind.EventBytes,
        _ when type.SpecialType == SpecialType.System_String && payload == PayloadKind.Text => ParameterKind.EventText,
        _ => null,
    };

    /// <summary>Notes that a parameter takes the event, the response, the context or the token, and reports a second one for the same.</summary>
    private bool Take(IParameterSymbol parameter, ParameterKind kind)
    {
        string what = kind switch
        {
            ParameterKind.Context => "the LambdaContext",
            ParameterKind.CancellationToken => "the CancellationToken",
            ParameterKind.ResponseStream or ParameterKind.TextWriter => "the response",
            ParameterKind.Record => "the record",
            ParameterKind.RecordSource => "the source",
            ParameterKind.RecordPayload or ParameterKind.RecordText or ParameterKind.RecordBytes or ParameterKind.RecordChange or ParameterKind.RecordNotification => "the payload",
            _ => "the event",
        };
        if (what == "the event" && payload == PayloadKind.Console)
        {
            report.Add(
                HandlerDiagnostics.PayloadMismatch, parameter.Locations[0], "Payload.Console and reads the event from Console.In",
                $"parameter '{parameter.Name}' is the event too; remove one of them");
            return false;
        }

        if (what == "the payload" && _kafkaParts is not null)
            return _kafkaParts.Take(parameter);
        if (_taken.TryGetValue(what, out IParameterSymbol? first))
        {
            DiagnosticDescriptor descriptor = what == "the event" ? HandlerDiagnostics.TwoEvents : HandlerDiagnostics.Twice;
            report.Add(descriptor, parameter.Locations[0], first.Name, parameter.Name, what);
            return false;
        }

        _taken.Add(what, parameter);
        return true;
    }

    private bool CanBeJson(IParameterSymbol parameter)
    {
        if (payload == PayloadKind.Text)
        {
            string found = $"parameter '{parameter.Name}' is of type '{TypeNames.Display(parameter.Type)}', and not string, TextReader or bytes; change one of them";
            report.Add(HandlerDiagnostics.PayloadMismatch, parameter.Locations[0], "Payload.Text", found);
        }

        return payload == PayloadKind.Json;
    }

    /// <summary>Why JSON cannot create a value of the type, which may be intended as a service: an interface, or an abstract class.</summary>
    private string? WhyNotCreated(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsAbstract: true } named
        && JsonScalars.Find(named) is null
        && !readers.Context.Options.IsCovered(named)
        && new JsonAttributes(named) is { Converter: null, Unknown: null, DerivedTypes.Count: 0 }
            ? JsonSupport.WhyUnsupported(named, JsonDirection.Read, known)
            : null;
}
