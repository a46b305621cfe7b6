namespace Lambda.Runtime;

/// <summary>A record of a batch, as middleware with <c>PerRecord</c> sees it. Valid until its handler has ended.</summary>
/// <example>
/// <code>
/// [assembly: LambdaMiddleware&lt;LastAttempt>(PerRecord = true)]
///
/// public sealed class LastAttempt : ILambdaMiddleware
/// {
///     public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
///     {
///         if (invocation.Record is { ReceiveCount: 5 } record)
///             Console.WriteLine($"{record.Id} is received for the last time");
///         await next(invocation);
///     }
/// }
/// </code>
/// </example>
public sealed class LambdaRecord
{
    internal LambdaRecord(int number, string? id, string? sourceArn, int? receiveCount, string? traceHeader)
    {
        Number = number;
        Id = id;
        SourceArn = sourceArn;
        ReceiveCount = receiveCount;
        TraceHeader = traceHeader;
    }

    /// <summary>The position in the batch, from 0.</summary>
    public int Number { get; }

    /// <summary>
    /// The identifier by which the response names the record: the ID of a message or record, the sequence number in a stream; for Apache Kafka the topic, partition and
    /// offset, such as <c>orders-0@15</c>. <see langword="null"/> if it has none.
    /// </summary>
    public string? Id { get; }

    /// <summary>The ARN of the queue, or of the Amazon MSK cluster; <see langword="null"/> for other sources.</summary>
    public string? SourceArn { get; }

    /// <summary>How often a message was received, including this time; <see langword="null"/> for other records.</summary>
    public int? ReceiveCount { get; }

    /// <summary>The X-Ray trace header of the sender of a message; <see langword="null"/> if it sent none.</summary>
    public string? TraceHeader { get; }

    /// <summary>The topic and partition of a record of Apache Kafka, such as <c>orders-0</c>; <see langword="null"/> for other records.</summary>
    internal string? Partition { get; set; }

    /// <summary>The position in the partition.</summary>
    internal long Offset { get; set; }
}
