using System.Diagnostics;
using Lambda.Runtime.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>A function in its own process, which receives the batches of rounds, and is killed during some.</summary>
/// <param name="mode">The mode.</param>
/// <param name="function">The function.</param>
/// <param name="journal">The file to which it writes what it does.</param>
internal sealed class KilledScenario(BatchMode mode, LambdaFunction function, string journal)
{
    private readonly FakeTimeProvider _time = new();

    /// <summary>The number of deliveries.</summary>
    public int Deliveries { get; private set; }

    /// <summary>How many of them ended because the process was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Sends the records of a round until all are acknowledged, or given up.</summary>
    public async Task PlayAsync(BatchPlan plan, string prefix, string name)
    {
        SentRecord[] records = [.. plan.Records.Select((record, number) => new SentRecord($"{prefix}-{number}", number, WithoutHangs(record), mode.Drops))];
        var random = new Random(plan.Seed);
        var source = new RecordSource(mode, records, plan.MaxCount, random);
        List<string> history = [];
        int limit = 10 + records.Sum(static record => record.Plan.Attempts.Length + 5);
        for (int i = 0, kills = Kills; source.Pending.Length > 0; i++)
        {
            SentRecord[] batch = source.Receive();
            var delivery = new Delivery(mode, records, batch, _time) { KillAfter = random.Next(2) == 0 ? random.Next((2 * batch.Length) + 1) : 0 };
            await SendAsync(source, delivery, isKilled: random.Next(10) == 0);
            history.AddRange(delivery.History);
            if (delivery.Violations.Count > 0 || i > limit + Kills - kills)
            {
                Assert.Fail($"{name}, delivery {i}: {string.Join(", ", delivery.Violations)}\n{string.Join('\n', records.AsEnumerable())}\n"
                    + $"{string.Join('\n', history)}\n{string.Join('\n', function.Logs.TakeLast(10))}");
            }

            Deliveries++;
        }
    }

    /// <param name="source">The service.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="isKilled">Whether the process is killed from outside, before it has read the event or later, perhaps after its response.</param>
    private async Task SendAsync(RecordSource source, Delivery delivery, bool isKilled)
    {
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync(BatchEvent.Write(delivery));
        if (isKilled)
            Kill();
        InvocationOutcome outcome = await invocation.WithinLimit();
        Journal.Replay(journal, delivery);
        delivery.Close(outcome.Error is { } error ? $"{error.Type}: {error.Message}" : outcome.Text);
        BatchResponse response = outcome.IsError ? BatchResponse.Error : BatchResponse.Parse(outcome.Text);
        BatchCheck.Check(delivery, response, source.Acknowledge(delivery.Sent, response), isAbandoned: false);
        delivery.Require(outcome.IsError || response.Ids is not null, null, "the response cannot be read");
        if (outcome.Error?.Type == "Runtime.ExitError")
        {
            delivery.Require(isKilled || delivery.KillAfter > 0, null, "the process has ended without being killed");
            Kills++;
            return;
        }

        BatchCheck.CheckError(delivery, outcome.IsError, isAbandoned: false);
        BatchCheck.CheckBegun(delivery, isAbandoned: false);
    }

    private void Kill()
    {
        try
        {
            using var process = Process.GetProcessById(function.ProcessId!.Value);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <summary>Nothing here waits for the deadline.</summary>
    private static RecordPlan WithoutHangs(RecordPlan plan) => plan with
    {
        Attempts = [.. plan.Attempts.Select(static action =>
            action is BatchAction.Overrun or BatchAction.HangUntilCanceled or BatchAction.HangPastDeadline or BatchAction.Block ? BatchAction.SucceedSlowly : action)],
    };
}
