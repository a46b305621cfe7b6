using Lambda.Runtime.Errors;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime;

/// <summary>The response of a handler, sent while the handler writes it.</summary>
/// <remarks>
/// <para>
/// A handler takes it as a parameter, and returns nothing, <see cref="Task"/> or <see cref="ValueTask"/>. Bytes are collected up to
/// 64 KiB and then sent; <see cref="Flush"/> sends immediately. A write waits until the service has accepted the bytes, so that only
/// 64 KiB are in memory. Asynchronous overloads complete synchronously, because the thread of the loop has nothing else to do.
/// </para>
/// <para>
/// An exception before the first bytes are sent is an ordinary error of the invocation. After that, the caller has a part of the
/// response, and the error follows it in trailers. To be used by one thread at a time, until the handler returns.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [LambdaHandler]
/// public static void Export(Order[] orders, LambdaResponseStream stream)
/// {
///     stream.ContentType = "text/csv";
///     using var writer = new StreamWriter(stream);
///     foreach (Order order in orders)
///         writer.WriteLine($"{order.Id};{order.Count}");
/// }
/// </code>
/// </example>
public sealed class LambdaResponseStream : Stream
{
    /// <summary>Tells the service that the response begins with a prelude.</summary>
    private const string HttpIntegrationContentType = "application/vnd.awslambda.http-integration-response";
    private const int MaxContentTypeLength = 256;

    /// <summary>In bytes: so many are collected before they are sent in one chunk.</summary>
    private const int FlushSize = 64 * 1024;

    private readonly Invocation _invocation;
    private readonly CompletionBody _body;
    private ResponseStreamWriter? _writer;
    private string _contentType = "application/octet-stream";
    private bool _hasPrelude;
    private bool _hasEnded;

    internal LambdaResponseStream(Invocation invocation)
    {
        _invocation = invocation;
        _body = invocation.Response;
    }

    /// <summary>The media type of the response; the default is <c>application/octet-stream</c>. To be set before the first write.</summary>
    /// <exception cref="InvalidOperationException">Something was written before, or there is a prelude, whose headers contain the content type.</exception>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters, or not printable ASCII.</exception>
    public string ContentType
    {
        get => _contentType;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            if (value.Length > MaxContentTypeLength || value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                throw new ArgumentException($"A content type has at most {MaxContentTypeLength} characters, of printable ASCII.", nameof(value));
            ThrowIfEnded();
            if (_hasPrelude)
                throw new InvalidOperationException("The response has a prelude, whose headers contain the content type: set it there, before WritePrelude.");
            if (HasWritten)
                throw new InvalidOperationException("The response has begun. Set the content type before the first write.");
            _contentType = value;
        }
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => !_hasEnded;

    /// <inheritdoc/>
    public override long Length => throw NoSeeking();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw NoSeeking();
        set => throw NoSeeking();
    }

    /// <summary>Whether bytes of the response have been sent, so that an error can only follow them.</summary>
    internal bool HasStarted => _writer is { HasStarted: true };

    private bool HasWritten => HasStarted || _body.Length > 0;

    /// <summary>
    /// Begins an HTTP response with its status, headers and cookies. What is written afterwards is the body. For functions behind a function
    /// URL or an API with response streaming; other callers get the prelude as a part of the response.
    /// </summary>
    /// <param name="prelude">Written immediately: later changes have no effect.</param>
    /// <exception cref="InvalidOperationException">There is a prelude already, or something was written before it.</exception>
    /// <exception cref="ArgumentException">The status code is not valid.</exception>
    /// <example>
    /// <code>
    /// [LambdaHandler]
    /// public static void Page(JsonElement request, LambdaResponseStream stream)
    /// {
    ///     stream.WritePrelude(new HttpResponsePrelude { StatusCode = 200, Headers = { ["Content-Type"] = "text/html" }, Cookies = { "seen=1" } });
    ///     stream.Write("&lt;h1>Hello&lt;/h1>"u8);
    /// }
    /// </code>
    /// </example>
    public void WritePrelude(HttpResponsePrelude prelude)
    {
        ArgumentNullException.ThrowIfNull(prelude);
        ThrowIfEnded();
        if (_hasPrelude)
            throw new InvalidOperationException("The response has a prelude already. Put status, headers and cookies into one HttpResponsePrelude, and write it once.");
        if (HasWritten)
            throw new InvalidOperationException("The response has begun. Write the prelude before the body.");
        if (prelude.StatusCode is < 100 or > 599)
            throw new ArgumentException($"{prelude.StatusCode} is not an HTTP status. Expected 100 to 599.", nameof(prelude));

        prelude.Write(_body.Json);
        EndPrelude();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The connection was lost: nothing more can be sent.</exception>
    /// <exception cref="InvalidOperationException">The invocation has ended.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ThrowIfEnded();
        while (!buffer.IsEmpty)
        {
            ReadOnlySpan<byte> next = buffer[..Math.Min(buffer.Length, FlushSize - _body.Length)];
            _body.Bytes.Append(next);
            buffer = buffer[next.Length..];
            SendIfFull();
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write(new ReadOnlySpan<byte>(in value));

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
#pragma warning disable RS0027 // The base class declares the same overloads and the same default.
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
#pragma warning restore RS0027
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends what was written so far, and waits until the service has accepted it.</summary>
    /// <exception cref="IOException">The connection was lost: nothing more can be sent.</exception>
    /// <exception cref="InvalidOperationException">The invocation has ended.</exception>
    public override void Flush()
    {
        ThrowIfEnded();
        if (_body.Length == 0)
            return;
        try
        {
            (_writer ??= CreateWriter()).Send();
        }
        catch (ConnectionException e)
        {
            throw new IOException(
                $"The rest of the response cannot be sent: {e.Message}. The caller may have disconnected.", e);
        }
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flush();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A response stream can only be written to.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw NoSeeking();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw NoSeeking();

    /// <summary>Separates the prelude, which has been written to the body of the invocation, from the body of the response by eight zero bytes.</summary>
    internal void EndPrelude()
    {
        _body.Bytes.Append("\0\0\0\0\0\0\0\0"u8);
        _contentType = HttpIntegrationContentType;
        _hasPrelude = true;
    }

    /// <summary>Sends what was written so far, if it fills a chunk. To be called after each direct write to the body of the invocation.</summary>
    internal void SendIfFull()
    {
        if (_body.Length >= FlushSize)
            Flush();
    }

    /// <summary>Sends the rest of the response, and the error if there is one.</summary>
    internal Delivery End(FunctionError? error)
    {
        _hasEnded = true;
        return _invocation.Api.EndResponse(_writer ?? CreateWriter(), error);
    }

    /// <summary>Closes the stream without sending anything, because the error is posted instead.</summary>
    internal void Abandon() => _hasEnded = true;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A writer around this stream disposes of it. The response still ends with the invocation, so that a later error can be sent.
        base.Dispose(disposing);
    }

    private ResponseStreamWriter CreateWriter() => _invocation.Api.StreamResponse(_invocation.Received, _body.Request, _contentType);

    private void ThrowIfEnded()
    {
        if (_hasEnded)
        {
            throw new InvalidOperationException(
                "The response has ended with its invocation. Write before the handler returns, or before the task that it returns "
                + "completes.");
        }
    }

    private static NotSupportedException NoSeeking() => new("A response stream cannot seek.");
}
