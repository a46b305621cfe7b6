using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a method as the handler of a Lambda function. The source generator adds the rest of the program.
/// </summary>
/// <remarks>
/// <para>
/// The method is <c>public</c> or <c>internal</c>, in types that are, and not generic. It is static, or a member of a class that is
/// created once, during initialization. The parameters of its constructor are services.
/// </para>
/// <para>Its parameters, in any order. Only services may occur more than once:</para>
/// <list type="bullet">
/// <item><description>a JSON type: the event;</description></item>
/// <item><description><c>ReadOnlyMemory&lt;byte&gt;</c>, <c>byte[]</c>, <see cref="Stream"/>: the bytes of the event;</description></item>
/// <item><description><see cref="string"/> with <see cref="Payload.Text"/>: the event as text;</description></item>
/// <item><description><see cref="TextReader"/>: the event as text;</description></item>
/// <item><description><see cref="LambdaContext"/>: the IDs, the deadline and the caller of the invocation;</description></item>
/// <item><description><see cref="CancellationToken"/>: canceled shortly before the deadline;</description></item>
/// <item><description>any type with <see cref="FromServicesAttribute"/> or <c>[FromKeyedServices]</c>: a service;</description></item>
/// <item><description><see cref="LambdaResponseStream"/>: the response, which is sent while it is written;</description></item>
/// <item><description><see cref="TextWriter"/>: the response as text, sent after the handler has returned.</description></item>
/// </list>
/// <para>Its return type, optionally in <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>:</para>
/// <list type="bullet">
/// <item><description>nothing: the response is the JSON value <c>null</c>, or what the method has written;</description></item>
/// <item><description>a JSON type: the response;</description></item>
/// <item><description><c>byte[]</c>, <c>ReadOnlyMemory&lt;byte&gt;</c>, <see cref="Stream"/>: the bytes of the response;</description></item>
/// <item><description><see cref="string"/> with <see cref="Payload.Text"/>: the response as text;</description></item>
/// <item><description><see cref="IAsyncEnumerable{T}"/>: sent element by element: bytes and strings unchanged, other types as one line of JSON each.</description></item>
/// </list>
/// <para>
/// Anything else is a compile-time error. The attribute is conditional: the generator reads it, and it is not in the binary.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// public record Person(string Name);
/// public record Greeting(string Message);
///
/// public static class Functions
/// {
///     [LambdaHandler]
///     public static Greeting Hello(Person person) => new($"Hello, {person.Name}!");
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaHandlerAttribute : Attribute
{
    /// <summary>Marks a handler that is named after its method.</summary>
    public LambdaHandlerAttribute()
    {
    }

    /// <summary>Marks a handler with a different name.</summary>
    /// <param name="name">The name for <c>_HANDLER</c>, instead of that of the method. Not empty, without white space.</param>
    /// <example>
    /// <code>
    /// [LambdaHandler("count-orders")]   // _HANDLER=count-orders
    /// public static int Count(Order[] orders) => orders.Length;
    /// </code>
    /// </example>
    public LambdaHandlerAttribute(string name) => Name = name;

    /// <summary>The name of the handler; <see langword="null"/> for that of the method.</summary>
    public string? Name { get; }

    /// <summary>The format of event and response; the default is <see cref="Payload.Json"/>.</summary>
    public Payload Payload { get; set; }

    /// <summary>
    /// How long before the deadline the <see cref="CancellationToken"/> of the handler is canceled, in milliseconds; the default is 500. The
    /// variable <c>LAMBDA_CANCELLATION_MARGIN</c> takes precedence. The margin is at most half of the time of an invocation.
    /// </summary>
    public int CancellationMarginMilliseconds { get; set; }
}
