using System.ComponentModel;
using System.Text;
using Lambda.Runtime.Http;
using Lambda.Runtime.Json;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime;

/// <summary>One event on its way through the function: it is completed or it fails, once.</summary>
/// <remarks>
/// Used by the code that the generator writes. One instance serves a loop's invocations in turn, so that nothing is allocated for
/// each: neither it nor what it hands out is to be kept after the invocation.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class Invocation
{
    private readonly RuntimeApiClient _api;
    private readonly LambdaEnvironment _environment;
    private readonly LogOutput _log;
    private readonly RequestBuffer _body = new();

    internal Invocation(RuntimeApiClient api, LambdaEnvironment environment, LogOutput log)
    {
        _api = api;
        _environment = environment;
        _log = log;
    }

    /// <summary>The event's bytes where they were received. Valid until the invocation ends.</summary>
    public ReadOnlyMemory<byte> Event => _api.Event;

    /// <summary>Writes the result as JSON, right into the buffer that will be sent.</summary>
    public JsonWriter Result => _body.Json;

    /// <summary>Makes the context of this invocation. It is a copy of what was received, and may be kept.</summary>
    public LambdaContext CreateContext() => new(_api.HeaderBytes.ToArray(), _environment);

    /// <summary>Waits for the next event.</summary>
    internal void Next()
    {
        _api.Next();
        _body.Reset();
    }

    /// <summary>Sends what the handler wrote.</summary>
    internal void Complete() => _api.PostResponse(_body);

    /// <summary>Drops what was written so far and sends the error instead, after it was logged.</summary>
    internal void Fail(Exception exception)
    {
        FunctionError error = FunctionError.Of(exception);
        LogRecord.Write(_log, "ERROR", Encoding.UTF8.GetString(_api.Headers.Value(RuntimeApiHeaders.RequestId)), error.ToString());
        _body.Reset();
        error.Write(Result);
        _api.PostError(_body, error.HeaderType);
    }
}
