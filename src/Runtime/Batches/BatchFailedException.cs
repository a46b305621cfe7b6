namespace Lambda.Runtime;

/// <summary>The error of an invocation in which records of a batch have failed that cannot be listed, or are not to be: see <see cref="FailInvocation"/>.</summary>
/// <remarks>The inner exception is that of the first record. The log has them all.</remarks>
public sealed class BatchFailedException : Exception
{
    internal BatchFailedException(string message, Exception? first)
        : base(message, first)
    {
    }
}
