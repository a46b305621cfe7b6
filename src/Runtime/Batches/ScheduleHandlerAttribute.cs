using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks a method that a schedule calls, of Amazon EventBridge Scheduler or of a rule. The source generator adds the rest of the program.</summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns nothing, a task, or a value task. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description>a JSON type, <see cref="string"/> or <c>byte[]</c>: the input that is configured for the schedule, a JSON object;</description></item>
/// <item><description><c>ScheduledEvent</c> of <c>Lambda.Runtime.Events</c>: what a schedule without an input sends;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services.</description></item>
/// </list>
/// <para>
/// If the method throws, the invocation fails with a <see cref="BatchFailedException"/>, and Lambda invokes the function twice more with the same event:
/// https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [ScheduleHandler]
/// public static void Clean() => Console.WriteLine("removes what has expired");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class ScheduleHandlerAttribute : BatchHandlerAttribute;
