using Lambda.Runtime.Batches;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>The response, and what the log has at the end.</remarks>
public partial class RecordBatch
{
    /// <summary>Writes the response, and logs how many records were not processed.</summary>
    /// <exception cref="BatchFailedException">Records have failed, and the invocation is to fail with them.</exception>
    public void Complete()
    {
        bool isListed = _source.HasList && HaveIds();
        if (_source.HasList)
            WriteResponse();
        else
            _writer.WriteNull();
        Finish(isListed);
    }

    /// <summary>Finds the records that the response names.</summary>
    /// <inheritdoc cref="Complete"/>
    internal List<int> CompleteList()
    {
        bool isListed = HaveIds();
        var reported = new List<int>();
        for (int record = Queue.NextReported(-1); record >= 0; record = Queue.NextReported(record))
            reported.Add(record);
        Finish(isListed);
        return reported;
    }

    /// <param name="isListed">Whether all records can be listed, found before the list: handlers that were left behind may still succeed, which shortens it.</param>
    private void Finish(bool isListed)
    {
        int waiting = Queue.CountOf(RecordState.Waiting);
        int succeeded = Queue.CountOf(RecordState.Succeeded);
        int failed = Queue.Count - Queue.Duplicates - waiting - succeeded;
        bool allFailed = failed > 0 && succeeded == 0;
        string summary = Summarize(failed, waiting);
        if (!_isAbandoned)
            _table.Return();
        if (failed + waiting == 0)
            return;
        if (!isListed || _source.FailsInvocation(allFailed))
            throw new BatchFailedException(_firstError is null ? summary : $"{summary}; the first with {_firstError.GetType().Name}: {_firstError.Message}", _firstError);
        _context.Log("WARN", summary, error: null);
    }

    /// <summary>Whether all records that the response names have an ID. The service fails the whole batch for an empty one.</summary>
    private bool HaveIds()
    {
        Span<RecordEntry> entries = _table.Entries;
        for (int record = Queue.NextReported(-1); record >= 0; record = Queue.NextReported(record))
        {
            if (!entries[record].HasId)
                return false;
        }

        return true;
    }

    /// <summary>Writes the IDs of the records that were not processed.</summary>
    private protected virtual void WriteResponse()
    {
        JsonWriter writer = _writer;
        Span<RecordEntry> entries = _table.Entries;
        int start = writer.StartObject();
        writer.WriteName(",\"batchItemFailures\":"u8);
        int items = writer.StartArray();
        for (int record = Queue.NextReported(-1); record >= 0; record = Queue.NextReported(record))
        {
            writer.NextElement();
            int item = writer.StartObject();
            writer.WriteName(",\"itemIdentifier\":"u8);
            _source.WriteId(writer, _json.Span, entries[record]);
            writer.EndObject(item);
        }

        writer.EndArray(items);
        writer.EndObject(start);
    }

    private string Summarize(int failed, int waiting)
    {
        if (failed + waiting == 0)
            return "";
        string notBegun = waiting == 0 ? "" : $"{(waiting == 1 ? ", 1 was" : $", {waiting} were")} not begun {(_isStopped ? "because the deadline is near" : "because of those")}";
        return $"{failed} of {Queue.Count} {_source.RecordName}s failed{notBegun}";
    }
}
