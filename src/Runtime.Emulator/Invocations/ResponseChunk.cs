namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>A piece of a streamed response's body, as it arrived.</summary>
/// <param name="RequestId">The invocation's ID.</param>
/// <param name="SinceStart">The time from the delivery of the event to the arrival of the chunk.</param>
/// <param name="Bytes">The bytes. In a callback they are valid until its task completes; in an <see cref="InvocationResult"/> they stay valid.</param>
internal readonly record struct ResponseChunk(string RequestId, TimeSpan SinceStart, ReadOnlyMemory<byte> Bytes);
