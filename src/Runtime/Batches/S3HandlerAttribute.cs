using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks a method that handles one record of a notification of Amazon S3. The source generator adds the rest of the program.</summary>
/// <remarks>
/// <para>
/// The method is declared like one with <see cref="LambdaHandlerAttribute"/>, and returns nothing, a task, or a value task. Its parameters, in any order:
/// </para>
/// <list type="bullet">
/// <item><description><c>S3Record</c> of <c>Lambda.Runtime.Events</c>: what happened to an object;</description></item>
/// <item><description><see cref="LambdaContext"/>, <see cref="CancellationToken"/> and services.</description></item>
/// </list>
/// <para>
/// The service invokes the function asynchronously, with one record as a rule, and takes no list of failures. So all records are handled, and the invocation fails with a
/// <see cref="BatchFailedException"/> if one of them has failed; Lambda invokes the function twice more with the same event:
/// https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [S3Handler]
/// public static void Handle(S3Record record) => Console.WriteLine($"{record.EventName} {record.S3.Object.Key}");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class S3HandlerAttribute : BatchHandlerAttribute
{
    /// <summary>The name of the bucket, for templates and <c>_HANDLER=*</c>. <see langword="null"/> for any bucket. It does not connect the bucket to the function.</summary>
    public string? Bucket { get; set; }
}
