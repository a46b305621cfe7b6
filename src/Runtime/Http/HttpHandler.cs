using System.ComponentModel;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Http.Responses;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The base class of the generated class that finds the route of a request, and calls its handler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HttpHandler : DispatchedHandler
{
    /// <summary>No route has the path, or none of them the method.</summary>
    protected internal const int NoRoute = -1;

    private readonly PreparedHandler[] _handlers;
    private readonly string[] _names;
    private readonly bool[] _isServed;

    /// <param name="handlers">The handlers of the routes.</param>
    protected HttpHandler(params PreparedHandler[] handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        _handlers = handlers;
        _isServed = new bool[handlers.Length];
        int count = 1;
        foreach (PreparedHandler handler in handlers)
            count += handler.Names.Length;
        _names = new string[count];
        _names[0] = "Http";
        int next = 1;
        foreach (PreparedHandler handler in handlers)
        {
            handler.Names.CopyTo(_names.AsSpan(next));
            next += handler.Names.Length;
        }
    }

    /// <inheritdoc/>
    public sealed override ReadOnlySpan<string> Names => _names;

    /// <inheritdoc/>
    public sealed override EventFilter Filter => new(EventKind.Http, null);

    /// <summary>Runs the middleware of the assembly around the choice of the route; <see langword="null"/> without such middleware.</summary>
    protected virtual PreparedHandler? Outer => null;

    /// <summary>Whether an exception fails the invocation.</summary>
    protected internal virtual bool FailsOnException => false;

    /// <summary>Whether the claims in the token of a load balancer are taken.</summary>
    protected internal virtual bool TrustsLoadBalancer => false;

    /// <summary>Sets the headers for pages of other origins, and responds to a preflight.</summary>
    /// <returns>Whether the response is written.</returns>
    protected virtual bool BeginCors(HttpExchange http) => false;

    /// <summary>Whether a route sends its response while it is created.</summary>
    protected internal virtual bool IsStreamed => false;

    /// <inheritdoc/>
    public sealed override void Invoke(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        var http = HttpExchange.Begin(invocation, this);
        try
        {
            if (BeginCors(http))
            {
                // Middleware does not see a preflight.
            }
            else if (Outer is { } outer)
                outer.Invoke(invocation);
            else if (FindHandler(http) is { } handler)
                handler.Invoke(invocation);
            else
                http.WriteNoRoute();
            if (invocation.Stream is null)
                Finish(invocation, http);
            if (invocation.Stream is null && http.CanStream)
                SendComplete(invocation);
            if (invocation.IsLogged(LogLevels.Debug))
                invocation.Log("DEBUG", http.Describe());
        }
        catch (Exception e) when (invocation.Stream is null && http.StatusOf(e) != 0)
        {
            Respond(invocation, http, e);
        }
        finally
        {
            http.End();
        }
    }

    /// <summary>Calls the handler of a request. For the middleware of the assembly.</summary>
    public static ValueTask InvokeRouteAsync(Invocation invocation)
    {
        var http = HttpExchange.Of(invocation);
        http.Refresh();
        if (http.Router.FindHandler(http) is { } handler)
            return handler.InvokeAsync(invocation);
        http.WriteNoRoute();
        return default;
    }

    private PreparedHandler? FindHandler(HttpExchange http)
    {
        int found = http.SegmentCount < 0 ? NoRoute : Match(http);
        return found == NoRoute ? null : _handlers[found];
    }

    /// <summary>Whether the routes of a handler exist.</summary>
    internal bool IsServed(int handler) => _isServed[handler];

    /// <summary>Sends a response that is complete as a stream.</summary>
    protected virtual void SendComplete(Invocation invocation)
    {
    }

    private void Respond(Invocation invocation, HttpExchange http, Exception exception)
    {
        int status = http.StatusOf(exception);
        FunctionError? error = status >= HttpStatus.InternalServerError ? invocation.ToError(exception) : null;
        invocation.ClearResponse();
        http.WriteProblem(status);
        if (error is not null)
            invocation.Log("ERROR", $"{http.Describe()}: ", error);
        else if (invocation.IsLogged(LogLevels.Debug))
            invocation.Log("DEBUG", http.Describe());
        if (http.CanStream)
            SendComplete(invocation);
    }

    /// <summary>Changes a response that is complete: its tag, or its encoding.</summary>
    protected virtual void Finish(Invocation invocation, HttpExchange http)
    {
    }

    /// <summary>Finds the handler of a request.</summary>
    /// <returns>Its number; <see cref="NoRoute"/> for none.</returns>
    protected abstract int Match(HttpExchange http);

    /// <summary>The path of a route, as it is written.</summary>
    /// <param name="handler">The number of its handler.</param>
    /// <param name="route">Its number among the routes of the handler.</param>
    protected internal abstract string RouteOf(int handler, int route);

    /// <summary>Prepares the handlers. If <c>_HANDLER</c> names methods, the routes of the others do not exist.</summary>
    /// <inheritdoc/>
    public sealed override void Prepare(LambdaEnvironment environment, HandlerShutdown? shutdown)
    {
        ArgumentNullException.ThrowIfNull(environment);
        bool isNamed = false;
        for (int i = 0; i < _handlers.Length; i++)
        {
            _isServed[i] = environment.Handler is { } name && _handlers[i].Names.Contains(name);
            isNamed |= _isServed[i];
            _handlers[i].Prepare(environment, shutdown);
        }

        Outer?.Prepare(environment, shutdown);
        if (!isNamed)
            _isServed.AsSpan().Fill(true);
    }

    /// <inheritdoc/>
    public sealed override void Complete(FunctionServices? services)
    {
        foreach (PreparedHandler handler in _handlers)
            handler.Complete(services);
        Outer?.Complete(services);
    }
}
