using System.Collections.Concurrent;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Generated;
using Lambda.Runtime.Logging;
using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests;

/// <summary>A function behind a <see cref="CuttingProxy"/>, which handles rounds of invocations.</summary>
/// <param name="mode">How it runs.</param>
internal sealed class Scenario(Mode mode)
{
    private const string ApiVariable = "AWS_LAMBDA_RUNTIME_API";

    /// <summary>A limit for waits that do not end. Nothing takes nearly as long.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly ConcurrentDictionary<string, Job> _jobs = new();
    private int _starts;

    /// <summary>The number of instances started.</summary>
    public int Starts => Volatile.Read(ref _starts);

    public Task<LambdaFunction> StartAsync() => LambdaFunction.StartAsync(
        () => new InProcessHost(Run),
        AppContext.BaseDirectory,
        new LambdaFunctionOptions { Handler = mode.Handler, MaxConcurrency = mode.Slots, TimeProvider = _time, StopTimeout = Guard },
        TestContext.Current.CancellationToken);

    /// <summary>Starts the invocations of a round together, and compares each outcome with the model.</summary>
    public async Task PlayAsync(LambdaFunction function, Job[] round)
    {
        foreach (Job job in round)
        {
            _jobs[job.Id] = job;
            Work.Add(job);
        }

        (Job Job, Task<InvocationOutcome> Outcome)[] invocations = [.. round.Select(job => (job, InvokeAsync(function, job)))];

        // One at a time, invocations queue, and a timeout elapses before the next invocation starts.
        if (mode.Slots is not null)
            await SettleAsync(invocations);
        else
        {
            foreach ((Job, Task<InvocationOutcome>) invocation in invocations)
                await SettleAsync(invocation);
        }
    }

    private static async Task<InvocationOutcome> InvokeAsync(LambdaFunction function, Job job)
    {
        try
        {
            return await function.InvokeJsonAsync(job.Event);
        }
        finally
        {
            job.End();
        }
    }

    private async Task SettleAsync(params (Job Job, Task<InvocationOutcome> Outcome)[] invocations)
    {
        Expectation[] expected = [.. invocations.Select(invocation => Expectation.Create(mode, invocation.Job.Plan))];

        // The clock advances when nothing else can happen.
        await Task.WhenAll(invocations.Select((invocation, i) =>
            expected[i].IsTimeout ? Task.WhenAny(invocation.Job.Stuck, invocation.Outcome) : (Task)invocation.Outcome)).WaitAsync(Guard);
        if (expected.Any(expectation => expectation.IsTimeout))
            _time.Advance(TimeSpan.FromSeconds(3));

        for (int i = 0; i < invocations.Length; i++)
        {
            (Job job, Task<InvocationOutcome> outcome) = invocations[i];
            InvocationOutcome ended = await outcome.WaitAsync(Guard);
            job.Release();
            expected[i].Check(mode, job, ended);
        }
    }

    private int Run(IReadOnlyDictionary<string, string> environment, LogOutput log)
    {
        Interlocked.Increment(ref _starts);
        using var proxy = new CuttingProxy(environment[ApiVariable], _jobs, mode);
        var proxied = new Dictionary<string, string>(environment) { [ApiVariable] = proxy.Address };
        return LambdaHost.Run(LambdaHandlers.All, new LambdaEnvironment(proxied), log);
    }
}
