using System.Diagnostics;
using Lambda.Runtime;

public sealed class Timing : ILambdaMiddleware
{
    public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            await next(invocation);
        }
        finally
        {
            // Where the runtime's records go too: of two streams nobody can say which line came first.
            Console.Error.WriteLine($"took {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.000} ms");
        }
    }
}
