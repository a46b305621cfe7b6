namespace Lambda.Runtime.Layer.Interop;

/// <summary>The cache, or an entry of it, cannot be used.</summary>
/// <param name="message">What was found, where, and what was expected.</param>
internal sealed class CacheException(string message) : Exception(message);
