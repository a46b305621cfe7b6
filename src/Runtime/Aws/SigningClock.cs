namespace Lambda.Runtime.Aws;

/// <summary>The time of AWS: that of this machine, corrected by the difference that a response has shown.</summary>
internal sealed class SigningClock(TimeProvider time)
{
    private long _offset;

    public DateTimeOffset Now => time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _offset));

    /// <summary>Keeps the difference to the time of a server.</summary>
    public void Set(DateTimeOffset serverTime) => Volatile.Write(ref _offset, (serverTime - time.GetUtcNow()).Ticks);
}
