using System.Diagnostics;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Tracing;

namespace Lambda.Runtime;

/// <summary>Creates a span for each invocation, with the OpenTelemetry attributes for functions: <c>[assembly: LambdaMiddleware&lt;LambdaTracing&gt;]</c>.</summary>
/// <remarks>
/// With <c>PerRecord</c>, it creates one for each record of a batch, with the attributes for messages and a link to the span of the sender.
/// The span is an <see cref="Activity"/> of the source <see cref="SourceName"/>, current while the handler runs, and ends before the response
/// is sent. Its parent is that of the X-Ray trace header. Without a listener, nothing is allocated.
/// </remarks>
/// <example>
/// <code>
/// [assembly: LambdaMiddleware&lt;LambdaTracing>]
///
/// public static class Functions
/// {
///     [LambdaHandler]
///     public static string Handle(Order order)
///     {
///         Activity.Current?.SetTag("order.id", order.Id);   // null if nothing listens to LambdaTracing.SourceName
///         return order.Id;
///     }
/// }
/// </code>
/// </example>
public sealed class LambdaTracing : ILambdaMiddleware
{
    /// <summary>The name of the activity source, for listeners.</summary>
    public const string SourceName = "Lambda.Runtime";

    private const int MinServerError = 500;

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
        using Activity? activity = invocation.Record is { } record ? Start(record) : Start(invocation.Context, isCold);
        try
        {
            await next(invocation).ConfigureAwait(false);
            if (invocation.Request is { } request && activity is not null)
                Describe(activity, request, request.Status);
        }
        catch (Exception e) when (activity is not null)
        {
            int status = invocation.Request?.StatusOf(e) ?? 0;
            if (status is 0 or >= MinServerError)
                Fail(activity, e);
            if (invocation.Request is { } request)
                Describe(activity, request, status);
            throw;
        }
    }

    private static Activity? Start(LambdaContext context, bool isCold)
    {
        string name = context.FunctionName.Length > 0 ? context.FunctionName : "function";
        Activity? activity = Source.StartActivity(name, ActivityKind.Server, XRayParent.Parse(context.TraceId));
        if (activity is { IsAllDataRequested: true })
            Describe(activity, context, isCold);
        return activity;
    }

    /// <summary>Starts the span of a record. Its parent is that of the invocation, if there is one; the span of its sender is linked, because a batch has several.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/</remarks>
    private static Activity? Start(LambdaRecord record)
    {
        ActivityContext sender = XRayParent.Parse(record.TraceHeader);
        string? destination = DestinationOf(record);
        Activity? activity = Source.StartActivity(
            ActivityKind.Consumer, links: sender == default ? null : [new ActivityLink(sender)], name: destination is null ? "process" : $"process {destination}");
        if (activity is not { IsAllDataRequested: true })
            return activity;
        activity.SetTag("messaging.operation.type", "process");
        if (record.Partition is { } partition)
        {
            activity.SetTag("messaging.destination.partition.id", partition[(partition.LastIndexOf('-') + 1)..]);
            activity.SetTag("messaging.kafka.offset", record.Offset);
        }
        else
        {
            activity.SetTag("messaging.message.id", record.Id);
        }

        if (destination is not null)
        {
            activity.SetTag("messaging.system", record.Partition is null ? "aws_sqs" : "kafka");
            activity.SetTag("messaging.destination.name", destination);
        }

        return activity;
    }

    /// <summary>The topic or the queue.</summary>
    private static string? DestinationOf(LambdaRecord record) =>
        record.Partition is { } partition ? partition[..Math.Max(partition.LastIndexOf('-'), 0)] : record.SourceArn?[(record.SourceArn.LastIndexOf(':') + 1)..];

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

    /// <remarks>
    /// https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server: the route is known after the handler was called, and a route keeps the number of names small.
    /// </remarks>
    private static void Describe(Activity activity, IInvocationRequest request, int status)
    {
        activity.DisplayName = request.Route is { } route ? $"{request.Method} {route}" : request.Method;
        if (!activity.IsAllDataRequested)
            return;
        activity.SetTag("faas.trigger", "http");
        activity.SetTag("http.request.method", request.Method);
        activity.SetTag("http.route", request.Route);
        activity.SetTag("http.response.status_code", status);
        if (status >= MinServerError)
            activity.SetStatus(ActivityStatusCode.Error);
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
