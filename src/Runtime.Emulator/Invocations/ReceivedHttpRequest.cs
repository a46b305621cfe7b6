namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>The HTTP request that an event was created from, as the client sent it.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Target">The path and the query, percent-encoded.</param>
/// <param name="Headers">The headers. A name can occur several times.</param>
/// <param name="Body">The body; empty if the request has none.</param>
internal sealed record ReceivedHttpRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);
