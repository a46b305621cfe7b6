using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Parses the attribute of a handler of single records.</summary>
internal static class BatchParser
{
    private const string Records = "Lambda.Runtime.Events";

    /// <summary>The services whose events have a list of records.</summary>
    public static readonly BatchSource[] WithRecords =
    [
        BatchSource.Sqs, BatchSource.Kinesis, BatchSource.DynamoDb, BatchSource.Sns, BatchSource.S3, BatchSource.Kafka, BatchSource.Firehose, BatchSource.Logs,
    ];

    /// <returns><see langword="null"/> for the attribute of a handler of whole events.</returns>
    public static BatchModel? Parse(IMethodSymbol method, AttributeData attribute, DiagnosticBag report)
    {
        if (FindSource(HandlerAttributes.ShortName(attribute)) is not { } source)
            return null;
        int concurrency = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "MaxConcurrency").Value.Value as int? ?? 1;
        if (concurrency < 1)
            report.Add(HandlerDiagnostics.BadHandlerAttribute, $"sets MaxConcurrency to {concurrency}; expected 1 or more");
        if (concurrency > 1 && source == BatchSource.Firehose && method.ReturnType is not { Name: "Task" or "ValueTask" })
        {
            report.Add(
                HandlerDiagnostics.BadHandlerAttribute,
                "sets MaxConcurrency, but returns no task, so that a record ends before the next can begin; return Task<T> or ValueTask<T>, or remove MaxConcurrency");
        }
        else if (concurrency > 1 && method.ReturnsVoid)
        {
            report.Add(
                HandlerDiagnostics.BadHandlerAttribute,
                "sets MaxConcurrency, but returns nothing, so that a record ends before the next can begin; return Task or ValueTask, or remove MaxConcurrency");
        }

