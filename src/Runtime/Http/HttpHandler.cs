using System.ComponentModel;
using Lambda.Runtime.Http.Responses;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The base class of the generated class that finds the route of a request, and calls its handler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HttpHandler : DispatchedHandler
{
    /// <summary>No route has the path, or none of them the method.</summary>
    protected const int NoRoute = -1;

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

    /// <inheritdoc/>
    public sealed override void Invoke(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        var http = HttpExchange.Begin(invocation);
        try
        {
            int route = http.SegmentCount < 0 ? NoRoute : Match(http);
            if (route == NoRoute || !_isServed[route])
                http.WriteNoRoute();
            else
                _handlers[route].Invoke(invocation);
        }
        catch (Exception e)
        {
            invocation.Log(e);
            invocation.ClearResponse();
            http.WriteProblem(HttpStatus.InternalServerError);
        }
        finally
        {
            http.End();
        }
    }

    /// <summary>Finds the handler of a request.</summary>
    /// <returns>Its number; <see cref="NoRoute"/> for none.</returns>
    protected abstract int Match(HttpExchange http);

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

        if (!isNamed)
            _isServed.AsSpan().Fill(true);
    }

    /// <inheritdoc/>
    public sealed override void Complete(FunctionServices? services)
    {
        foreach (PreparedHandler handler in _handlers)
            handler.Complete(services);
    }
}
