using System.Runtime.CompilerServices;
using Lambda.Runtime;

namespace Lambda_Function.New;

public record Start(int From);
public record Tick(int Left);

public static class Functions
{
    // Each element is sent as a line of JSON when it is returned, and not together with the others at the end.
    [LambdaHandler]
    public static async IAsyncEnumerable<Tick> CountDown(Start start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int left = start.From; left > 0; left--)
        {
            yield return new Tick(left);
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }
}
