using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a method that handles one log event of a log group of Amazon CloudWatch Logs to which the function is subscribed. The source generator adds the rest of the
/// program, including the loop over the log events.
/// </summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns nothing, a task, or a value task. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description>a JSON type, <see cref="string"/> or <c>byte[]</c>: the text of the log event;</description></item>
/// <item><description><c>CloudWatchLogEvent</c> of <c>Lambda.Runtime.Events</c>: the log event;</description></item>
/// <item><description><c>CloudWatchLogsSource</c> of <c>Lambda.Runtime.Events</c>: the log group and the log stream;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services: each log event has its own scope.</description></item>
/// </list>
/// <para>
/// The service invokes the function asynchronously, and takes no list of failures. So all log events are handled, and the invocation fails with a
/// <see cref="BatchFailedException"/> if one of them has failed; Lambda invokes the function twice more with the same event. Checks of the subscription succeed
/// without a call: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [LogsHandler]
/// public static void Handle(string message) => Console.WriteLine($"found {message}");   // called once for each log event
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LogsHandlerAttribute : BatchHandlerAttribute
{
    /// <summary>The name of the log group, for templates. <see langword="null"/> for any log group. It does not subscribe the function.</summary>
    public string? LogGroup { get; set; }

    /// <summary>How many log events are handled at once; the default is 1. More than one requires that the method returns a task.</summary>
    public int MaxConcurrency { get; set; }
}
