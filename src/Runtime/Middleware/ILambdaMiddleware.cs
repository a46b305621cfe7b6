namespace Lambda.Runtime;

/// <summary>What goes on around handlers: measuring, checking, answering in their place.</summary>
/// <remarks>
/// One instance serves all invocations of the process, and where several run at once it is used by all of them. It may call the next
/// step once, several times (each begins with an empty answer), or not at all, and then writes the answer by itself.
/// </remarks>
public interface ILambdaMiddleware
{
    /// <summary>Goes along with one invocation.</summary>
    /// <param name="invocation">The event, the context, and the place for the answer. Not to be kept.</param>
    /// <param name="next">The next middleware, or the handler. What it throws is the invocation's error, unless it is caught here.</param>
#pragma warning disable CA1716 // A keyword of Visual Basic; middleware everywhere calls it so.
    public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next);
#pragma warning restore CA1716
}
