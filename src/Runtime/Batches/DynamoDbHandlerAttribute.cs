using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a method that handles one change of an item of an Amazon DynamoDB table. The source generator adds the rest of the program, including the loop over
/// the batch.
/// </summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns nothing, a task, or a value task. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description>
/// <c>DynamoDbChange&lt;T></c> or <c>DynamoDbChange</c> of <c>Lambda.Runtime.Events</c>: the operation, the keys, and the item before and after it;
/// </description></item>
/// <item><description><c>DynamoDbRecord&lt;T></c> or <c>DynamoDbRecord</c> of <c>Lambda.Runtime.Events</c>: the record;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services: each record has its own scope.</description></item>
/// </list>
/// <para>
/// A record has failed if it cannot be read, or if the method throws. Then no further record is begun, and Lambda receives the sequence number of the failed one:
/// it sends that record and all later ones again. Lambda ignores the response unless the event source mapping has <c>ReportBatchItemFailures</c>:
/// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [DynamoDbHandler]
/// public static void Handle(DynamoDbChange&lt;Order> change) => Console.WriteLine($"{change.Operation}: {change.NewImage?.Id}");   // called once for each change
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class DynamoDbHandlerAttribute : BatchHandlerAttribute
{
    /// <summary>
    /// The name of the table, for templates, and for the selection of a handler by the event, with <c>_HANDLER=*</c>. <see langword="null"/> for any table. It does not
    /// connect the table to the function: an event source mapping does.
    /// </summary>
    public string? Table { get; set; }

    /// <summary>When the invocation fails instead of naming the first record that has failed; the default is <see cref="FailInvocation.Never"/>.</summary>
    public FailInvocation FailInvocation { get; set; }

    /// <summary>
    /// How many records are handled at once; the default is 1. More than one requires that the method returns a task. Records with the same item are handled
    /// one after the other. After a failure, later records that were processed at the same time come again, too.
    /// </summary>
    public int MaxConcurrency { get; set; }
}
