using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Generated;
using Lambda.Runtime.Logging;
using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>A function in this process that receives the batches of rounds.</summary>
/// <param name="mode">The mode.</param>
internal sealed class BatchScenario(BatchMode mode)
{
    /// <summary>A limit for waits that do not end. Nothing takes nearly as long.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private int _abandoned;

    /// <summary>The number of deliveries.</summary>
    public int Deliveries { get; private set; }

    public Task<LambdaFunction> StartAsync() => LambdaFunction.StartAsync(
        () => new InProcessHost(Run),
        AppContext.BaseDirectory,
        new LambdaFunctionOptions
        {
            Handler = $"{nameof(BatchHandlers)}.{mode.Handler}",
            Timeout = Delivery.Timeout,
            InitTimeout = Guard,
            TimeProvider = _time,
            StopTimeout = Guard,
            Environment = mode.IsListIgnored ? new Dictionary<string, string> { ["LAMBDA_BATCH_RESPONSES"] = "off" } : [],
        },
        TestContext.Current.CancellationToken);

    /// <summary>Sends the records of a round until all are acknowledged, or given up.</summary>
    /// <param name="function">The function.</param>
    /// <param name="records">The records.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="history">Receives what happened.</param>
    public async Task PlayAsync(LambdaFunction function, SentRecord[] records, BatchPlan plan, List<string> history)
    {
        var source = new RecordSource(mode, records, plan.MaxCount, new Random(plan.Seed));

        // Each delivery acknowledges a record, or is an attempt for one, unless all of it is left behind.
        int limit = 10 + records.Sum(static record => record.Plan.Attempts.Length + 5);
        for (int i = 0; source.Pending.Length > 0; i++)
        {
            Assert.True(i < limit + _abandoned, $"{i} deliveries do not suffice");
            var delivery = new Delivery(mode, records, source.Receive(), _time);
            delivery.Register();
            try
            {
                await SendAsync(function, source, delivery);
            }
            finally
            {
                history.AddRange(delivery.History);
            }

            Assert.Empty(delivery.Violations);
            Deliveries++;
        }
    }

    private async Task SendAsync(LambdaFunction function, RecordSource source, Delivery delivery)
    {
        int abandoned = Volatile.Read(ref _abandoned);
        InvocationOutcome outcome = await function.InvokeJsonAsync(BatchEvent.Write(delivery)).WaitAsync(Guard);
        delivery.Close(outcome.Error is { } error ? $"{error.Type}: {error.Message}" : outcome.Text);
        bool isAbandoned = Volatile.Read(ref _abandoned) > abandoned;
        BatchResponse response = outcome.IsError ? BatchResponse.Error
            : mode.Service == BatchService.Firehose ? TransformationCheck.Parse(delivery, outcome.Text)
            : BatchResponse.Parse(outcome.Text);
        BatchCheck.Check(delivery, response, source.Acknowledge(delivery.Sent, response), isAbandoned);
        bool isTimeout = outcome.Error?.Type == "Sandbox.Timedout";
        if (!isTimeout)
        {
            BatchCheck.CheckError(delivery, outcome.IsError, isAbandoned);
            BatchCheck.CheckBegun(delivery, isAbandoned);
        }

        delivery.Require(outcome.IsError || response.Ids is not null, null, "the response cannot be read");
        delivery.Require(outcome.Error?.Type is null or nameof(BatchFailedException) || isTimeout, null, $"the error is {outcome.Error?.Type}");
        delivery.End();
    }

    private int Run(IReadOnlyDictionary<string, string> environment, LogOutput log) =>
        LambdaHost.Run(LambdaHandlers.All, new LambdaEnvironment(environment) { Time = _time }, new ObservedLog(this, log));

    /// <summary>The log, which tells when handlers are left behind.</summary>
    private sealed class ObservedLog(BatchScenario scenario, LogOutput log) : LogOutput
    {
        public override void Write(ReadOnlySpan<byte> record)
        {
            if (record.IndexOf("was still being handled"u8) >= 0)
                Interlocked.Increment(ref scenario._abandoned);
            log.Write(record);
        }
    }
}