        var options = new List<BatchOptionModel>();
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Value is not { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: int value })
                continue;
            if (!type.GetMembers().OfType<IFieldSymbol>().Any(field => Equals(field.ConstantValue, value)))
                report.Add(HandlerDiagnostics.BadHandlerAttribute, $"sets {argument.Key} to {value}, which is not a value of {type.Name}; name one of them");
            else if (value != 0)
                options.Add(new BatchOptionModel(argument.Key, TypeNames.Full(type), value));
        }

        return new BatchModel(source, options.ToEquatableArray(), ParseSourceName(source, attribute, report), concurrency)
        {
            AppendNewline = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "AppendNewline").Value.Value as bool?,
        };
    }

    /// <summary>Whether a type is a record of the service, which the handler takes besides its payload, or instead of it.</summary>
    public static bool IsRecord(BatchSource source, ITypeSymbol type) =>
        IsOf(RecordType(source), type);

    /// <summary>The record whose part a change is; <see langword="null"/> for any other type.</summary>
    public static INamedTypeSymbol? RecordOfChange(ITypeSymbol type, KnownTypes known) =>
        !IsOf("DynamoDbChange", type) || type is not INamedTypeSymbol named ? null
        : named.TypeArguments.Length == 0 ? known.DynamoDbRecord
        : known.DynamoDbRecordOfT?.Construct(named.TypeArguments, named.TypeArgumentNullableAnnotations);

    /// <summary>The source whose record a type is, or a part of one; <see langword="null"/> for any other type.</summary>
    public static BatchSource? SourceOfRecord(ITypeSymbol type) =>
        IsOf("DynamoDbChange", type) ? BatchSource.DynamoDb
        : WithRecords.Cast<BatchSource?>().FirstOrDefault(source => IsRecord(source!.Value, type) || IsSource(source.Value, type));

    private static string? ParseSourceName(BatchSource source, AttributeData attribute, DiagnosticBag report)
    {
        if (source is BatchSource.EventBridge or BatchSource.Schedule)
        {
            string? argument = attribute.ConstructorArguments.FirstOrDefault().Value as string;
            if (source == BatchSource.Schedule && argument is not null && ScheduleExpression.FindError(argument) is { } error)
                report.Add(HandlerDiagnostics.BadHandlerAttribute, $"has the schedule \"{argument}\", which EventBridge Scheduler does not accept; {error}");
            if (source == BatchSource.EventBridge && argument is not null && string.IsNullOrWhiteSpace(argument))
            {
                const string instead = "write the detail-type of the events, or no argument for any";
                report.Add(HandlerDiagnostics.BadHandlerAttribute, $"has the detail-type \"{argument}\", which no event has; {instead}");
            }

            return argument;
        }

        string property = source switch
        {
            BatchSource.Sqs => "Queue",
            BatchSource.Kinesis or BatchSource.Firehose => "Stream",
            BatchSource.Logs => "LogGroup",
            BatchSource.Sns or BatchSource.Kafka => "Topic",
            BatchSource.S3 => "Bucket",
            _ => "Table",
        };
        if (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value.Value is not string name)
            return null;
        if (name.Length == 0 || !name.All(letter => IsOfName(letter) || (source == BatchSource.Logs && letter is '/' or '#')))
            report.Add(HandlerDiagnostics.BadHandlerAttribute, $"sets {property} to \"{name}\", which is not a name; write the name alone, without its ARN or URL");
        else if (source == BatchSource.Sqs && !IsQueueName(name))
        {
            const string rule = "a name has at most 80 characters, and a period only in .fifo at the end";
            report.Add(HandlerDiagnostics.BadHandlerAttribute, $"sets {property} to \"{name}\", which SQS does not accept; {rule}");
        }
        else if (source == BatchSource.Sns && name.EndsWith(".fifo", StringComparison.Ordinal))
        {
            const string instead = "a FIFO topic cannot invoke a function; subscribe a queue to it, and mark the method [SqsHandler]";
            report.Add(HandlerDiagnostics.BadHandlerAttribute, $"sets {property} to \"{name}\", but {instead}");
        }
        else if (source == BatchSource.S3 && (name.Length is < 3 or > 63 || name.Any(static letter => letter is '_' or (>= 'A' and <= 'Z'))))
        {
            const string rule = "a name has 3 to 63 lowercase letters, digits, hyphens and periods";
            report.Add(HandlerDiagnostics.BadHandlerAttribute, $"sets {property} to \"{name}\", which S3 does not accept; {rule}");
        }

        return name;
    }

    private static bool IsOfName(char letter) => letter is '-' or '_' or '.' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static bool IsQueueName(string name)
    {
        int end = name.IndexOf('.');
        return name.Length <= 80 && (end < 0 || (end > 0 && name.Substring(end) == ".fifo"));
    }

    /// <summary>Whether a type is what the records of an event have in common.</summary>
    public static bool IsSource(BatchSource source, ITypeSymbol type) => source == BatchSource.Logs && IsOf("CloudWatchLogsSource", type);

    /// <summary>Whether a type is one of AWS's events, or a part of one.</summary>
    public static bool IsEventType(ITypeSymbol type) => IsOf(type.Name, type);

    /// <summary>Whether a type is a record of the response of Amazon Data Firehose.</summary>
    public static bool IsResponseRecord(ITypeSymbol type) => IsOf("FirehoseResponseRecord", type);

    /// <summary>Whether the payload is a record of a notification of Amazon S3, of which a message has several.</summary>
    public static bool IsNotification(BatchSource source, ITypeSymbol type) => source is (BatchSource.Sqs or BatchSource.Sns) && IsOf("S3Record", type);

    /// <summary>Adapts the envelope to the payload: a notification of Amazon S3 is one, and needs no option.</summary>
    public static BatchModel CheckEnvelope(BatchModel batch, IReadOnlyCollection<ParameterModel> parameters, DiagnosticBag report)
    {
        const int None = 1;
        const int S3 = 4;
        BatchOptionModel? envelope = batch.Options.FirstOrDefault(static option => option.Name == "Envelope");
        bool isNotification = parameters.Any(static parameter => parameter.Kind == ParameterKind.RecordNotification);
        if (isNotification && envelope is not (null or { Value: S3 }))
            report.Add(HandlerDiagnostics.BadHandlerAttribute, "takes S3Record, but sets another Envelope; remove it, or set Envelope.S3");
        if (!isNotification && envelope is { Value: S3 })
            report.Add(HandlerDiagnostics.BadHandlerAttribute, "sets Envelope.S3, but does not take S3Record of Lambda.Runtime.Events; take it as the payload, or remove Envelope");
        bool isEnvelope = parameters.Any(static parameter => parameter is { Kind: ParameterKind.RecordPayload, Event.Type: { } type } && IsEnvelope(type));
        int? implied = isNotification ? S3 : isEnvelope && batch.Source is (BatchSource.Sqs or BatchSource.Sns) ? None : null;
        return envelope is null && implied is { } value
            ? batch with { Options = batch.Options.Append(new BatchOptionModel("Envelope", "global::Lambda.Runtime.Envelope", value)).ToEquatableArray() }
            : batch;
    }

    /// <summary>Whether the payload is an envelope itself, which is not opened then.</summary>
    private static bool IsEnvelope(string type) =>
        type.StartsWith($"global::{Records}.EventBridgeEvent", StringComparison.Ordinal) || type.StartsWith($"global::{Records}.SnsNotification", StringComparison.Ordinal);

    /// <summary><c>SqsHandler</c> is <see cref="BatchSource.Sqs"/>.</summary>
    private static BatchSource? FindSource(string? attribute) =>
        attribute is not null && Enum.TryParse(attribute.Replace("Handler", ""), out BatchSource source) ? source : null;

    /// <summary>The name of the type of a record; that with a type argument is one, too.</summary>
    public static string RecordType(BatchSource source) => source switch
    {
        BatchSource.Sqs => "SqsMessage",
        BatchSource.EventBridge => "EventBridgeEvent",
        BatchSource.Schedule => "ScheduledEvent",
        BatchSource.Logs => "CloudWatchLogEvent",
        _ => $"{source}Record",
    };

    /// <summary>Whether a type has this name, and is one of AWS's events, or a part of one.</summary>
    public static bool IsOf(string name, ITypeSymbol type) => type.Name == name && type.ContainingNamespace?.ToDisplayString() == Records;
}
