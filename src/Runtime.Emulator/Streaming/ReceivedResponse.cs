using System.Buffers;
using System.Runtime.ExceptionServices;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.Streaming;

/// <summary>The part of a streamed response that has arrived so far.</summary>
/// <remarks>One reader adds to it, one call at a time. Any thread may take a <see cref="Snapshot"/> in the meantime.</remarks>
/// <param name="requestId">The invocation's ID.</param>
/// <param name="sink">Receives the chunks.</param>
/// <param name="hasPrelude">Whether a prelude comes before the body.</param>
/// <param name="contentType">The content type of the function's request, if any.</param>
internal sealed class ReceivedResponse(string requestId, StreamSink sink, bool hasPrelude, string? contentType = null)
{
    private readonly HttpPreludeReader? _prelude = hasPrelude ? new HttpPreludeReader() : null;

    // Guards the next three fields.
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly List<(TimeSpan SinceStart, int Start, int Length)> _chunks = [];
    private long _length;

    private ExceptionDispatchInfo? _sinkException;

    /// <summary>Describes what is wrong with the prelude, if anything.</summary>
    public string? PreludeProblem => _prelude?.Problem;

    /// <summary>The number of bytes so far, including the prelude.</summary>
    public long ReceivedBytes { get; private set; }

    /// <summary>Adds a piece; completes when the receiver is ready for the next.</summary>
    public ValueTask AddAsync(ReadOnlyMemory<byte> piece, TimeSpan sinceStart, CancellationToken cancellationToken)
    {
        ReceivedBytes += piece.Length;
        return AddBodyAsync(_prelude is null ? piece : _prelude.Read(piece), sinceStart, cancellationToken);
    }

    /// <summary>Handles the end of the response.</summary>
    public ValueTask EndAsync(TimeSpan sinceStart, CancellationToken cancellationToken) =>
        AddBodyAsync(_prelude is null ? default : _prelude.End(), sinceStart, cancellationToken);

    /// <summary>Takes a snapshot, which does not change later.</summary>
    /// <exception cref="Exception">The receiver of the chunks threw it.</exception>
    public StreamSnapshot Snapshot()
    {
        _sinkException?.Throw();
        lock (_lock)
        {
            // Written bytes do not move: the writer appends after them, or to a larger copy.
            ReadOnlyMemory<byte> kept = _kept.WrittenMemory;
            return new StreamSnapshot(
                kept,
                [.. _chunks.Select(chunk => new ResponseChunk(requestId, chunk.SinceStart, kept.Slice(chunk.Start, chunk.Length)))],
                _length,
                _prelude?.Prelude);
        }
    }

    private async ValueTask AddBodyAsync(ReadOnlyMemory<byte> bytes, TimeSpan sinceStart, CancellationToken cancellationToken)
    {
        if (bytes.IsEmpty)
            return;

        bool isFirst;
        lock (_lock)
        {
            isFirst = _length == 0;
            _length += bytes.Length;
            if (sink.Keep)
            {
                _chunks.Add((sinceStart, _kept.WrittenCount, bytes.Length));
                _kept.Write(bytes.Span);
            }
        }

        if (_sinkException is not null)
            return;

        try
        {
            if (isFirst && sink.OnHead is not null)
                await sink.OnHead(new StreamHead(contentType, _prelude?.Prelude), cancellationToken);
            if (sink.OnChunk is not null)
                await sink.OnChunk(new ResponseChunk(requestId, sinceStart, bytes), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The invocation is over, and the receiver was canceled.
        }
        catch (Exception exception)
        {
            // The receiver failed, not the function: the function continues, and the caller gets the exception instead of the result.
            _sinkException = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
