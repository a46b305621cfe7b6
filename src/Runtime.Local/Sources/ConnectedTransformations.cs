using System.Globalization;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;

namespace Lambda.Runtime.Local.Sources;

/// <summary>Connects functions to the Firehose streams that their handlers declare.</summary>
/// <param name="functions">Finds the current function of a name.</param>
/// <param name="time">The clock of the records.</param>
/// <param name="transformed">Called after each event.</param>
/// <param name="ignored">Called for a function whose stream has another one already.</param>
internal sealed class ConnectedTransformations(
    FunctionRegistry functions, TimeProvider time, Action<TransformedBatch> transformed, Action<HandlerSource, string> ignored)
{
    private volatile Dictionary<string, HandlerSource> _streams = [];

    /// <summary>The names of the streams.</summary>
    public IReadOnlyCollection<string> Names => _streams.Keys;

    /// <summary>Connects the first function of each stream, because a stream has one.</summary>
    public void Connect(IEnumerable<HandlerSource> sources)
    {
        Dictionary<string, HandlerSource> streams = [];
        foreach (HandlerSource source in sources.Where(static source => source.Service == HandlerSource.Firehose))
        {
            if (!streams.TryAdd(source.SourceName, source))
                ignored(source, streams[source.SourceName].Function);
        }

        _streams = streams;
    }

    /// <summary>Lets the function of a stream transform records.</summary>
    /// <param name="stream">The name of the stream.</param>
    /// <param name="records">The contents of the records.</param>
    /// <returns><see langword="null"/> if there is no such stream.</returns>
    public async Task<TransformedBatch?> TransformAsync(string stream, IEnumerable<ReadOnlyMemory<byte>> records)
    {
        if (!_streams.TryGetValue(stream, out HandlerSource? source))
            return null;

        string number = EventStamp.CreateNumber();
        DateTimeOffset now = time.GetUtcNow();
        FirehoseInput[] inputs = [.. records.Select((data, i) => new FirehoseInput(string.Create(CultureInfo.InvariantCulture, $"{number}{i:d6}"), now, data))];
        TransformedBatch batch = await FirehoseProcessor.TransformAsync(stream, inputs, () => functions.Find(source.Function));
        transformed(batch);
        return batch;
    }
}
