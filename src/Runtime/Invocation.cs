using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Crash;
using Lambda.Runtime.EnvironmentVariables;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Streaming;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime;

/// <summary>One event on its way through the function: it is completed or it fails, once.</summary>
/// <remarks>
/// Seen by middleware and by the code that the generator writes. One instance serves a loop's invocations in turn, so that nothing is
/// allocated for each: neither it nor what it hands out, but for the <see cref="Context"/>, is to be kept after the invocation.
/// </remarks>
public sealed class Invocation
{
    private readonly LambdaEnvironment _environment;
    private readonly FunctionLog _log;
    private readonly TraceVariable? _trace;
    private readonly CrashReport? _crash;
    private LambdaContext? _context;
    private StreamedAnswer? _stream;
    private Exception? _mapped;
    private string? _mappedType;

    /// <param name="api">A client of its own.</param>
    /// <param name="environment">For contexts.</param>
    /// <param name="log">For errors.</param>
    /// <param name="trace">The process has one invocation at a time, and this variable for it.</param>
    /// <param name="crash">The loop's own; the process is the function's alone.</param>
    internal Invocation(
        RuntimeApiClient api, LambdaEnvironment environment, FunctionLog log, TraceVariable? trace = null, CrashReport? crash = null)
    {
        Api = api;
        _environment = environment;
        _log = log;
        _trace = trace;
        _crash = crash;
    }

    /// <summary>The event's bytes, where they were received. Valid until the invocation ends.</summary>
    /// <remarks>Middleware may put other bytes in their place, for what comes after it: decrypted, or taken out of an envelope.</remarks>
    public ReadOnlyMemory<byte> Event { get; set; }

    /// <summary>What is known about the invocation. Made when it is first asked for; it may be kept.</summary>
    public LambdaContext Context => _context ??= new LambdaContext(Api.HeaderBytes.ToArray(), _environment, _log);

    /// <summary>Writes the result as JSON, right into the buffer that will be sent.</summary>
    public JsonWriter Result => Buffer.Json;

    /// <summary>What has been written as the answer and not been sent, for middleware to look at after the next step. Valid until more is written.</summary>
    public ReadOnlyMemory<byte> ResultBytes => Buffer.Bytes.Slice(RequestBuffer.HeadRoom, Buffer.BodyLength);

    internal RuntimeApiClient Api { get; }

    internal RequestBuffer Buffer { get; } = new();

    internal ByteBuffer Body => Buffer.Bytes;

    /// <summary>Counts the invocations, so that what was opened for one can tell that it is over.</summary>
    internal long Number { get; private set; }

    /// <summary>Drops what has been written as the answer, so that another can be written.</summary>
    /// <exception cref="InvalidOperationException">The answer is a stream, of which bytes may have left.</exception>
    public void ClearResult()
    {
        if (_stream is not null)
            throw new InvalidOperationException("The answer is a stream, and what was written to it cannot be taken back. Clear the result before the next step.");
        Buffer.Reset();
    }

    /// <summary>Gives the caller another error type for an exception. The first one given to it counts.</summary>
    /// <returns>False: it stands in an exception filter, which lets the exception pass as it is.</returns>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public bool MapError(Exception exception, string errorType)
    {
        if (!ReferenceEquals(exception, _mapped))
        {
            _mapped = exception;
            _mappedType = errorType;
        }

        return false;
    }

    /// <summary>Waits for the next event.</summary>
    internal void Next()
    {
        _crash?.End();
        Api.Next();
        Number++;
        _crash?.Begin(Api.Headers.Value(RuntimeApiHeaders.RequestId));
        _trace?.Set(Api.Headers.Value(RuntimeApiHeaders.TraceId));
        Event = Api.Event;
        _context = null;
        _stream = null;
        _mapped = null;
        Buffer.Reset();
        AmbientInvocation.Current?.Begin(Context);
    }

    /// <summary>What the loop had is free for the one that comes in its place.</summary>
    internal void Leave()
    {
        Api.Dispose();
        _crash?.Dispose();
    }

    /// <summary>The answer is sent while it is written.</summary>
    internal void Stream(StreamedAnswer stream)
    {
        ClearResult();
        _stream = stream;
    }

    /// <summary>Sends what the handler wrote.</summary>
    internal void Complete()
    {
        if (_stream is null)
            Api.PostResponse(Buffer);
        else
            _stream.End(error: null);
        End();
    }

    /// <summary>Logs what went wrong besides that which the caller is told.</summary>
    internal void Log(Exception exception) => LogRecord.Write(_log, "ERROR", Api.Headers, FunctionError.Of(exception));

    /// <summary>Sends the error instead of what was written, or behind what was streamed, after it was logged.</summary>
    internal void Fail(Exception exception)
    {
        FunctionError error = FunctionError.Of(exception, ReferenceEquals(exception, _mapped) ? _mappedType : null);
        LogRecord.Write(_log, "ERROR", Api.Headers, error);
        if (_stream is { HasStarted: true })
            _stream.End(error);
        else
            Post(error);
        End();
    }

    private void Post(FunctionError error)
    {
        _stream?.Abandon();
        Buffer.Reset();
        error.Write(Result);
        Api.PostError(Buffer, error.HeaderType, XRayCause.Of(error, _environment.TaskRoot));
    }

    /// <summary>The event is a part of a buffer, which may have been given back by now.</summary>
    private void End()
    {
        Event = default;
        GiantMemory.Release();
    }
}
