using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>A function that gets the records of streams, with a clock that the test advances.</summary>
internal sealed class StreamFunction : IAsyncDisposable
{
    /// <summary>The longest pause between retries.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private StreamFunction(LambdaFunction function, FakeTimeProvider clock, LambdaQueues queues)
    {
        Function = function;
        Clock = clock;
        Queues = queues;
    }

    public LambdaFunction Function { get; }

    public FakeTimeProvider Clock { get; }

    public LambdaQueues Queues { get; }

    /// <summary>The events, as JSON.</summary>
    public IReadOnlyList<string> Events { get; private init; } = [];

    /// <summary>Starts a function that responds as the test says.</summary>
    /// <param name="respond">Takes the records of an event, and returns the response.</param>
    /// <param name="options">The options; its clock is replaced.</param>
    /// <param name="clock">A clock that exists already.</param>
    public static async Task<StreamFunction> StartAsync(Func<JsonElement[], string> respond, LambdaFunctionOptions? options = null, FakeTimeProvider? clock = null)
    {
        clock ??= new FakeTimeProvider(DateTimeOffset.Parse("2026-11-30T08:00:00Z", null));
        options = (options ?? new LambdaFunctionOptions()) with { TimeProvider = clock };
        options = options with { Queues = options.Queues ?? new LambdaQueues(clock) };
        var events = new List<string>();
        LambdaFunction function = await TestFunction.StartAsync(
            next =>
            {
                events.Add(next.Text);
                return Encoding.UTF8.GetBytes(respond(Records(JsonDocument.Parse(next.Body).RootElement)));
            },
            options);
        return new StreamFunction(function, clock, options.Queues) { Events = events };
    }

    /// <summary>Starts a function that reports the records with these data.</summary>
    public static Task<StreamFunction> StartWithFailuresAsync(params string[] data) => StartAsync(records => Failures(records.Where(record => data.Contains(Data(record)))));

    /// <summary>Starts a function that fails if an event has a record with these data.</summary>
    public static Task<StreamFunction> StartWithErrorsAsync(params string[] data) =>
        StartAsync(records => records.Any(record => data.Contains(Data(record))) ? throw new FormatException("no order") : "null");

    /// <summary>The data of a stream's record, the value of a topic's, the key of a table's.</summary>
    public static string Data(JsonElement record)
    {
        if (record.TryGetProperty("dynamodb", out JsonElement change))
            return change.GetProperty("Keys").GetProperty("id").GetProperty("S").GetString()!;
        JsonElement data = record.TryGetProperty("kinesis", out JsonElement kinesis) ? kinesis.GetProperty("data") : record.GetProperty("value");
        return Encoding.UTF8.GetString(data.GetBytesFromBase64());
    }

    /// <summary>The response that lists these records.</summary>
    public static string Failures(IEnumerable<JsonElement> records) =>
        $$"""{"batchItemFailures":[{{string.Join(',', records.Select(static record => $$"""{"itemIdentifier":{{Identifier(record)}}}"""))}}]}""";

    /// <summary>A key of an item, in DynamoDB's JSON.</summary>
    public static JsonObject Item(string id) => new() { ["id"] = new JsonObject { ["S"] = id } };

    /// <summary>The data of each event, joined by commas.</summary>
    public static IEnumerable<string> Batches(LambdaEventSource source) =>
        source.Deliveries.Select(static delivery => string.Join(',', delivery.Records.Select(static record => record.Text ?? (string?)record.Keys!["id"]!["S"])));

    /// <summary>The data of records, joined by commas.</summary>
    public static string Join(IEnumerable<StreamedRecord> records) => string.Join(',', records.Select(static record => record.Text));

    /// <summary>Puts records with the same partition key.</summary>
    public static async Task PutAsync(LambdaStream stream, params string[] data)
    {
        foreach (string text in data)
            await stream.PutAsync(text, "key");
    }

    /// <summary>Advances the clock, and waits until the function is idle.</summary>
    public async Task AdvanceAsync(LambdaEventSource source, TimeSpan time)
    {
        Clock.Advance(time);
        await source.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
    }

    /// <summary>Advances the clock until records are discarded that always fail.</summary>
    /// <param name="source">The source.</param>
    /// <param name="retries">The number of retries.</param>
    public async Task ExhaustAsync(LambdaEventSource source, int retries = 10)
    {
        await AdvanceAsync(source, TimeSpan.Zero);
        for (int retry = 0; retry < retries; retry++)
            await AdvanceAsync(source, LongestPause);
    }

    public ValueTask DisposeAsync() => Function.DisposeAsync();

    private static string Identifier(JsonElement record)
    {
        if (record.TryGetProperty("topic", out JsonElement topic))
            return $$"""{"partition":"{{topic.GetString()}}-{{record.GetProperty("partition").GetInt32()}}","offset":{{record.GetProperty("offset").GetInt64()}}}""";
        return record.TryGetProperty("kinesis", out JsonElement kinesis)
            ? kinesis.GetProperty("sequenceNumber").GetRawText()
            : record.GetProperty("dynamodb").GetProperty("SequenceNumber").GetRawText();
    }

    private static JsonElement[] Records(JsonElement json) => json.TryGetProperty("Records", out JsonElement records)
        ? [.. records.EnumerateArray()]
        : [.. json.GetProperty("records").EnumerateObject().SelectMany(static partition => partition.Value.EnumerateArray())];
}
