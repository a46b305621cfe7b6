using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Lambda.Runtime.Benchmarks;

/// <summary>Compares generated readers and writers with System.Text.Json's source-generated context, for each event.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class JsonBenchmarks
{
    private readonly Person _hello = Read(Events.Hello, EventContext.Default.Person);
    private readonly HttpRequest _http = Read(Events.Http, EventContext.Default.HttpRequest);
    private readonly SqsEvent _sqs = Read(Events.Sqs, EventContext.Default.SqsEvent);
    private readonly Document _document = Read(Events.Document, EventContext.Default.Document);

    [Benchmark(Baseline = true), BenchmarkCategory("read hello")]
    public object ReadHelloContext() => Read(Events.Hello, EventContext.Default.Person);

    [Benchmark, BenchmarkCategory("read hello")]
    public object? ReadHello() => LambdaJson.Deserialize<Person>(Events.Hello);

    [Benchmark(Baseline = true), BenchmarkCategory("read http")]
    public object ReadHttpContext() => Read(Events.Http, EventContext.Default.HttpRequest);

    [Benchmark, BenchmarkCategory("read http")]
    public object? ReadHttp() => LambdaJson.Deserialize<HttpRequest>(Events.Http);

    [Benchmark(Baseline = true), BenchmarkCategory("read sqs")]
    public object ReadSqsContext() => Read(Events.Sqs, EventContext.Default.SqsEvent);

    [Benchmark, BenchmarkCategory("read sqs")]
    public object? ReadSqs() => LambdaJson.Deserialize<SqsEvent>(Events.Sqs);

    [Benchmark(Baseline = true), BenchmarkCategory("read http api")]
    public object ReadHttpApiContext() => Read(Events.Http, EventContext.Default.HttpRequest);

    [Benchmark, BenchmarkCategory("read http api")]
    public object? ReadHttpApi() => LambdaJson.Deserialize<Lambda.Runtime.Events.HttpApiRequest>(Events.Http);

    [Benchmark(Baseline = true), BenchmarkCategory("read typed sqs")]
    public object ReadTypedSqsContext() =>
        Read(Events.Sqs, EventContext.Default.SqsEvent).Records.ConvertAll(static message => JsonSerializer.Deserialize(message.Body, EventContext.Default.Purchase));

    [Benchmark, BenchmarkCategory("read typed sqs")]
    public object? ReadTypedSqs() => LambdaJson.Deserialize<Lambda.Runtime.Events.SqsEvent<Purchase>>(Events.Sqs);

    [Benchmark(Baseline = true), BenchmarkCategory("read dynamodb")]
    public object ReadDynamoDbContext() => Read(Events.DynamoDb, EventContext.Default.DynamoDbEvent);

    [Benchmark, BenchmarkCategory("read dynamodb")]
    public object? ReadDynamoDb() => LambdaJson.Deserialize<Lambda.Runtime.Events.DynamoDbEvent<Purchase>>(Events.DynamoDb);

    [Benchmark(Baseline = true), BenchmarkCategory("read 100 KB")]
    public object ReadDocumentContext() => Read(Events.Document, EventContext.Default.Document);

    [Benchmark, BenchmarkCategory("read 100 KB")]
    public object? ReadDocument() => LambdaJson.Deserialize<Document>(Events.Document);

    [Benchmark(Baseline = true), BenchmarkCategory("write hello")]
    public byte[] WriteHelloContext() => JsonSerializer.SerializeToUtf8Bytes(_hello, EventContext.Default.Person);

    [Benchmark, BenchmarkCategory("write hello")]
    public byte[] WriteHello() => LambdaJson.SerializeToUtf8Bytes(_hello);

    [Benchmark(Baseline = true), BenchmarkCategory("write http")]
    public byte[] WriteHttpContext() => JsonSerializer.SerializeToUtf8Bytes(_http, EventContext.Default.HttpRequest);

    [Benchmark, BenchmarkCategory("write http")]
    public byte[] WriteHttp() => LambdaJson.SerializeToUtf8Bytes(_http);

    [Benchmark(Baseline = true), BenchmarkCategory("write sqs")]
    public byte[] WriteSqsContext() => JsonSerializer.SerializeToUtf8Bytes(_sqs, EventContext.Default.SqsEvent);

    [Benchmark, BenchmarkCategory("write sqs")]
    public byte[] WriteSqs() => LambdaJson.SerializeToUtf8Bytes(_sqs);

    [Benchmark(Baseline = true), BenchmarkCategory("write 100 KB")]
    public byte[] WriteDocumentContext() => JsonSerializer.SerializeToUtf8Bytes(_document, EventContext.Default.Document);

    [Benchmark, BenchmarkCategory("write 100 KB")]
    public byte[] WriteDocument() => LambdaJson.SerializeToUtf8Bytes(_document);

    private static T Read<T>(byte[] json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;
}
