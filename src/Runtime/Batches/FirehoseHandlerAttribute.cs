using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a method that transforms one record of a stream of Amazon Data Firehose. The source generator adds the rest of the program, including the loop over the
/// batch.
/// </summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns the new content of the record, bare or in a task: a JSON type,
/// <see cref="string"/>, <c>byte[]</c>, or <c>FirehoseResponseRecord</c> of <c>Lambda.Runtime.Events</c>, which has keys for dynamic partitioning, too.
/// <see langword="null"/> drops the record. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description>a JSON type, <see cref="string"/> or <c>byte[]</c>: the data of the record, without base64;</description></item>
/// <item><description><c>FirehoseRecord</c> of <c>Lambda.Runtime.Events</c>: the record;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services: each record has its own scope.</description></item>
/// </list>
/// <para>
/// A record has failed if it cannot be read, if the method throws, or if it was not begun before the deadline. Amazon Data Firehose does not send it again, but puts
/// it into the bucket for errors: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-failure-handling.html
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [FirehoseHandler]
/// public static Order? Transform(Order order) => order.Count > 0 ? order : null;   // called once for each record; null drops it
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FirehoseHandlerAttribute : BatchHandlerAttribute
{
    /// <summary>The name of the Firehose stream, for templates. <see langword="null"/> for any stream. It does not connect the stream to the function.</summary>
    public string? Stream { get; set; }

    /// <summary>
    /// Whether a line feed follows each result that does not end with one: Amazon Data Firehose puts nothing between records. The default is
    /// <see langword="true"/> for a JSON type, and <see langword="false"/> for text, bytes and <c>FirehoseResponseRecord</c>.
    /// </summary>
    public bool AppendNewline { get; set; }

    /// <summary>When the invocation fails instead of marking the records that have failed; the default is <see cref="FailInvocation.Never"/>.</summary>
    public FailInvocation FailInvocation { get; set; }

    /// <summary>
    /// How many records are handled at once; the default is 1. More than one requires that the method returns a task. The response keeps the order of the event.
    /// </summary>
    public int MaxConcurrency { get; set; }
}
