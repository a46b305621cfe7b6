namespace Lambda.Runtime.Model.Tests.Streams;

/// <summary>What a handler did.</summary>
/// <param name="Key">The record.</param>
/// <param name="IsEnd">Whether it has processed the record, or has begun.</param>
internal sealed record StreamEntry(string Key, bool IsEnd);
