using System.Net;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Service.Access;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Sources;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Local.Tests.Mappings;

/// <summary>The sources of <c>dotnet run</c> with the API of event source mappings, a clock that the test advances, and the function <c>Ship</c>.</summary>
internal sealed class MappingFixture : IAsyncDisposable
{
    public const string Path = "/2015-03-31/event-source-mappings";

    /// <summary>The handler of the queue.</summary>
    public static readonly HandlerSource Orders = new("Ship", HandlerSource.Sqs, "orders");

    private readonly ServicePorts _ports;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private MappingFixture(MappingChanges changes)
    {
        Changes = changes;
        Queues = new QueueRegistry(Clock);
        Streams = new StreamRegistry(Clock);
        ConnectedQueues = new ConnectedQueues(Queues, Functions, changes, static (_, _) => { });
        ConnectedStreams = new ConnectedStreams(Streams, Queues, Functions, changes, static (_, _, _) => { });
        var rules = new AccessRules { HostOption = "--allow-host", OriginOption = "--allow-origin" };
        _ports = new ServicePorts(Functions, Queues, rules, mappings: new LocalMappings(ConnectedQueues, ConnectedStreams));
        Functions.Set("Ship", Ship);
    }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.Parse("2026-11-30T08:00:00.250Z", null));

    public FunctionRegistry Functions { get; } = new();

    public QueueRegistry Queues { get; }

    public StreamRegistry Streams { get; }

    public MappingChanges Changes { get; }

    public ConnectedQueues ConnectedQueues { get; }

    public ConnectedStreams ConnectedStreams { get; }

    public RecordingFunction Ship { get; } = new("Ship");

    public string Address => _ports.Address;

    public MessageQueue OrdersQueue => Queues.Find("orders")!;

    public static async Task<MappingFixture> StartAsync(MappingChanges? changes = null, params HandlerSource[] sources)
    {
        var fixture = new MappingFixture(changes ?? new MappingChanges());
        fixture.Connect(sources.Length == 0 ? [Orders] : sources);
        await fixture._ports.StartAsync(new IPEndPoint(IPAddress.Loopback, 0), TestContext.Current.CancellationToken);
        return fixture;
    }

    /// <summary>Connects the handlers of a build.</summary>
    public void Connect(params HandlerSource[] sources)
    {
        ConnectedQueues.Connect(sources, TimeSpan.FromSeconds(20), reportsFailures: true);
        ConnectedStreams.Connect(sources, reportsFailures: true);
    }

    /// <summary>Creates a queue that no handler declares.</summary>
    public MessageQueue CreateQueue(string name) => Queues.GetOrCreate(name, new QueueSettings(), out _);

    public void Send(params string[] bodies) => Array.ForEach(bodies, body => OrdersQueue.Send(new NewMessage(body)));

    /// <summary>The UUID of the only mapping of a source.</summary>
    public string IdOf(string source) =>
        ConnectedQueues.Mappings.Concat(ConnectedStreams.Mappings).Single(mapping => mapping.SourceName == source).Id.ToString();

    /// <summary>Updates the only mapping of a source, and expects success.</summary>
    public async Task<JsonElement> UpdateAsync(string source, string json)
    {
        MappingResponse response = await SendAsync(HttpMethod.Put, $"{Path}/{IdOf(source)}", json);
        Assert.True(response.Status == 202, response.Text);
        return response.Json;
    }

    public async Task<MappingResponse> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, Address + path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken).WithinLimit();
        response.Headers.TryGetValues("x-amzn-ErrorType", out IEnumerable<string>? types);
        return new MappingResponse((int)response.StatusCode, types?.Single(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _ports.DisposeAsync();
        ConnectedQueues.Dispose();
        ConnectedStreams.Dispose();
    }
}

/// <summary>A response of the API.</summary>
internal sealed record MappingResponse(int Status, string? ErrorType, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The message of an error, whose member has two spellings.</summary>
    public string? Message => Json.EnumerateObject()
        .Where(static member => member.Name.Equals("message", StringComparison.OrdinalIgnoreCase)).Select(static member => member.Value.GetString()).SingleOrDefault();
}
