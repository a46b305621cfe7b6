using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a method as a Lambda function's handler. The source generator writes the program around it.
/// </summary>
/// <remarks>
/// <para>
/// The method is accessible from its assembly (<c>public</c> or <c>internal</c>, in types that are) and not generic. It is static, or
/// of a class that is made once, before the first event, and whose constructor's parameters are services.
/// </para>
/// <para>Its parameters, in any order, each at most once but for services:</para>
/// <list type="bullet">
/// <item><description>a JSON type: the event, typed;</description></item>
/// <item><description><c>ReadOnlyMemory&lt;byte&gt;</c>, <c>byte[]</c>, <see cref="Stream"/>: the event's bytes;</description></item>
/// <item><description><see cref="string"/> with <see cref="Payload.Text"/>: the event as text;</description></item>
/// <item><description><see cref="TextReader"/>: the event as text, to be read from;</description></item>
/// <item><description><see cref="LambdaContext"/>: what is known about this invocation;</description></item>
/// <item><description><see cref="CancellationToken"/>: cancelled shortly before the deadline;</description></item>
/// <item><description>any type with <see cref="FromServicesAttribute"/> or <c>[FromKeyedServices]</c>: a service;</description></item>
/// <item><description><see cref="LambdaResponseStream"/>: the answer, which is sent while it is written;</description></item>
/// <item><description><see cref="TextWriter"/>: the answer as text, sent when the handler is done.</description></item>
/// </list>
/// <para>It returns one of these, bare or in <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>:</para>
/// <list type="bullet">
/// <item><description>nothing: the answer is the JSON value <c>null</c>, or what the method has written;</description></item>
/// <item><description>a JSON type: the answer, as JSON;</description></item>
/// <item><description><c>byte[]</c>, <c>ReadOnlyMemory&lt;byte&gt;</c>, <see cref="Stream"/>: the answer's bytes;</description></item>
/// <item><description><see cref="string"/> with <see cref="Payload.Text"/>: the answer as text;</description></item>
/// <item><description><see cref="IAsyncEnumerable{T}"/>: sent element by element: bytes and texts as they are, anything else as a line of JSON.</description></item>
/// </list>
/// <para>
/// Anything else is a compile-time error at the method. The attribute itself is conditional: it is read by the compiler and is
/// not in the binary.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaHandlerAttribute : Attribute
{
    /// <summary>Marks a handler that <c>_HANDLER</c> names by its method.</summary>
    public LambdaHandlerAttribute()
    {
    }

    /// <summary>Marks a handler with a name of its own.</summary>
    /// <param name="name">The name that <c>_HANDLER</c> may hold, instead of the method's name. Not empty, no white space.</param>
    public LambdaHandlerAttribute(string name) => Name = name;

    /// <summary>The handler's own name; <see langword="null"/> when it goes by its method's name.</summary>
    public string? Name { get; }

    /// <summary>What event and result are on the wire; <see cref="Payload.Json"/> unless set.</summary>
    public Payload Payload { get; set; }

    /// <summary>
    /// How long before the deadline the handler's <see cref="CancellationToken"/> is cancelled, in milliseconds; 500 unless set. The
    /// variable <c>LAMBDA_CANCELLATION_MARGIN</c> outweighs it. It is never more than half of the time that an invocation has.
    /// </summary>
    public int CancellationMarginMilliseconds { get; set; }
}
