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
/// <param name="expression">
/// When the schedule calls the method, for templates, such as <c>rate(1 hour)</c> or <c>cron(0 8 * * ? *)</c>: see <see cref="Expression"/>.
/// <see langword="null"/> if the deployment decides.
/// </param>
/// <example>
/// <code>
/// [ScheduleHandler("rate(1 hour)")]
/// public static void Clean() => Console.WriteLine("removes what has expired");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class ScheduleHandlerAttribute(string? expression = null) : BatchHandlerAttribute
{
    /// <summary>
    /// When the schedule calls the method, for templates, as Amazon EventBridge Scheduler writes it: <c>rate(1 hour)</c>, <c>cron(0 8 * * ? *)</c> or
    /// <c>at(2030-12-31T08:00:00)</c>. <see langword="null"/> if the deployment decides. It does not create the schedule.
    /// </summary>
    public string? Expression { get; } = expression;
}
