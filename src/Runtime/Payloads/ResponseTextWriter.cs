using System.Text;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Payloads;

/// <summary>Writes the response as text, encoded directly into the send buffer.</summary>
/// <remarks>
/// Used by one thread at a time. Lines end in a line feed on every system. A write after the invocation throws, because it would become a part
/// of another response.
/// </remarks>
internal sealed class ResponseTextWriter : TextWriter
{
    private readonly Encoder _encoder;
    private readonly Invocation _invocation;
    private readonly long _number;
    private bool _isComplete;

    public ResponseTextWriter(Invocation invocation, Encoding encoding)
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
        _invocation = invocation;
        _number = invocation.Number;
        _encoder = encoding.GetEncoder();
        Encoding = encoding;
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding { get; }

    /// <inheritdoc/>
    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Encode(buffer, flush: false);

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value);
        WriteLine();
    }

    // The base class would run each of these on the thread pool, although none of them waits.

    /// <inheritdoc/>
    public override Task WriteAsync(char value) => WriteNow(new ReadOnlySpan<char>(in value), line: false);

    /// <inheritdoc/>
    public override Task WriteAsync(string? value) => WriteNow(value, line: false);

    /// <inheritdoc/>
    public override Task WriteAsync(char[] buffer, int index, int count) => WriteNow(buffer.AsSpan(index, count), line: false);

    /// <inheritdoc/>
    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        WriteNow(buffer.Span, line: false);

    /// <inheritdoc/>
    public override Task WriteLineAsync() => WriteNow("", line: true);

    /// <inheritdoc/>
    public override Task WriteLineAsync(char value) => WriteNow(new ReadOnlySpan<char>(in value), line: true);

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value) => WriteNow(value, line: true);

    /// <inheritdoc/>
    public override Task WriteLineAsync(char[] buffer, int index, int count) => WriteNow(buffer.AsSpan(index, count), line: true);

    /// <inheritdoc/>
    public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        WriteNow(buffer.Span, line: true);

    /// <inheritdoc/>
    public override Task FlushAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Completes the response. A surrogate without its other half is an error.</summary>
    /// <exception cref="FormatException">A character is incomplete.</exception>
    public void Complete()
    {
        Encode([], flush: true);
        _isComplete = true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A handler may dispose of a writer around this one. The response still ends with the invocation.
        base.Dispose(disposing);
    }

    /// <summary>Writes synchronously.</summary>
    private Task WriteNow(ReadOnlySpan<char> text, bool line)
    {
        Write(text);
        if (line)
            WriteLine();
        return Task.CompletedTask;
    }

    private void Encode(ReadOnlySpan<char> text, bool flush)
    {
        if (_isComplete || _invocation.Number != _number)
        {
            throw new InvalidOperationException(
                "The invocation of this writer has ended, and its response was sent. Write before the handler returns, or before "
                + "the task that it returns completes.");
        }

        try
        {
            _encoder.Convert(text, _invocation.Response.Bytes, flush, out _, out _);
        }
        catch (EncoderFallbackException e)
        {
            throw TextPayload.NotEncodable(Encoding, e);
        }
    }
}
