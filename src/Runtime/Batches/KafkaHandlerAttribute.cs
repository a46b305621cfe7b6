using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a method that handles one record of Apache Kafka: of Amazon MSK, or of a self-managed cluster. The source generator adds the rest of the program, including the
/// loop over the batch.
/// </summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns nothing, a task, or a value task. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description>a JSON type, <see cref="string"/> or <c>byte[]</c>: the value of the record; of two such parameters, the first is the key;</description></item>
/// <item><description><c>KafkaRecord&lt;TKey, TValue></c> or <c>KafkaRecord</c> of <c>Lambda.Runtime.Events</c>: the record;</description></item>
/// <item><description>a parameter with <see cref="FromMessageAttributeAttribute"/>: a header;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services: each record has its own scope.</description></item>
/// </list>
/// <para>
/// A record may have no key, and no value: then it is a tombstone. The parameter is null if its type is nullable, and otherwise the record has failed.
/// </para>
/// <para>
/// A record has failed if it cannot be read, or if the method throws. Then no further record of its partition is begun, and Lambda receives the offsets of both: it sends
/// these records again. Lambda ignores the response unless the event source mapping has <c>ReportBatchItemFailures</c>, which requires its provisioned mode:
/// https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [KafkaHandler]
/// public static void Handle(string key, Order? order) =>   // called once for each record
///     Console.WriteLine(order is null ? $"{key} is deleted" : $"{key}: ships {order.Id}");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class KafkaHandlerAttribute : BatchHandlerAttribute
{
    /// <summary>
    /// The name of the topic, for templates, and for the selection of a handler by the event, with <c>_HANDLER=*</c>. <see langword="null"/> for any topic. It does not
    /// connect the topic to the function: an event source mapping does.
    /// </summary>
    public string? Topic { get; set; }

    /// <summary>When the invocation fails instead of listing the records that have failed; the default is <see cref="FailInvocation.Never"/>.</summary>
    public FailInvocation FailInvocation { get; set; }

    /// <summary>
    /// How many records are handled at once; the default is 1. More than one requires that the method returns a task. Records of the same partition are handled one after
    /// the other.
    /// </summary>
    public int MaxConcurrency { get; set; }
}
