using System.Text.Json;

namespace Lambda.Runtime.Model.Tests;

/// <summary>One invocation: what is planned for it, and what has come of it.</summary>
/// <param name="id">Its own in the whole run.</param>
/// <param name="plan">What is to happen.</param>
internal sealed class Job(string id, Plan plan)
{
    private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayGoOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _executions;
    private int _disconnects;

    public string Id => id;

    public Plan Plan => plan;

    /// <summary>How often a handler has begun with it.</summary>
    public int Executions => Volatile.Read(ref _executions);

    /// <summary>Completes when only the time-out can still end it.</summary>
    public Task Stuck => _stuck.Task;

    /// <summary>Completes when its caller has the outcome.</summary>
    public Task Ended => _ended.Task;

    public string Event => plan.Action == JobAction.Misfit
        ? $$"""{"id":"{{id}}","action":0,"size":"many"}"""
        : JsonSerializer.Serialize(new Assignment(id, plan.Action, plan.Size), JsonSerializerOptions.Web);

    /// <summary>A handler begins with it.</summary>
    public void Execute() => Interlocked.Increment(ref _executions);

    /// <summary>The handler waits for <see cref="Release"/>.</summary>
    public void Hang()
    {
        BeStuck();
        _mayGoOn.Task.WithinLimit().Wait();
    }

    /// <summary>Its caller has the outcome.</summary>
    public void End() => _ended.TrySetResult();

    public void BeStuck() => _stuck.TrySetResult();

    /// <summary>Lets a handler go on that hangs.</summary>
    public void Release() => _mayGoOn.TrySetResult();

    /// <summary>Whether the connection is to die here; it does so once.</summary>
    public bool Takes(Disconnect disconnect) => plan.Disconnect == disconnect && Interlocked.Exchange(ref _disconnects, 1) == 0;

    public override string ToString() => $"{id}: {plan}";
}
