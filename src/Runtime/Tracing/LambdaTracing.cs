using System.Diagnostics;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Tracing;

namespace Lambda.Runtime;

/// <summary>Creates a span for each invocation, with the OpenTelemetry attributes for functions: <c>[assembly: LambdaMiddleware&lt;LambdaTracing&gt;]</c>.</summary>
/// <remarks>
/// The span is an <see cref="Activity"/> of the source <see cref="SourceName"/>, current while the handler runs, and ends before the response
/// is sent. Its parent is that of the X-Ray trace header. Without a listener, nothing is allocated.
/// </remarks>
public sealed class LambdaTracing : ILambdaMiddleware
{
    /// <summary>The name of the activity source, for listeners.</summary>
    public const string SourceName = "Lambda.Runtime";

    private static readonly ActivitySource Source = new(SourceName);

    private bool _isWarm;

    /// <inheritdoc/>
    public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
    {
        bool isCold = !Interlocked.Exchange(ref _isWarm, true);
        return Source.HasListeners() ? TraceAsync(invocation, next, isCold) : next(invocation);
    }

    private static async ValueTask TraceAsync(Invocation invocation, InvocationDelegate next, bool isCold)
    {
        LambdaContext context = invocation.Context;
        string name = context.FunctionName.Length > 0 ? context.FunctionName : "function";
        using Activity? activity = Source.StartActivity(name, ActivityKind.Server, XRayParent.Parse(context.TraceId));
        if (activity is { IsAllDataRequested: true })
            Describe(activity, context, isCold);
        try
        {
            await next(invocation).ConfigureAwait(false);
        }
        catch (Exception e) when (activity is not null)
        {
            Fail(activity, e);
            throw;
        }
    }

    /// <remarks>https://opentelemetry.io/docs/specs/semconv/faas/aws-lambda/</remarks>
    private static void Describe(Activity activity, LambdaContext context, bool isCold)
    {
        activity.SetTag("faas.invocation_id", context.AwsRequestId);
        activity.SetTag("faas.coldstart", isCold);
        if (InvokedArn.Parse(context.InvokedFunctionArn) is not { } arn)
            return;
        activity.SetTag("aws.lambda.invoked_arn", context.InvokedFunctionArn);
        activity.SetTag("cloud.account.id", arn.Account);
        activity.SetTag("cloud.resource_id", arn.Resource(context.FunctionVersion));
    }

    /// <remarks>https://opentelemetry.io/docs/specs/semconv/general/recording-errors/. Activity.AddException would fail for an exception whose ToString throws.</remarks>
    private static void Fail(Activity activity, Exception exception)
    {
        var error = FunctionError.From(exception);
        string type = exception.GetType().FullName ?? error.Type;
        activity.SetStatus(ActivityStatusCode.Error, error.Message);
        activity.SetTag("error.type", type);
        activity.AddEvent(new ActivityEvent("exception", tags: new ActivityTagsCollection
        {
            ["exception.type"] = type,
            ["exception.message"] = error.Message,
            ["exception.stacktrace"] = error.ToString(),
        }));
    }
}
