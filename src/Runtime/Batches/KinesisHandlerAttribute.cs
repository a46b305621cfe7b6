using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a method that handles one record of a stream of Amazon Kinesis Data Streams. The source generator adds the rest of the program, including the loop over
/// the batch.
/// </summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns nothing, a task, or a value task. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description>a JSON type, <see cref="string"/> or <c>byte[]</c>: the data of the record, without base64;</description></item>
/// <item><description><c>KinesisRecord</c> of <c>Lambda.Runtime.Events</c>: the record;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services: each record has its own scope.</description></item>
/// </list>
/// <para>
/// A record has failed if it cannot be read, or if the method throws. Then no further record is begun, and Lambda receives the sequence number of the failed one:
/// it sends that record and all later ones again. Lambda ignores the response unless the event source mapping has <c>ReportBatchItemFailures</c>:
/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [KinesisHandler]
/// public static void Handle(Order order) => Console.WriteLine($"counts {order.Id}");   // called once for each record
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class KinesisHandlerAttribute : BatchHandlerAttribute
{
    /// <summary>
    /// The name of the stream, for templates, and for the selection of a handler by the event, with <c>_HANDLER=*</c>. <see langword="null"/> for any stream. It does not
    /// connect the stream to the function: an event source mapping does.
    /// </summary>
    public string? Stream { get; set; }

    /// <summary>When the invocation fails instead of naming the first record that has failed; the default is <see cref="FailInvocation.Never"/>.</summary>
    public FailInvocation FailInvocation { get; set; }

    /// <summary>
    /// How many records are handled at once; the default is 1. More than one requires that the method returns a task. Records with the same partition key are handled
    /// one after the other. After a failure, later records that were processed at the same time come again, too.
    /// </summary>
    public int MaxConcurrency { get; set; }
}
