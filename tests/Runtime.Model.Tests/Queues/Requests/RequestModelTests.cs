using Lambda.Runtime.Generators.Tests.Differential;

namespace Lambda.Runtime.Model.Tests.Queues.Requests;

/// <summary>
/// Random sequences of requests to a queue and its dead-letter queue: both have the state of a simple model after each request, so that no message is lost, is received
/// twice at once, overtakes one of its group, or moves too early or too late. LAMBDA_FSCHECK_SEED sets the seed, LAMBDA_QUEUE_ROUNDS the number of sequences.
/// </summary>
public sealed class RequestModelTests
{
    private static readonly int Rounds = Seeds.Number("LAMBDA_QUEUE_ROUNDS", 300);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RandomRequests_HaveTheOutcomesOfTheModel(bool isFifo)
    {
        (int received, int moved) = (0, 0);
        RequestStep[][] sequences = RequestSteps.Sequences.Sample(Rounds, stream: 1100 + (isFifo ? 1 : 0));
        for (int i = 0; i < sequences.Length; i++)
        {
            var run = new RequestRun(isFifo);
            int played = 0;
            try
            {
                foreach (RequestStep step in sequences[i])
                {
                    played++;
                    run.Play(step);
                }
            }
            catch (Exception exception)
            {
                Assert.Fail($"LAMBDA_FSCHECK_SEED={Seeds.Seed}, sequence {i}, {(isFifo ? "FIFO" : "standard")} queue:\n"
                    + $"{string.Join('\n', sequences[i].Take(played))}\n{exception}");
            }

            (received, moved) = (received + run.Totals.Received, moved + run.Totals.Moved);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{received} messages received, {moved} moved to the dead-letter queue");
        // Otherwise the sequences test less than they seem to.
        Assert.True(received > Rounds && moved > Rounds / 10, $"Only {received} messages were received, and {moved} moved to the dead-letter queue.");
    }
}
