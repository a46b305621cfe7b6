using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime;

/// <summary>Describes one invocation and its function: IDs, ARN, deadline, caller.</summary>
/// <remarks>
/// Created on first use: by a handler with a parameter of this type, a cancellation token, middleware, or injected loggers. It holds the headers
/// of the event as they were received; each string is created when it is read. Immutable: it may be kept after the invocation, and used
/// from any thread.
/// </remarks>
/// <example>
/// <code>
/// [LambdaHandler]
/// public static string Describe(Order order, LambdaContext context) => $"{order.Id} in the invocation {context.AwsRequestId}";
/// </code>
/// </example>
public sealed class LambdaContext
{
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(15);

    private readonly byte[] _headers;
    private readonly LambdaEnvironment _environment;
    private readonly FunctionLog _log;
    private readonly DateTimeOffset _received;
    private ILogger? _logger;

    internal LambdaContext(byte[] headers, LambdaEnvironment environment, FunctionLog log)
    {
        _headers = headers;
        _environment = environment;
        _log = log;
        _received = Now;
    }

    /// <summary>
    /// The context of the invocation whose handler uses the console, which includes scripts: see <see cref="Payload.Console"/>.
    /// <see langword="null"/> outside such a handler; other handlers take the context as a parameter.
    /// </summary>
    public static LambdaContext? Current => ConsoleInvocation?.Context;

    /// <summary>The invocation whose handler uses the console.</summary>
    internal static Invocation? ConsoleInvocation { get; set; }

    /// <summary>The request ID of the invocation, as in the logs of the service.</summary>
    public string AwsRequestId => Header(RuntimeApiHeaders.RequestId) ?? "";

    /// <summary>The ARN by which the function was invoked, with an alias or version if the caller specified one; empty if unknown.</summary>
    public string InvokedFunctionArn => Header(RuntimeApiHeaders.FunctionArn) ?? "";

    /// <summary>The function's name; empty if unknown.</summary>
    public string FunctionName => _environment.FunctionName ?? "";

    /// <summary>The function's version, such as <c>$LATEST</c>; empty if unknown.</summary>
    public string FunctionVersion => _environment.FunctionVersion ?? "";

