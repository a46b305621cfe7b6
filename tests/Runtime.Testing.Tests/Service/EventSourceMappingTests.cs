using System.Text;
using System.Text.Json;
using Lambda.Runtime.Testing.Tests.EventSources;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>The event source mappings of tests, by Lambda's API.</summary>
public sealed class EventSourceMappingTests
{
    private const string Path = "/2015-03-31/event-source-mappings";

    [Fact]
    public async Task EmulatorWithoutSources_HasNoMappings()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(static next => next.Body);

        CallerResponse list = await service.SendAsync(HttpMethod.Get, Path);
        CallerResponse create = await service.SendAsync(HttpMethod.Post, Path, "{}"u8.ToArray());
        CallerResponse delete = await service.SendAsync(HttpMethod.Delete, $"{Path}/5a3c1f0e-0000-4000-8000-000000000000");

        Assert.Equal((200, """{"EventSourceMappings":[]}"""), (list.Status, list.Text));
        Assert.Equal(
            (400, "InvalidParameterValueException", "The event source mapping cannot be created. This emulator does not connect functions to sources."),
            (create.Status, create.ErrorType, create.Json.GetProperty("message").GetString()));
        Assert.Equal((404, "ResourceNotFoundException"), (delete.Status, delete.ErrorType));
        Assert.EndsWith(" There are no mappings.", delete.Json.GetProperty("Message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MappingsOfATest_AreShownAndUpdated()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(static _ => "null");
        LambdaQueue orders = started.Function.Queue("orders", new LambdaQueueOptions { BatchSize = 5, MaxConcurrency = 2, BatchingWindow = TimeSpan.FromSeconds(30) });
        LambdaStream clicks = started.Function.Stream("clicks", new LambdaStreamOptions { StartingPosition = StreamStartingPosition.Latest, ParallelizationFactor = 3 });
        await using LambdaServiceEmulator service = await LambdaServiceEmulator.StartAsync(started.Function);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service.Endpoint };

        JsonElement[] list = [.. (await SendAsync(http, HttpMethod.Get, Path)).Json.GetProperty("EventSourceMappings").EnumerateArray()];
        JsonElement queue = list.Single(mapping => mapping.GetProperty("EventSourceArn").GetString() == orders.Arn);
        JsonElement stream = list.Single(mapping => mapping.GetProperty("EventSourceArn").GetString() == clicks.Arn);
        Assert.Equal(2, list.Length);
        Assert.Equal((5, 30), (queue.GetProperty("BatchSize").GetInt32(), queue.GetProperty("MaximumBatchingWindowInSeconds").GetInt32()));
        Assert.Equal(2, queue.GetProperty("ScalingConfig").GetProperty("MaximumConcurrency").GetInt32());
        Assert.Equal(("LATEST", 3), (stream.GetProperty("StartingPosition").GetString(), stream.GetProperty("ParallelizationFactor").GetInt32()));

        foreach (int number in (int[])[1, 2, 3])
            await orders.SendAsync(number);
        await started.AdvanceAsync(orders, TimeSpan.Zero);
        Assert.Empty(orders.Deliveries);
        (int status, JsonElement updated) = await SendAsync(http, HttpMethod.Put, $"{Path}/{queue.GetProperty("UUID")}", """{"BatchSize":2}""");
        await started.AdvanceAsync(orders, TimeSpan.Zero);
        Assert.Equal((202, 2), (status, updated.GetProperty("BatchSize").GetInt32()));
        Assert.Equal([1, 2], Assert.Single(orders.Deliveries).Messages.Select(static message => message.Value<int>()));

        Assert.Equal(202, (await SendAsync(http, HttpMethod.Put, $"{Path}/{stream.GetProperty("UUID")}", """{"Enabled":false}""")).Status);
        await clicks.PutAsync("one", "key");
        await clicks.WaitUntilIdleAsync(TestContext.Current.CancellationToken).WithinLimit();
        Assert.Equal((0, 1), (clicks.Deliveries.Count, clicks.Lag));
    }

    /// <summary>The test connects sources.</summary>
    [Fact]
    public async Task MappingsOfATest_AreNeitherCreatedNorDeleted()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(static _ => "null");
        _ = started.Function.Queue("orders");
        await using LambdaServiceEmulator service = await LambdaServiceEmulator.StartAsync(started.Function);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service.Endpoint };
        JsonElement mapping = (await SendAsync(http, HttpMethod.Get, Path)).Json.GetProperty("EventSourceMappings")[0];

        (int created, JsonElement creation) = await SendAsync(http, HttpMethod.Post, Path, "{}");
        (int deleted, JsonElement deletion) = await SendAsync(http, HttpMethod.Delete, $"{Path}/{mapping.GetProperty("UUID")}");
        (int unknown, _) = await SendAsync(http, HttpMethod.Put, $"{Path}/5a3c1f0e-0000-4000-8000-000000000000", "{}");

        Assert.Equal((400, 400, 404), (created, deleted, unknown));
        const string Reason = "In a test, LambdaFunction.Queue, Stream, Table and Topic connect a source to a function, until the function is disposed of.";
        Assert.Equal($"The event source mapping cannot be created. {Reason}", creation.GetProperty("message").GetString());
        Assert.Equal($"The event source mapping cannot be deleted. {Reason}", deletion.GetProperty("message").GetString());
    }

    [Fact]
    public async Task DisposedFunction_HasNoMappings()
    {
        await using QueueFunction started = await QueueFunction.StartAsync(static _ => "null");
        _ = started.Function.Queue("orders");
        await using LambdaServiceEmulator service = await LambdaServiceEmulator.StartAsync(started.Function);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service.Endpoint };
        Assert.Equal(1, (await SendAsync(http, HttpMethod.Get, Path)).Json.GetProperty("EventSourceMappings").GetArrayLength());

        await started.DisposeAsync();

        Assert.Equal(0, (await SendAsync(http, HttpMethod.Get, Path)).Json.GetProperty("EventSourceMappings").GetArrayLength());
    }

    private static async Task<(int Status, JsonElement Json)> SendAsync(HttpClient http, HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken).WithinLimit();
        return ((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).RootElement);
    }
}
