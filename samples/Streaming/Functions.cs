using System.Runtime.CompilerServices;
using Lambda.Runtime;

public record Start(int From);
public record Tick(int Left);
public record HttpRequest(Dictionary<string, string> QueryStringParameters);

public static class Functions
{
    [LambdaHandler]
    public static async IAsyncEnumerable<Tick> Countdown(Start start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int left = start.From; left >= 0; left--)
        {
            yield return new Tick(left);
            await Task.Delay(10, cancellationToken);
        }
    }

    [LambdaHandler]
    public static void Squares(HttpRequest request, LambdaResponseStream response)
    {
        response.WritePrelude(new HttpResponsePrelude
        {
            Headers = { ["Content-Type"] = "text/csv" },
            Cookies = { "seen=squares" },
        });

        using var writer = new StreamWriter(response);
        int last = int.Parse(request.QueryStringParameters["to"]);
        for (int number = 1; number <= last; number++)
            writer.Write($"{number},{number * number}\n");
    }
}
