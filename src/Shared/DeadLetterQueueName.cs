namespace Lambda.Runtime.Shared;

/// <summary>Names the dead-letter queue of a queue: templates create it, and the emulator creates the same one.</summary>
/// <remarks>This file is compiled into both projects.</remarks>
internal static class DeadLetterQueueName
{
    private const string FifoEnd = ".fifo";

    private const int MaxNameLength = 80;

    /// <summary><c>orders-dlq</c>. The dead-letter queue of a FIFO queue is a FIFO queue.</summary>
    /// <param name="name">The name of the queue.</param>
    public static string Of(string name)
    {
        string end = name.EndsWith(FifoEnd, StringComparison.Ordinal) ? FifoEnd : "";
        string start = name[..^end.Length];
        string letters = With("-dlq");
        return letters == name ? With("-dlq2") : letters;

        string With(string mark) => $"{start[..Math.Min(start.Length, MaxNameLength - mark.Length - end.Length)]}{mark}{end}";
    }
}
