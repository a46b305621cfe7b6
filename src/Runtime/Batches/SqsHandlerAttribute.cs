using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks a method that handles one message of an Amazon SQS queue. The source generator adds the rest of the program, including the loop over the batch.</summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns nothing, a task, or a value task. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description>a JSON type, <see cref="string"/> or <c>byte[]</c>: the body of the message;</description></item>
/// <item><description><c>SqsMessage</c> of <c>Lambda.Runtime.Events</c>: the message;</description></item>
/// <item><description>a parameter with <see cref="FromMessageAttributeAttribute"/>: a message attribute;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services: each message has its own scope.</description></item>
/// </list>
/// <para>
/// A message has failed if its body cannot be read, or if the method throws. Lambda receives the ids of the messages that have failed or were not begun before
/// the deadline, and deletes the others. Of a FIFO queue, the later messages of the same group are not begun, and received again, too. Lambda ignores the list
/// unless the event source mapping has <c>ReportBatchItemFailures</c>: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [SqsHandler]
/// public static void Handle(Order order) => Console.WriteLine($"ships {order.Id}");   // called once for each message
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class SqsHandlerAttribute : BatchHandlerAttribute
{
    /// <summary>
    /// The name of the queue, for templates, and for the selection of a handler by the event, with <c>_HANDLER=*</c>. <see langword="null"/> for any queue. It does not
    /// connect the queue to the function: an event source mapping does.
    /// </summary>
    public string? Queue { get; set; }

    /// <summary>What the payload is in; the default is <see cref="Envelope.Auto"/>.</summary>
    public Envelope Envelope { get; set; }

    /// <summary>When the invocation fails instead of listing the messages that have failed; the default is <see cref="FailInvocation.Never"/>.</summary>
    public FailInvocation FailInvocation { get; set; }

    /// <summary>
    /// How many messages are handled at once; the default is 1. More than one requires that the method returns a task. Messages of one group of a FIFO queue are
    /// handled one after the other.
    /// </summary>
    public int MaxConcurrency { get; set; }
}
