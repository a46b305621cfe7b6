using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime;

/// <summary>One invocation, as middleware and generated code see it: the event, the context, and the response.</summary>
/// <remarks>
/// To allocate nothing per invocation, one instance is used for all invocations of a loop. Do not keep it, or anything it returns except the
/// <see cref="Context"/>, after the invocation.
/// </remarks>
/// <example>
/// <code>
/// public sealed class Ping : ILambdaMiddleware
/// {
///     public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
///     {
///         if (!invocation.Event.Span.SequenceEqual("\"ping\""u8))
///             return next(invocation);
///         invocation.ResponseWriter.WriteString("pong");   // the handler is not called
///         return default;
///     }
/// }
/// </code>
/// </example>
public sealed class Invocation
{
    private readonly LambdaEnvironment _environment;
    private readonly FunctionLog _log;
    private InvocationEvent _received;
    private LambdaContext? _context;
    private readonly CompletionBody? _response;
    private Exception? _mapped;
    private string? _mappedType;

    /// <param name="api">The client of the loop, for responses that are streamed.</param>
    /// <param name="environment">Describes the function, for contexts.</param>
    /// <param name="log">The log of the function, for contexts and errors.</param>
    internal Invocation(RuntimeApiClient api, LambdaEnvironment environment, FunctionLog log)
    {
        Api = api;
        _environment = environment;
        _log = log;
        _response = new CompletionBody();
    }

    /// <summary>Creates the invocation that middleware sees for a record of a batch.</summary>
    internal Invocation(Invocation batch, LambdaRecord record, ReadOnlyMemory<byte> json, object state)
    {
        Api = batch.Api;
        _environment = batch._environment;
        _log = batch._log;
        _context = batch.Context;
        Event = json;
        Record = record;
        State = state;
    }

    /// <summary>The bytes of the event, in the receive buffer. Valid until the invocation ends. With <see cref="Record"/>, the bytes of the record.</summary>
    /// <remarks>Middleware may set other bytes for what comes after it: decrypted, or taken out of an envelope.</remarks>
    public ReadOnlyMemory<byte> Event { get; set; }

    /// <summary>The context of the invocation, created on first use. It may be kept.</summary>
    public LambdaContext Context => _context ??= new LambdaContext(Received.HeaderBytes.ToArray(), _environment, _log);

    /// <summary>The record that the handler is called for; <see langword="null"/> for middleware of the whole invocation.</summary>
    public LambdaRecord? Record { get; }

    /// <summary>Writes the response as JSON, directly into the send buffer.</summary>
    public JsonWriter ResponseWriter => Response.Json;

    /// <summary>The response as written so far, for middleware to read after the handler. Valid until more is written.</summary>
    public ReadOnlyMemory<byte> ResponseBytes => Response.Written;

    internal RuntimeApiClient Api { get; }

    /// <summary>The event as it was received.</summary>
    internal ref readonly InvocationEvent Received => ref _received;

    /// <summary>What generated code needs for the handler of a route: the HTTP request.</summary>
    internal IInvocationRequest? Request { get; set; }

    /// <summary>The body of the response.</summary>
    /// <exception cref="InvalidOperationException">A record of a batch has no response.</exception>
    internal CompletionBody Response => _response ?? throw new InvalidOperationException(
        "A record of a batch has no response. The batch writes one for all its records.");

    /// <summary>What generated code needs for the handler of a record.</summary>
    internal object? State { get; }

    /// <summary>The completion, if the response is sent while it is written; otherwise <see langword="null"/>.</summary>
    internal StreamedCompletion? Stream { get; private set; }

    /// <summary>Counts the invocations, so that an object that belongs to one can tell that it has ended.</summary>
    internal long Number { get; private set; }

    /// <summary>Discards the response as written so far, so that another can be written.</summary>
    /// <exception cref="InvalidOperationException">The response is streamed, and may have been sent in part.</exception>
    public void ClearResponse()
    {
        if (Stream is not null)
            throw new InvalidOperationException("The response is streamed, and cannot be cleared or written a second time. Call next only once, and ClearResponse only before it.");
        Response.Reset();
    }

    /// <summary>Begins the next invocation.</summary>
    internal void Begin(in InvocationEvent received)
    {
        Number++;
        _received = received;
        Event = received.Body;
        _context = null;
        Stream = null;
        _mapped = null;
        Response.Reset();
        AmbientInvocation.Current?.Begin(Context.HeaderBytes);
    }

    /// <summary>Ends the invocation. The buffer that the event is a part of may be discarded now.</summary>
    internal void End()
    {
        Event = default;
        _received = default;
    }

    /// <summary>Begins to stream the response.</summary>
    /// <exception cref="InvalidOperationException">It is streamed already.</exception>
    internal void OpenStream(StreamedCompletion stream)
    {
        ClearResponse();
        Stream = stream;
    }

    /// <summary>Sets the error type that the caller gets for an exception. If it is set more than once, the first one counts.</summary>
    internal void MapError(Exception exception, string errorType)
    {
        if (ReferenceEquals(exception, _mapped))
            return;
        _mapped = exception;
        _mappedType = errorType;
    }

    /// <summary>Converts an exception to the error of this invocation.</summary>
    internal FunctionError ToError(Exception exception) =>
        FunctionError.From(exception, ReferenceEquals(exception, _mapped) ? _mappedType : null);

    /// <summary>Logs an exception that does not become the error of the invocation.</summary>
    internal void Log(Exception exception) => Log(FunctionError.From(exception));

    /// <summary>Logs an error of the invocation.</summary>
    internal void Log(FunctionError error) => Log("ERROR", "", error);

    /// <summary>Whether records of a level are written.</summary>
    internal bool IsLogged(int rank) => _log.IsEnabled(rank);

    /// <summary>Logs what happened in the invocation.</summary>
    internal void Log(string level, string message, FunctionError? error = null) => RuntimeLog.Write(_log, level, Received.Headers, message, error);
}
