using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Local.Tests.Mappings;

/// <summary>Keeps the events, and responds at once, on the thread of the caller, unless the test ends the invocations.</summary>
internal sealed class RecordingFunction(string name) : IInvocableFunction
{
    private readonly Queue<TaskCompletionSource> _running = new();

    /// <summary>The messages or data of each event, joined with a comma.</summary>
    public List<string> Events { get; } = [];

    /// <summary>The response to all events.</summary>
    public string Response { get; set; } = "null";

    /// <summary>Whether invocations go on until <see cref="EndOne"/> is called.</summary>
    public bool Waits { get; set; }

    public int Running => _running.Count;

    public FunctionConfiguration Configuration { get; } = new() { FunctionName = name, Timeout = TimeSpan.FromSeconds(20) };

    public string? Problem => null;

    public int? PeakMemoryMB => null;

    /// <summary>Ends the oldest invocation.</summary>
    public void EndOne() => _running.Dequeue().SetResult();

    public async Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        JsonArray records = JsonNode.Parse(request.Payload.Span)!["Records"]!.AsArray();
        Events.Add(string.Join(',', records.Select(static record => ReadText(record!))));
        if (Waits)
        {
            // Continues on the thread of the test.
            var end = new TaskCompletionSource();
            _running.Enqueue(end);
            await end.Task;
        }

        return new InvocationResult(request, Encoding.UTF8.GetBytes(Response), null);
    }

    private static string ReadText(JsonNode record) =>
        (string?)record["body"] ?? Encoding.UTF8.GetString(Convert.FromBase64String((string)record["kinesis"]!["data"]!));
}
