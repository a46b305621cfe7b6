using System.Text.Json;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing.Tests.EventSources;

/// <summary>A function whose invocations end when the test says so. They are named for the data of their records.</summary>
internal sealed class WaitingFunction : IInvocableFunction
{
    private readonly Dictionary<string, (InvocationRequest Request, TaskCompletionSource<InvocationResult> End)> _waiting = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FunctionConfiguration Configuration { get; } = new();

    public int? PeakMemoryMB => null;

    public string? Problem { get; set; }

    /// <summary>The names of the invocations in progress.</summary>
    public IReadOnlyList<string> Waiting
    {
        get
        {
            lock (_waiting)
                return [.. _waiting.Keys];
        }
    }

    public Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(request.Payload);
        string name = string.Join(',', json.RootElement.GetProperty("Records").EnumerateArray().Select(StreamFunction.Data));
        var end = new TaskCompletionSource<InvocationResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            _waiting.Add(name, (request, end));
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return end.Task;
    }

    public void Respond(string name) => End(name, static request => InvocationResult.From(request, InvocationCompletion.Response("null"u8.ToArray())));

    public void Fail(string name) => End(name, static request => new InvocationResult(request, default, new InvocationError("Order.Missing", "no order", null)));

    public void Throw(string name, Exception exception) => Take(name).End.SetException(exception);

    /// <summary>Waits until an invocation with this name is in progress.</summary>
    public Task WaitForAsync(string name) => WaitAsync(waiting => waiting == name);

    /// <summary>Waits until an invocation is in progress, and returns its name.</summary>
    public Task<string> WaitForAnyAsync() => WaitAsync(static _ => true);

    private async Task<string> WaitAsync(Func<string, bool> condition)
    {
        while (true)
        {
            Task changed;
            lock (_waiting)
            {
                if (_waiting.Keys.FirstOrDefault(condition) is { } name)
                    return name;
                changed = _changed.Task;
            }

            await changed;
        }
    }

    private void End(string name, Func<InvocationRequest, InvocationResult> create)
    {
        (InvocationRequest request, TaskCompletionSource<InvocationResult> end) = Take(name);
        end.SetResult(create(request));
    }

    private (InvocationRequest Request, TaskCompletionSource<InvocationResult> End) Take(string name)
    {
        lock (_waiting)
        {
            Assert.True(_waiting.Remove(name, out (InvocationRequest, TaskCompletionSource<InvocationResult>) waiting), $"no event has the records {name}");
            return waiting;
        }
    }
}
