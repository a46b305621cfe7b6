using Lambda.Runtime.Events;

namespace Lambda.Runtime.Model.Tests.Streams;

/// <summary>The handlers of streams, tables and topics.</summary>
public static class StreamHandlers
{
    [KinesisHandler]
    public static void Kinesis(StreamItem item) => Handle(item);

    [KinesisHandler(MaxConcurrency = 4)]
    public static async Task KinesisOfFour(StreamItem item)
    {
        await Task.Yield();
        Handle(item);
    }

    [DynamoDbHandler]
    public static void Table(DynamoDbChange<StreamItem> change) => Handle(change.NewImage!);

    [KafkaHandler]
    public static void Topic(StreamItem item) => Handle(item);

    private static void Handle(StreamItem item)
    {
        var journal = StreamJournal.Of(item.Round);
        if (journal.Begin(item.Key) <= item.Failures)
            throw new InvalidOperationException(item.Key);
        journal.End(item.Key);
    }
}
