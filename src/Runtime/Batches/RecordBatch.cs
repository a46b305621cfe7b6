using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Batches;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The batch of one invocation, whose records are handled one by one. Writes the response that names those that were not processed.</summary>
/// <remarks>
/// Called by generated code: for each record that <see cref="TryTake"/> returns, it reads what the handler takes, and calls <see cref="Start"/>, the handler, and
/// <see cref="Succeed"/>, or else <see cref="Fail"/>. Records are numbers, in the order of the event.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial class RecordBatch
{
    private readonly BatchReader _source;
    private readonly LambdaContext _context;
    private readonly JsonWriter _writer;
    private readonly ReadOnlyMemory<byte> _json;
    private readonly RecordTable _table;
    private readonly DateTimeOffset _stop;
    private readonly DateTimeOffset _giveUp;
    private readonly Lock _lock = new();
    private object? _common;
    private MappedError? _mapped;
    private Exception? _firstError;
    private bool _isStopped;

    /// <param name="source">The service.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="json">The event, without a byte order mark.</param>
    /// <param name="table">The records of the event.</param>
    /// <param name="stop">From when on no record is begun.</param>
    /// <param name="writer">Writes the response.</param>
    internal RecordBatch(BatchReader source, LambdaContext context, ReadOnlyMemory<byte> json, RecordTable table, DateTimeOffset stop, JsonWriter writer)
    {
        _source = source;
        _context = context;
        _writer = writer;
        _json = json;
        _table = table;
        _stop = stop;

        // The other half of the margin is for the response.
        _giveUp = stop + ((context.Deadline - stop) / 2);
    }

    private protected RecordQueue Queue => _table.Queue;

    private protected Span<RecordEntry> Entries => _table.Entries;

    private protected ReadOnlySpan<byte> Json => _json.Span;

    /// <summary>Takes the next record that is to be handled.</summary>
    /// <returns>False if no other record may be begun: all were, one of a stream has failed, or the deadline is near.</returns>
    public bool TryTake(out int record)
    {
        StopNearDeadline();
        return Queue.TryTake(out record);
    }

    /// <summary>Reads the payload of a record.</summary>
    /// <exception cref="JsonException">The record has no payload of this form.</exception>
    public T ReadPayload<T>(int record, RecordRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        Queue.Read(record);
        try
        {
            using RecordContent content = _source.Decode(_table.Entries[record].Payload.Of(_json.Span));
            return read(content.Utf8);
        }
        catch (JsonMismatchException e)
        {
            // The errors of readers have a path in the content. This one is about the content as a whole.
            throw new JsonException($"{ContentPathOf(record)}: {e.Message}");
        }
    }

    /// <summary>Reads the whole record.</summary>
    /// <exception cref="JsonException">It is not one of that type.</exception>
    public T ReadRecord<T>(int record, RecordRead<T> read) => read(Open(record));

    /// <summary>Reads what all records have in common from the JSON that they are in, once for the batch.</summary>
    /// <exception cref="JsonException">It is not one of that type.</exception>
    public T ReadSource<T>(int record, RecordRead<T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        Queue.Read(record);
        lock (_lock)
            return (T)(_common ??= read(_json.Span));
    }

    /// <summary>Reads a message attribute that is a text or a number; <see langword="null"/> if the record does not have it.</summary>
    /// <exception cref="JsonException">The attributes of the record are not what the service sends.</exception>
    public string? GetTextAttribute(int record, string name) =>
        _source.GetTextAttribute(Open(record), name);

    /// <summary>Reads a message attribute that is binary; <see langword="null"/> if the record does not have it.</summary>
    /// <exception cref="JsonException">The attributes of the record are not what the service sends.</exception>
    public byte[]? GetBytesAttribute(int record, string name) =>
        _source.GetBytesAttribute(Open(record), name);

    private ReadOnlySpan<byte> Open(int record)
    {
        Queue.Read(record);
        return _table.Entries[record].Record.Of(_json.Span);
    }

    /// <summary>Notes that everything that the handler takes has been read.</summary>
    /// <exception cref="OperationCanceledException">The response has been written in the meantime: the handler may not be called.</exception>
    public void Start(int record)
    {
        Queue.Start(record);
        if (_isShared)
            RequireNotAbandoned();
    }

    /// <summary>Notes that the handler has returned.</summary>
    public void Succeed(int record)
    {
        Queue.Succeed(record);
        OnSettled(record);
    }

    /// <summary>Sets the error type of an exception, unless one was set before.</summary>
    /// <returns>False: used as an exception filter, it lets the exception pass.</returns>
    public bool MapError(Exception exception, string errorType)
    {
        lock (_lock)
        {
            if (FindType(exception) is null)
                _mapped = new MappedError(exception, errorType, _mapped);
        }

        return false;
    }

    /// <summary>Notes that a record was not processed, and logs the error.</summary>
    public void Fail(int record, Exception error)
    {
        if (_isAbandoned)
            return;
        ArgumentNullException.ThrowIfNull(error);
        bool isPoison = Queue.IsReading(record);
        string? type;
        lock (_lock)
            type = FindType(error);

        if (isPoison && _source.OnPoison == PoisonAction.Drop && _source.DroppedContent(_json.Span, _table.Entries[record]) is { IsEmpty: false } content)
        {
            Succeed(record);
            _context.Log("WARN", $"{Describe(record)} cannot be read, and is dropped: {Excerpt.From(content)}: ", error, type);
            return;
        }

        lock (_lock)
            _firstError ??= error;
        Queue.Fail(record);
        OnSettled(record);
        _context.Log("ERROR", $"{Describe(record)} {(isPoison ? "cannot be read" : "failed")}: ", error, type);
    }

    /// <summary>The path of the content in a record, for errors.</summary>
    private protected virtual string ContentPathOf(int record) => _source.ContentPath;

    /// <summary>Called when a record was processed, or has failed, which may be after <see cref="WriteResponse"/> for one that was left behind.</summary>
    private protected virtual void OnSettled(int record)
    {
    }

    /// <summary>Handles the records one after the other.</summary>
    internal void HandleEach(Action<int> handle)
    {
        while (TryTake(out int record))
        {
            try
            {
                Start(record);
                handle(record);
                Succeed(record);
            }
            catch (Exception e)
            {
                Fail(record, e);
            }
        }
    }

    private void StopNearDeadline()
    {
        // A timer may fire some milliseconds early, and a handler may not be called with a canceled token.
        if (_isStopped || (_context.Now < _stop && !_context.HandlerToken.IsCancellationRequested))
            return;
        _isStopped = true;
        Queue.Stop();
    }

    private string? FindType(Exception exception)
    {
        for (MappedError? mapped = _mapped; mapped is not null; mapped = mapped.Next)
        {
            if (ReferenceEquals(mapped.Exception, exception))
                return mapped.Type;
        }

        return null;
    }

    private string Describe(int record)
    {
        RecordEntry entry = _table.Entries[record];
        string id = Excerpt.From(_source.IdOf(_json.Span, entry));
        string count = Excerpt.From(entry.ReceiveCount.TextOf(_json.Span));
        string received = count switch
        {
            "" => "",
            "1" => ", received once,",
            _ => $", received {count} times,",
        };
        return $"{_source.RecordName} {(id.Length > 0 ? id : $"number {record + 1}")}{received}";
    }

    /// <summary>An exception whose error type is set by <c>[MapException]</c> or <c>[LambdaErrorType]</c>.</summary>
    private sealed class MappedError(Exception exception, string type, MappedError? next)
    {
        public Exception Exception { get; } = exception;

        public string Type { get; } = type;

        public MappedError? Next { get; } = next;
    }
}
