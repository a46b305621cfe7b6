using System.Text.Json;

namespace Lambda.Runtime.Benchmarks.Native;

/// <summary>One event, which is read, and written unless it is only read, by generated code and by a serializer context.</summary>
/// <remarks>The delegates hide the type and cost the same for both.</remarks>
internal sealed record Case(
    string Name, Func<object?> ReadGenerated, Func<object?> ReadContext, Func<object?, byte[]>? WriteGenerated, Func<object?, byte[]>? WriteContext)
{
    public static Case Find(string name) => name switch
    {
        "hello" => new(
            name,
            static () => LambdaJson.Deserialize<Person>(Events.Hello),
            static () => JsonSerializer.Deserialize(Events.Hello, EventContext.Default.Person),
            static value => LambdaJson.SerializeToUtf8Bytes((Person)value!),
            static value => JsonSerializer.SerializeToUtf8Bytes((Person)value!, EventContext.Default.Person)),
        "http" => new(
            name,
            static () => LambdaJson.Deserialize<HttpRequest>(Events.Http),
            static () => JsonSerializer.Deserialize(Events.Http, EventContext.Default.HttpRequest),
            static value => LambdaJson.SerializeToUtf8Bytes((HttpRequest)value!),
            static value => JsonSerializer.SerializeToUtf8Bytes((HttpRequest)value!, EventContext.Default.HttpRequest)),
        "sqs" => new(
            name,
            static () => LambdaJson.Deserialize<SqsEvent>(Events.Sqs),
            static () => JsonSerializer.Deserialize(Events.Sqs, EventContext.Default.SqsEvent),
            static value => LambdaJson.SerializeToUtf8Bytes((SqsEvent)value!),
            static value => JsonSerializer.SerializeToUtf8Bytes((SqsEvent)value!, EventContext.Default.SqsEvent)),
        "http api" => new(
            name,
            static () => LambdaJson.Deserialize<Lambda.Runtime.Events.HttpApiRequest>(Events.Http),
            static () => JsonSerializer.Deserialize(Events.Http, EventContext.Default.HttpRequest),
            WriteGenerated: null,
            WriteContext: null),
        "typed sqs" => new(
            name,
            static () => LambdaJson.Deserialize<Lambda.Runtime.Events.SqsEvent<Purchase>>(Events.Sqs),
            static () => JsonSerializer.Deserialize(Events.Sqs, EventContext.Default.SqsEvent)!.Records
                .ConvertAll(static message => JsonSerializer.Deserialize(message.Body, EventContext.Default.Purchase)),
            WriteGenerated: null,
            WriteContext: null),
        "dynamodb" => new(
            name,
            static () => LambdaJson.Deserialize<Lambda.Runtime.Events.DynamoDbEvent<Purchase>>(Events.DynamoDb),
            static () => JsonSerializer.Deserialize(Events.DynamoDb, EventContext.Default.DynamoDbEvent),
            WriteGenerated: null,
            WriteContext: null),
        "100 KB" => new(
            name,
            static () => LambdaJson.Deserialize<Document>(Events.Document),
            static () => JsonSerializer.Deserialize(Events.Document, EventContext.Default.Document),
            static value => LambdaJson.SerializeToUtf8Bytes((Document)value!),
            static value => JsonSerializer.SerializeToUtf8Bytes((Document)value!, EventContext.Default.Document)),
        _ => throw new ArgumentException($"there is no event named {name}", nameof(name)),
    };

    public static string[] Names { get; } = ["hello", "http", "sqs", "http api", "typed sqs", "dynamodb", "100 KB"];
}
