using Lambda.Runtime.Emulator.Filters;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>The event source mapping of a stream, a table or a topic.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Settings">How the function gets its records.</param>
/// <param name="LastModified">When the mapping was created or changed.</param>
internal sealed record StreamSourceMapping(string Function, RecordStream Stream, StreamMapping Settings, DateTimeOffset LastModified)
    : EventSourceMapping(Function, Stream.Name, Stream.Arn, LastModified)
{
    public override bool IsEnabled => Settings.IsEnabled;

    /// <summary>What filters see of the records.</summary>
    public static FilteredSource FilteredSourceOf(StreamKind kind) => kind switch
    {
        StreamKind.Kafka => FilteredSource.Kafka,
        StreamKind.DynamoDb => FilteredSource.DynamoDB,
        _ => FilteredSource.Kinesis,
    };
}
