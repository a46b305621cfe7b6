namespace Lambda.Runtime.Logging;

/// <summary>Receives log records. On Lambda it is the telemetry descriptor or standard error, which the service forwards to the log group.</summary>
/// <remarks>Called on the thread that logs. Implementations are thread-safe.</remarks>
internal abstract class LogOutput
{
    /// <summary>Writes one record.</summary>
    /// <param name="record">UTF-8 text that ends in a line feed.</param>
    public abstract void Write(ReadOnlySpan<byte> record);
}
