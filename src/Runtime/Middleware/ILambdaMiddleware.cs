namespace Lambda.Runtime;

/// <summary>Runs around handlers: to measure, to check, or to return a response instead of the handler.</summary>
/// <remarks>
/// One instance is used for all invocations of the process, also for several at once. It may call <c>next</c> once, several times (each
/// begins with an empty response), or not at all, and then writes the response itself.
/// </remarks>
/// <example>
/// <code>
/// [assembly: LambdaMiddleware&lt;Timing>]
///
/// public sealed class Timing : ILambdaMiddleware
/// {
///     public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
///     {
///         long start = Stopwatch.GetTimestamp();
///         await next(invocation);
///         Console.WriteLine($"{invocation.Context.AwsRequestId}: {Stopwatch.GetElapsedTime(start)}");
///     }
/// }
/// </code>
/// </example>
public interface ILambdaMiddleware
{
    /// <summary>Processes one invocation.</summary>
    /// <param name="invocation">The event, the context, and the response. Do not keep it.</param>
    /// <param name="next">The next middleware, or the handler. An exception that is not caught becomes the error of the invocation.</param>
#pragma warning disable CA1716 // A keyword of Visual Basic, but the usual name in middleware.
    public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next);
#pragma warning restore CA1716
}
