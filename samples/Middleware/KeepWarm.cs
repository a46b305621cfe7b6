using Lambda.Runtime;

public sealed class KeepWarm : ILambdaMiddleware
{
    public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
    {
        if (!invocation.Event.Span.SequenceEqual("""{"keep":"warm"}"""u8))
            return next(invocation);

        invocation.ResponseWriter.WriteString("warm");
        return ValueTask.CompletedTask;
    }
}
