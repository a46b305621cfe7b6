using System.Buffers.Text;
using System.Text;
using Lambda.Runtime.Wire;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.RuntimeApi;

/// <summary>Builds the heads of the requests. Their constant parts are encoded once, during initialization.</summary>
/// <remarks>A head is valid until the next one is built.</remarks>
internal sealed class RuntimeApiRequests
{
    private const string ApiVersion = "/2018-06-01";

    private readonly byte[] _next;
    private readonly byte[] _invocation;
    private readonly byte[] _response;
    private readonly byte[] _streamedResponse;
    private readonly byte[] _error;
    private readonly byte[] _initError;
    private readonly byte[] _head = new byte[RequestBuffer.HeadRoom];
    private int _length;

    public RuntimeApiRequests(ServerAddress server)
    {
        // Each interpolated string has at most four parts, for which the compiler emits string.Concat. For five, it would use the shared array
        // pool, whose first use costs a table of weak references, a random number and two system calls.
        // All of it is ASCII, but the encoder for UTF-8 is in the binary anyway.
        string root = server.BasePath + ApiVersion + "/runtime/";
        string versionAndHost = $" HTTP/1.1\r\nHost: {server.Authority}\r\n";
        string endOfHead = versionAndHost + "\r\n";
        string json = versionAndHost + "Content-Type: application/json\r\n";
        _next = Encoding.UTF8.GetBytes($"GET {root}invocation/next{endOfHead}");
        _invocation = Encoding.UTF8.GetBytes($"POST {root}invocation/");
        _response = Encoding.UTF8.GetBytes($"/response{json}");
        _streamedResponse = Encoding.UTF8.GetBytes($"/response{versionAndHost}");
        _error = Encoding.UTF8.GetBytes($"/error{json}");
        _initError = Encoding.UTF8.GetBytes($"POST {root}init/error{json}");
    }

    /// <summary><c>GET /2018-06-01/runtime/invocation/next</c>, the complete request.</summary>
    public ReadOnlySpan<byte> Next => _next;

    /// <summary><c>POST /2018-06-01/runtime/invocation/{id}/response</c></summary>
    public ReadOnlySpan<byte> Response(ReadOnlySpan<byte> requestId, ReadOnlySpan<byte> invocationId, int bodyLength)
    {
        Start(_invocation, requestId, _response);
        return End(invocationId, bodyLength);
    }

    /// <summary>
    /// <c>POST /2018-06-01/runtime/invocation/{id}/response</c> for a body that is sent as it is written:
    /// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming
    /// </summary>
    public ReadOnlySpan<byte> StreamedResponse(ReadOnlySpan<byte> requestId, ReadOnlySpan<byte> invocationId, string contentType)
    {
        Start(_invocation, requestId, _streamedResponse);
        Add("Content-Type: "u8);
        _length += Encoding.ASCII.GetBytes(contentType, _head.AsSpan(_length));
        Add("\r\nLambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n"u8);
        Add("Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n"u8);
        AddInvocationId(invocationId);
        Add("\r\n"u8);
        return _head.AsSpan(0, _length);
    }

    /// <summary><c>POST /2018-06-01/runtime/invocation/{id}/error</c></summary>
    public byte[] Error(ReadOnlySpan<byte> requestId, ReadOnlySpan<byte> invocationId, string errorType, ReadOnlySpan<byte> xrayCause, int bodyLength)
    {
        Start(_invocation, requestId, _error);
        AddErrorType(errorType);
        return WithCause(xrayCause, End(invocationId, bodyLength));
    }

    /// <summary><c>POST /2018-06-01/runtime/init/error</c></summary>
    public byte[] InitError(string errorType, ReadOnlySpan<byte> xrayCause, int bodyLength)
    {
        Start(_initError, default, default);
        AddErrorType(errorType);
        return WithCause(xrayCause, End(default, bodyLength));
    }

    /// <summary>Inserts the cause before the empty line. Allocates, because it may be longer than the room for heads.</summary>
    private static byte[] WithCause(ReadOnlySpan<byte> xrayCause, ReadOnlySpan<byte> head) =>
        xrayCause.IsEmpty
            ? head.ToArray()
            : [.. head[..^2], .. "Lambda-Runtime-Function-XRay-Error-Cause: "u8, .. xrayCause, .. "\r\n\r\n"u8];

    private void Start(ReadOnlySpan<byte> before, ReadOnlySpan<byte> id, ReadOnlySpan<byte> after)
    {
        _length = 0;
        Add(before);
        Add(id);
        Add(after);
    }

    private ReadOnlySpan<byte> End(ReadOnlySpan<byte> invocationId, int bodyLength)
    {
        AddInvocationId(invocationId);
        Add("Content-Length: "u8);
        Utf8Formatter.TryFormat(bodyLength, _head.AsSpan(_length), out int digits);
        _length += digits;
        Add("\r\n\r\n"u8);
        return _head.AsSpan(0, _length);
    }

    /// <summary>Adds the invocation ID, so that a late completion cannot complete another invocation.</summary>
    private void AddInvocationId(ReadOnlySpan<byte> invocationId)
    {
        if (invocationId.IsEmpty)
            return;
        Add("Lambda-Runtime-Invocation-Id: "u8);
        Add(invocationId);
        Add("\r\n"u8);
    }

    private void AddErrorType(string errorType)
    {
        Add("Lambda-Runtime-Function-Error-Type: "u8);
        _length += Encoding.UTF8.GetBytes(errorType, _head.AsSpan(_length));
        Add("\r\n"u8);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_head.AsSpan(_length));
        _length += bytes.Length;
    }
}
