namespace Lambda.Runtime.Events;

/// <summary>A value that the sender of an Amazon SQS message added to it.</summary>
public sealed class SqsMessageAttributeValue
{
    /// <summary>The value, if the type is <c>String</c> or <c>Number</c>.</summary>
    public string? StringValue { get; init; }

    /// <summary>The value, if the type is <c>Binary</c>.</summary>
    public byte[]? BinaryValue { get; init; }

    /// <summary>Reserved by Amazon SQS; empty.</summary>
    public IReadOnlyList<string>? StringListValues { get; init; }

    /// <summary>Reserved by Amazon SQS; empty.</summary>
    public IReadOnlyList<byte[]>? BinaryListValues { get; init; }

    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, each optionally with a suffix of the sender's, as in <c>Number.Price</c>.</summary>
    public string? DataType { get; init; }
}
