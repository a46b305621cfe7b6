using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Tests.Common.Browser;

/// <summary>The DevTools protocol of one browser: sends commands, and receives responses and events of each session.</summary>
/// <remarks>https://chromedevtools.github.io/devtools-protocol/</remarks>
public sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _open = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonNode>> _listeners = new();
    private Task _receiving = Task.CompletedTask;
    private int _lastId;

    /// <summary>A limit for a test that hangs. It is not measured.</summary>
    public static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        return limit.Token;
    }

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        tools._socket.Options.Proxy = null;
        await tools._socket.ConnectAsync(address, Limit());
        tools._receiving = tools.ReceiveAsync();
        return tools;
    }

    /// <summary>Called with the name and the parameters of each event of a session, in their order.</summary>
    public void Listen(string session, Action<string, JsonNode> listener) => _listeners[session] = listener;

    /// <summary>Sends a command, and returns its result.</summary>
    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        int id = Interlocked.Increment(ref _lastId);
        var response = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[id] = response;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            command["sessionId"] = session;
        CancellationToken limit = Limit();
        await _sending.WaitAsync(limit);
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, limit);
        }
        finally
        {
            _sending.Release();
        }

        JsonNode message = await response.Task.WaitAsync(limit);
        return message["result"] ?? throw new InvalidOperationException($"{method} was refused: {message["error"]?.ToJsonString()}");
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(message.GetMemory(64 * 1024), CancellationToken.None);
                message.Advance(part.Count);
                if (!part.EndOfMessage)
                    continue;
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                Receive(JsonNode.Parse(message.WrittenSpan)!);
                message.ResetWrittenCount();
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (TaskCompletionSource<JsonNode> waiting in _open.Values)
                waiting.TrySetException(new InvalidOperationException("The browser has ended.", end));
        }
    }

    private void Receive(JsonNode message)
    {
        if (message["id"] is { } id && _open.TryRemove((int)id, out TaskCompletionSource<JsonNode>? response))
            response.SetResult(message);
        else if (message["sessionId"] is { } session && _listeners.TryGetValue((string)session!, out Action<string, JsonNode>? listener))
            listener((string)message["method"]!, message["params"]!);
    }
}
