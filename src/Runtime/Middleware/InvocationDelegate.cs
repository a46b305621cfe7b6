namespace Lambda.Runtime;

/// <summary>The rest of the pipeline after a middleware: the next middleware, or the handler.</summary>
/// <param name="invocation">The invocation that the middleware received.</param>
#pragma warning disable CA1711 // Named as RequestDelegate of ASP.NET Core, whose middleware users know.
public delegate ValueTask InvocationDelegate(Invocation invocation);
#pragma warning restore CA1711
