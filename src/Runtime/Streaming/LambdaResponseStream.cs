using Lambda.Runtime.Errors;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime;

/// <summary>The answer of a handler that writes it while it runs: what is written goes out before the handler returns.</summary>
/// <remarks>
/// <para>
/// A handler takes it as a parameter, and returns nothing, <see cref="Task"/> or <see cref="ValueTask"/>. Bytes are collected up to
/// 64 KiB and then sent; <see cref="Flush"/> sends at once. Sending waits for the service to take the bytes, so that no more than that
/// is ever in memory. Writing is synchronous in every overload, because a loop's thread has nothing else to do.
/// </para>
/// <para>
/// An exception before anything was sent is an ordinary error of the invocation. After that, the caller has a part of the answer, and
/// the error follows it in trailers. Used by one thread at a time, until the handler ends.
/// </para>
/// </remarks>
public sealed class LambdaResponseStream : Stream
{
    private const string HttpIntegration = "application/vnd.awslambda.http-integration-response";
    private const int LongestContentType = 256;
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

    /// <summary>The answer's media type; <c>application/octet-stream</c> unless it is set before the first write.</summary>
    /// <exception cref="InvalidOperationException">Something was written already, or there is a prelude, which has headers.</exception>
    /// <exception cref="ArgumentException">It is empty, longer than 256 characters, or not printable ASCII.</exception>
    public string ContentType
    {
        get => _contentType;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            if (value.Length > LongestContentType || value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                throw new ArgumentException($"A content type has at most {LongestContentType} characters, of printable ASCII.", nameof(value));
            ThrowIfEnded();
            if (_hasPrelude)
                throw new InvalidOperationException("The answer has a prelude, and its content type is among the prelude's headers: set it there, before WritePrelude.");
            if (HasWritten)
                throw new InvalidOperationException("The answer has begun. Set the content type before the first write.");
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

    /// <summary>Bytes of the answer have left, so that an error can only follow them.</summary>
    internal bool HasStarted => _writer is { HasStarted: true };

    private bool HasWritten => HasStarted || _body.Length > 0;

    /// <summary>
    /// Begins an HTTP answer: its status, headers and cookies. The body is what is written afterwards. For functions behind a function
    /// URL or an API that streams; elsewhere the caller would find the prelude in the answer.
    /// </summary>
    /// <param name="prelude">Is read now; later changes of it change nothing.</param>
    /// <exception cref="InvalidOperationException">There is a prelude already, or something was written before it.</exception>
    /// <exception cref="ArgumentException">The status is none.</exception>
    public void WritePrelude(HttpResponsePrelude prelude)
    {
        ArgumentNullException.ThrowIfNull(prelude);
        ThrowIfEnded();
        if (_hasPrelude)
            throw new InvalidOperationException("The answer has a prelude already. Put status, headers and cookies into one HttpResponsePrelude, and write that once.");
        if (HasWritten)
            throw new InvalidOperationException("The answer has begun. Write the prelude before the body.");
        if (prelude.StatusCode is < 100 or > 599)
            throw new ArgumentException($"{prelude.StatusCode} is not an HTTP status. Expected 100 to 599.", nameof(prelude));

        prelude.Write(_body.Json);
        _body.Bytes.Append("\0\0\0\0\0\0\0\0"u8);
        _contentType = HttpIntegration;
        _hasPrelude = true;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The connection died: nothing more can be sent.</exception>
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
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends what was written so far, and waits for the service to take it.</summary>
    /// <exception cref="IOException">The connection died: nothing more can be sent.</exception>
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
                $"The answer cannot be sent any further: {e.Message}. The caller may have gone away; nothing that is written now arrives.", e);
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
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An answer is only written.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw NoSeeking();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw NoSeeking();

    /// <summary>What else writes into the body asks this after each piece.</summary>
    internal void SendIfFull()
    {
        if (_body.Length >= FlushSize)
            Flush();
    }

    /// <summary>The handler is done: sends the rest, and the error if there is one, and takes the service's reply.</summary>
    internal Delivery End(FunctionError? error)
    {
        _hasEnded = true;
        return _invocation.Api.EndResponse(_writer ?? CreateWriter(), error);
    }

    /// <summary>The handler failed before anything was sent: its error is posted in the ordinary way.</summary>
    internal void Abandon() => _hasEnded = true;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A writer around it disposes of it; the answer still ends with the invocation, so that an error then can still be told.
        base.Dispose(disposing);
    }

    private ResponseStreamWriter CreateWriter() => _invocation.Api.StreamResponse(_invocation.Received, _body.Request, _contentType);

    private void ThrowIfEnded()
    {
        if (_hasEnded)
        {
            throw new InvalidOperationException(
                "The answer has ended with its invocation, and nothing can be added. Write before the handler returns, or before the task "
                + "that it returns is complete.");
        }
    }

    private static NotSupportedException NoSeeking() => new("An answer is written from its start to its end, and has no position.");
}
