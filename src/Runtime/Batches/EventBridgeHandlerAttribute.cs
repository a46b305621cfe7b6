using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks a method that handles events of Amazon EventBridge. The source generator adds the rest of the program.</summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns nothing, a task, or a value task. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description>a JSON type, <see cref="string"/> or <c>byte[]</c>: the <c>detail</c> of the event, or its JSON;</description></item>
/// <item><description><c>EventBridgeEvent&lt;TDetail></c> or <c>EventBridgeEvent</c> of <c>Lambda.Runtime.Events</c>: the event;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services.</description></item>
/// </list>
/// <para>
/// If the method throws, the invocation fails with a <see cref="BatchFailedException"/>, and Lambda invokes the function twice more with the same event. A rule with an
/// input transformer sends other JSON, for which <see cref="LambdaHandlerAttribute"/> is: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
/// </para>
/// </remarks>
/// <param name="detailType">The only <c>detail-type</c> that the method takes: any other is an error. <see langword="null"/> for any.</param>
/// <example>
/// <code>
/// [EventBridgeHandler("order-placed")]
/// public static void Handle(Order order) => Console.WriteLine($"confirms {order.Id}");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class EventBridgeHandlerAttribute(string? detailType = null) : BatchHandlerAttribute
{
    /// <summary>The only <c>detail-type</c> that the method takes; <see langword="null"/> for any.</summary>
    public string? DetailType { get; } = detailType;
}
