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
            // The runtime logs to the same stream, so the order of the lines is kept.
            Console.Error.WriteLine($"took {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.000} ms");
        }
    }
}
