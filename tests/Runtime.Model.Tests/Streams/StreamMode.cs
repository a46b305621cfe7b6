namespace Lambda.Runtime.Model.Tests.Streams;

/// <summary>The source of a round, and the handler of its records.</summary>
public enum StreamMode
{
    /// <summary>A Kinesis stream; one batch of a shard at a time, and one record at a time.</summary>
    Kinesis,

    /// <summary>A Kinesis stream; several records of a batch at once.</summary>
    KinesisOfFour,

    /// <summary>A Kinesis stream; several batches of a shard.</summary>
    ParallelKinesis,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A topic with three partitions.</summary>
    Topic,
}
