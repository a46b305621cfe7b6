using System.Text.Json;

namespace Lambda.Runtime.Model.Tests;

/// <summary>One invocation: its plan and its state.</summary>
/// <param name="id">An id that is unique in the run.</param>
/// <param name="plan">The plan.</param>
internal sealed class Job(string id, Plan plan)
{
    private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _executions;
    private int _disconnects;

    public string Id => id;

    public Plan Plan => plan;

    /// <summary>The number of handler calls so far.</summary>
    public int Executions => Volatile.Read(ref _executions);

    /// <summary>Completes when only the timeout can still end the invocation.</summary>
    public Task Stuck => _stuck.Task;

    /// <summary>Completes when the caller has the outcome.</summary>
    public Task Ended => _ended.Task;

    public string Event => plan.Action == JobAction.Misfit
        ? $$"""{"id":"{{id}}","action":0,"size":"many"}"""
        : JsonSerializer.Serialize(new Assignment(id, plan.Action, plan.Size), JsonSerializerOptions.Web);

    /// <summary>Counts a handler call.</summary>
    public void Execute() => Interlocked.Increment(ref _executions);

    /// <summary>Blocks the handler until <see cref="Release"/>.</summary>
    public void Hang()
    {
        SetStuck();
        _released.Task.WithinLimit().Wait();
    }

    /// <summary>Records that the caller has the outcome.</summary>
    public void End() => _ended.TrySetResult();

    public void SetStuck() => _stuck.TrySetResult();

    /// <summary>Lets a blocked handler continue.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Whether to cut the connection at this point; true only once.</summary>
    public bool Takes(Disconnect disconnect) => plan.Disconnect == disconnect && Interlocked.Exchange(ref _disconnects, 1) == 0;

    public override string ToString() => $"{id}: {plan}";
}
