namespace Lambda.Runtime;

/// <summary>What comes after a middleware: the next one, or the handler.</summary>
/// <param name="invocation">The invocation that the middleware was given.</param>
#pragma warning disable CA1711 // Named as RequestDelegate of ASP.NET Core, whose middleware users know.
public delegate ValueTask InvocationDelegate(Invocation invocation);
#pragma warning restore CA1711
