using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Lambda.Runtime.Benchmarks;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that reading allocates exactly the bytes of the same graph built by hand, and that writing allocates nothing.</summary>
public sealed class JsonAllocationTests
{
    [Fact]
    public void Hello() =>
        Check(
            Events.Hello, static json => LambdaJson.Deserialize<Person>(json), static value => LambdaJson.SerializeToUtf8Bytes(value),
            static value => new Person(Copy(value.Name)));

    [Fact]
    public void HttpRequest() => Check(Events.Http, static json => LambdaJson.Deserialize<HttpRequest>(json), static value => LambdaJson.SerializeToUtf8Bytes(value), Copy);

    [Fact]
    public void SqsBatch() =>
        Check(
            Events.Sqs, static json => LambdaJson.Deserialize<SqsEvent>(json), static value => LambdaJson.SerializeToUtf8Bytes(value),
            static value => new SqsEvent(Copy(value.Records, Copy)));

    [Fact]
    public void LargeDocument() =>
        Check(
            Events.Document, static json => LambdaJson.Deserialize<Document>(json), static value => LambdaJson.SerializeToUtf8Bytes(value),
            static value => new Document(Copy(value.Rows, Copy)));

    /// <param name="json">The event.</param>
    /// <param name="read">Passed by the caller, because the generator must see the call with the type.</param>
    /// <param name="serialize">Passed for the same reason. It allocates its result, so it is used only for the comparison.</param>
    /// <param name="copy">Builds the same graph, with collections of exact capacity.</param>
    private static void Check<T>(byte[] json, Reader<T> read, Func<T, byte[]> serialize, Func<T, T> copy)
        where T : class
    {
        bool isOptimized = typeof(LambdaJson).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
        Assert.SkipUnless(isOptimized, "A debug build allocates what the compiler avoids in a release build.");
        T value = read(json)!;
        var buffer = new ByteBuffer(1024);
        var writer = new JsonWriter(buffer);
        JsonWrite<T> write = JsonContracts.GetWriter<T>();

        long graph = MeasureLeast(() => copy(value));
        Assert.Equal(graph, MeasureLeast(() => read(json)!));
        Assert.Equal(0, MeasureLeast(() =>
        {
            buffer.Reset();
            write(writer, value);
            return null;
        }));
        Assert.True(buffer.Filled.SequenceEqual(serialize(value)), "it was written");
    }

    private delegate T? Reader<T>(ReadOnlySpan<byte> json);

    /// <summary>Runs several times, because a garbage collection sometimes removes pooled arrays.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long MeasureLeast(Func<object?> action)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            object? kept = action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            GC.KeepAlive(kept);
        }

        return least;
    }

    private static HttpRequest Copy(HttpRequest value) => new(
        Copy(value.Version), Copy(value.RouteKey), Copy(value.RawPath), Copy(value.RawQueryString), Array.ConvertAll(value.Cookies, Copy), Copy(value.Headers),
        Copy(value.QueryStringParameters), Copy(value.RequestContext), Copy(value.Body), Copy(value.PathParameters), value.IsBase64Encoded, Copy(value.StageVariables));

    private static HttpContext Copy(HttpContext value) => new(
        Copy(value.AccountId), Copy(value.ApiId), Copy(value.DomainName), Copy(value.DomainPrefix), Copy(value.Http), Copy(value.RequestId), Copy(value.RouteKey),
        Copy(value.Stage), Copy(value.Time), value.TimeEpoch);

    private static HttpDescription Copy(HttpDescription value) =>
        new(Copy(value.Method), Copy(value.Path), Copy(value.Protocol), Copy(value.SourceIp), Copy(value.UserAgent));

    private static SqsMessage Copy(SqsMessage value) => new(
        Copy(value.MessageId), Copy(value.ReceiptHandle), Copy(value.Body), Copy(value.Attributes), Copy(value.MessageAttributes, Copy), Copy(value.Md5OfBody),
        Copy(value.EventSource), Copy(value.EventSourceArn), Copy(value.AwsRegion));

    private static SqsAttribute Copy(SqsAttribute value) => new(Copy(value.StringValue), Copy(value.DataType));

    private static Row Copy(Row value) =>
        new(value.Id, Copy(value.Name), value.Score, value.Active, Array.ConvertAll(value.Cells, static cells => (int[])cells.Clone()));

    private static string Copy(string value) => new(value.AsSpan());

    private static Dictionary<string, string> Copy(Dictionary<string, string> entries) => Copy(entries, Copy);

    private static Dictionary<string, T> Copy<T>(Dictionary<string, T> entries, Func<T, T> copy)
    {
        var copies = new Dictionary<string, T>(entries.Count);
        foreach ((string key, T value) in entries)
            copies.Add(Copy(key), copy(value));
        return copies;
    }

    private static List<T> Copy<T>(List<T> elements, Func<T, T> copy)
    {
        var copies = new List<T>(elements.Count);
        foreach (T element in elements)
            copies.Add(copy(element));
        return copies;
    }
}
