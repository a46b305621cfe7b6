namespace Lambda.Runtime.Logging;

/// <summary>Where log records go. On Lambda that is standard error, which the service forwards to the log group.</summary>
/// <remarks>Called from whichever thread logs; an implementation is safe to call from several at once.</remarks>
internal abstract class LogOutput
{
    /// <summary>Writes one record.</summary>
    /// <param name="record">UTF-8 text that ends in a line feed.</param>
    public abstract void Write(ReadOnlySpan<byte> record);
}