    /// <summary>The memory that the function may use, in MB; 0 if unknown.</summary>
    public int MemoryLimitInMB =>
        int.TryParse(_environment.MemorySize, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0;

    /// <summary>The CloudWatch log group that the function logs to; empty if unknown.</summary>
    public string LogGroupName => _environment.LogGroupName ?? "";

    /// <summary>The CloudWatch log stream that this execution environment logs to; empty if unknown.</summary>
    public string LogStreamName => _environment.LogStreamName ?? "";

    /// <summary>The X-Ray trace header, <c>Root=…;Parent=…;Sampled=…</c>; <see langword="null"/> if the service sent none.</summary>
    public string? TraceId => Header(RuntimeApiHeaders.TraceId);

    /// <summary>The tenant that invoked a function with tenant isolation; <see langword="null"/> for every other function.</summary>
    public string? TenantId => Header(RuntimeApiHeaders.TenantId);

    /// <summary>The client context that the caller sent; <see langword="null"/> if it sent none.</summary>
    /// <exception cref="FormatException">The caller sent something other than a JSON object. Only this property fails.</exception>
    public ClientContext? ClientContext => Parse(RuntimeApiHeaders.ClientContext, "the client context", static root => new ClientContext(root.Clone()));

    /// <summary>The Amazon Cognito identity of the caller; <see langword="null"/> if the service sent none.</summary>
    /// <exception cref="FormatException">The identity is not a JSON object. Only this property fails.</exception>
    public CognitoIdentity? Identity =>
        Parse(
            RuntimeApiHeaders.CognitoIdentity,
            "the Cognito identity",
            static root => new CognitoIdentity(Text(root, "cognitoIdentityId"), Text(root, "cognitoIdentityPoolId")));

    /// <summary>
    /// The time at which the service ends the invocation, in UTC. If the service did not send it, 15 minutes after receipt, the longest timeout of a function.
    /// </summary>
    public DateTimeOffset Deadline
    {
        get
        {
            ReadOnlySpan<byte> value = new HeaderBlock(_headers).Value(RuntimeApiHeaders.Deadline);
            bool known = Utf8Parser.TryParse(value, out long milliseconds, out int consumed) && consumed == value.Length;
            return known && milliseconds >= 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : _received + MaxTimeout;
        }
    }

    /// <summary>The time until <see cref="Deadline"/>; zero if it has passed.</summary>
    /// <example>
    /// <code>
    /// [LambdaHandler]
    /// public static int Process(Order[] orders, LambdaContext context)
    /// {
    ///     int done = 0;
    ///     while (done &lt; orders.Length &amp;&amp; context.RemainingTime > TimeSpan.FromSeconds(5))
    ///         Console.WriteLine(orders[done++].Id);
    ///     return done;   // the caller sends the others again
    /// }
    /// </code>
    /// </example>
    public TimeSpan RemainingTime
    {
        get
        {
            TimeSpan remaining = Deadline - Now;
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    /// <summary>The time between the receipt of the invocation and <see cref="Deadline"/>; zero if that was before.</summary>
    internal TimeSpan TotalTime
    {
        get
        {
            TimeSpan total = Deadline - _received;
            return total > TimeSpan.Zero ? total : TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Logs with the IDs of this invocation, in the format of <c>AWS_LAMBDA_LOG_FORMAT</c>, from the level of
    /// <c>AWS_LAMBDA_LOG_LEVEL</c>.
    /// </summary>
    /// <remarks>
    /// May be kept, and used from any thread. Each record is written in one piece, on the thread that logs it. A record below the level allocates nothing.
    /// </remarks>
    /// <example>
    /// <code>
    /// [LambdaHandler]
    /// public static void Store(Order order, LambdaContext context) => context.Logger.LogInformation("stores {Order}", order.Id);
    /// </code>
    /// </example>
    public ILogger Logger => _logger ??= new LambdaLogger(_log, _headers, category: null, _log.MinRank);

    /// <summary>The lines of the event's headers.</summary>
    internal byte[] HeaderBytes => _headers;

    /// <summary>The token of the handler, which is canceled before the deadline; one that never is, if it takes none.</summary>
    internal CancellationToken HandlerToken { get; set; }

    internal TimeProvider? Time => _environment.Time;

    internal LambdaEnvironment Environment => _environment;

    internal DateTimeOffset Now => _environment.Time is { } time ? time.GetUtcNow() : DateTimeOffset.UtcNow;

    /// <summary>Gets a header that the Runtime API sent with the event, for data without a property here.</summary>
    /// <param name="name">The name of the header, in any case; ASCII.</param>
    /// <returns>Its value; <see langword="null"/> if it is missing or empty.</returns>
    public string? GetHeader(string name) => Header(Encoding.UTF8.GetBytes(name));

    /// <summary>Logs what happened to a part of the invocation.</summary>
    /// <param name="level">The name of the level, in capitals.</param>
    /// <param name="message">The text; with an exception, what comes before it.</param>
    /// <param name="error">The exception, if there is one.</param>
    /// <param name="errorType">The error type of the exception; <see langword="null"/> for its own.</param>
    internal void Log(string level, string message, Exception? error, string? errorType = null) =>
        RuntimeLog.Write(_log, level, new HeaderBlock(_headers), message, error is null ? null : FunctionError.From(error, errorType));

    // As text, or in base64, as callers send it: on Managed Instances it can arrive like that.
    private T? Parse<T>(ReadOnlySpan<byte> header, string what, Func<JsonElement, T> read)
        where T : class
    {
        ReadOnlySpan<byte> value = new HeaderBlock(_headers).Value(header);
        if (value.IsEmpty)
            return null;
        try
        {
            using var document = JsonDocument.Parse(value[0] == '{' ? value.ToArray() : Convert.FromBase64String(Encoding.UTF8.GetString(value)));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Reported below, with the text. Invalid Unicode is found when a string is read, as an InvalidOperationException.
        }

        throw new FormatException($"The invocation came with {what} {Excerpt.From(value)}; expected a JSON object, as text or in base64.");
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private string? Header(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> value = new HeaderBlock(_headers).Value(name);
        return value.IsEmpty ? null : Encoding.UTF8.GetString(value);
    }
}
