using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Page;

/// <summary>Writes the streams, tables and topics for the page.</summary>
internal static class StreamList
{
    // [{"kind":"Kinesis","name":"clicks","function":"Count","shards":1,"lag":3,"handled":7,"failed":1,"discarded":0,"problem":null,"payload":"{}"}]
    public static byte[] Write(ConnectedStreams streams) => ReflectionJson.SerializeToUtf8Bytes(streams.All.Select(static connected => new
    {
        kind = connected.Stream.Kind.ToString(),
        name = connected.Stream.Name,
        function = connected.Function,
        shards = connected.Progress.Count,
        lag = connected.Progress.Sum(static shard => shard.Lag),
        handled = connected.Activity.Handled,
        failed = connected.Activity.Failed,
        discarded = connected.Activity.Discarded,
        problem = connected.Activity.LastProblem,
        payload = connected.Payload,
    }));
}
