using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks a method that handles one message of a topic of Amazon SNS. The source generator adds the rest of the program.</summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns nothing, a task, or a value task. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description>a JSON type, <see cref="string"/> or <c>byte[]</c>: the text of the message;</description></item>
/// <item><description><c>SnsRecord</c> of <c>Lambda.Runtime.Events</c>: the record with the message;</description></item>
/// <item><description>a parameter with <see cref="FromMessageAttributeAttribute"/>: a message attribute;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services.</description></item>
/// </list>
/// <para>
/// The service invokes the function asynchronously, with one record as a rule, and takes no list of failures. So all records are handled, and the invocation fails with a
/// <see cref="BatchFailedException"/> if one of them has failed; Lambda invokes the function twice more with the same event:
/// https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [SnsHandler]
/// public static void Handle(Order order) => Console.WriteLine($"announces {order.Id}");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class SnsHandlerAttribute : BatchHandlerAttribute
{
    /// <summary>The name of the topic, for templates and <c>_HANDLER=*</c>. <see langword="null"/> for any topic. It does not connect the topic to the function.</summary>
    public string? Topic { get; set; }

    /// <summary>What the payload is in; the default is <see cref="Envelope.Auto"/>.</summary>
    public Envelope Envelope { get; set; }
}
