using System.Buffers;
using System.Runtime.ExceptionServices;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.Streaming;

/// <summary>What of a streamed answer has arrived so far.</summary>
/// <remarks>One reader adds to it, by one call at a time. Anyone may take a <see cref="Snapshot"/> meanwhile.</remarks>
/// <param name="requestId">The invocation's ID.</param>
/// <param name="sink">Where the chunks go.</param>
/// <param name="hasPrelude">Whether a prelude comes before the body.</param>
/// <param name="contentType">The content type that the function sent it with, if any.</param>
internal sealed class ReceivedResponse(string requestId, StreamSink sink, bool hasPrelude, string? contentType = null)
{
    private readonly HttpPreludeReader? _prelude = hasPrelude ? new HttpPreludeReader() : null;

    // Guards the three below.
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly List<(TimeSpan SinceStart, int Start, int Length)> _chunks = [];
    private long _length;

    private ExceptionDispatchInfo? _sinkFailure;

    /// <summary>What is wrong with the prelude, if anything.</summary>
    public string? PreludeProblem => _prelude?.Problem;

    /// <summary>How many bytes have come, with the prelude's.</summary>
    public long ReceivedBytes { get; private set; }

    /// <summary>Takes a piece; completes when its receiver is ready for the next.</summary>
    public ValueTask AddAsync(ReadOnlyMemory<byte> piece, TimeSpan sinceStart, CancellationToken cancellationToken)
    {
        ReceivedBytes += piece.Length;
        return AddBodyAsync(_prelude is null ? piece : _prelude.Read(piece), sinceStart, cancellationToken);
    }

    /// <summary>No more will come.</summary>
    public ValueTask EndAsync(TimeSpan sinceStart, CancellationToken cancellationToken) =>
        AddBodyAsync(_prelude is null ? default : _prelude.End(), sinceStart, cancellationToken);

    /// <summary>What there is now. It does not change any more.</summary>
    /// <exception cref="Exception">The test's own receiver has failed: with its exception.</exception>
    public StreamSnapshot Snapshot()
    {
        _sinkFailure?.Throw();
        lock (_gate)
        {
            // What is written stays where it is: the writer goes on behind it, or in a larger copy.
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
        lock (_gate)
        {
            isFirst = _length == 0;
            _length += bytes.Length;
            if (sink.Keep)
            {
                _chunks.Add((sinceStart, _kept.WrittenCount, bytes.Length));
                _kept.Write(bytes.Span);
            }
        }

        if (_sinkFailure is not null)
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
            // The invocation is over, and the receiver has stopped as it was asked to.
        }
        catch (Exception exception)
        {
            // It is the test's failure and not the function's: the function may go on, and the test hears of it with the outcome.
            _sinkFailure = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
