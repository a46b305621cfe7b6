using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Lambda.Runtime.Http.Tests;

/// <summary>Routes whose responses are sequences.</summary>
public static class StreamRoutes
{
    [LambdaRoute("GET /streams/orders")]
    public static async IAsyncEnumerable<Order> Orders(int count, [EnumeratorCancellation] CancellationToken token)
    {
        for (int i = 1; i <= count; i++)
        {
            await Task.Delay(1, token);
            yield return new Order($"order {i}", i);
        }
    }

    [LambdaRoute("GET /streams/texts")]
    public static async IAsyncEnumerable<string> Texts()
    {
        yield return "ä";
        await Task.Yield();
        yield return "b";
    }

    [LambdaRoute("GET /streams/bytes")]
    public static async IAsyncEnumerable<byte[]> Bytes()
    {
        yield return [1, 255];
        await Task.Yield();
        yield return [0];
    }

    [LambdaRoute("GET /streams/events")]
    public static async IAsyncEnumerable<SseItem<Order>> Events()
    {
        yield return new SseItem<Order>(new Order("a", 1), "order") { EventId = "1", ReconnectionInterval = TimeSpan.FromSeconds(2) };
        await Task.Yield();
        yield return new SseItem<Order>(new Order("b", 2));
    }

    [LambdaRoute("GET /streams/lines")]
    public static Results<NotFound, ServerSentEventsResult<string>> Lines(bool found)
    {
        return found ? TypedResults.ServerSentEvents(Items()).WithHeader("x-a", "1").WithCookie("c=1") : TypedResults.NotFound();

        static async IAsyncEnumerable<SseItem<string>> Items()
        {
            await Task.Yield();
            yield return new SseItem<string>("one\r\ntwo\nthree");
        }
    }

    [LambdaRoute("GET /streams/broken")]
    public static async IAsyncEnumerable<int> Broken(int after)
    {
        for (int i = 0; ; i++)
        {
            await Task.Yield();
            if (i == after)
                throw new InvalidOperationException("a secret");
            yield return i;
        }
    }

    [LambdaRoute("GET /streams/none")]
    public static IAsyncEnumerable<int>? None() => null;
}
