using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a parameter of a handler of single records that takes a message attribute: what the sender added to the message. For Apache Kafka, it is a header of the record; of
/// several with the same name, the last.
/// </summary>
/// <remarks>
/// The parameter is a <see cref="string"/> or <c>byte[]</c>. A nullable one is <see langword="null"/> if the message does not have the attribute; without it, any other
/// is an error of the message.
/// </remarks>
/// <param name="name">The name of the attribute, in its case.</param>
/// <example>
/// <code>
/// [SqsHandler]
/// public static void Handle(Order order, [FromMessageAttribute("tenant")] string? tenant) => Console.WriteLine($"{tenant}: {order.Id}");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromMessageAttributeAttribute(string name) : Attribute
{
    /// <summary>The name of the attribute.</summary>
    public string Name { get; } = name;
}
