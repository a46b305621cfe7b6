namespace Lambda.Runtime;

/// <summary>What comes after a middleware: the next one, or the handler.</summary>
/// <param name="invocation">The invocation that the middleware was given.</param>
public delegate ValueTask InvocationDelegate(Invocation invocation);
