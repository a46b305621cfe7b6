using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime;

/// <summary>What is known about one invocation, and about the function it belongs to.</summary>
/// <remarks>
/// Made only for a handler that has such a parameter. It holds the invocation's headers as they were received, and each string is
/// made when it is read. It is immutable, and may be kept after the invocation and used from any thread.
/// </remarks>
public sealed class LambdaContext
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(15);

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
    /// The context of the invocation that has the console: while a handler with <see cref="Payload.Console"/> runs, and so in a script.
    /// <see langword="null"/> otherwise, where a handler takes its context as a parameter.
    /// </summary>
    public static LambdaContext? Current => ConsolePayload.Context;

    /// <summary>The invocation's id, as in the service's logs.</summary>
    public string AwsRequestId => Header(RuntimeApiHeaders.RequestId) ?? "";

    /// <summary>The ARN that the function was invoked by, with its alias or version if the caller gave one; empty if unknown.</summary>
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

    /// <summary>The CloudWatch log stream that this instance of the function logs to; empty if unknown.</summary>
    public string LogStreamName => _environment.LogStreamName ?? "";

    /// <summary>The X-Ray trace header, <c>Root=…;Parent=…;Sampled=…</c>; <see langword="null"/> when there is none.</summary>
    public string? TraceId => Header(RuntimeApiHeaders.TraceId);

    /// <summary>The tenant that invoked a function with tenant isolation; <see langword="null"/> for every other function.</summary>
    public string? TenantId => Header(RuntimeApiHeaders.TenantId);

    /// <summary>What the caller said of itself; <see langword="null"/> when it said nothing.</summary>
    /// <exception cref="FormatException">The caller sent something else than a JSON object. Nothing but this property fails by it.</exception>
    public ClientContext? ClientContext => Parse(RuntimeApiHeaders.ClientContext, "the client context", static root => new ClientContext(root.Clone()));

    /// <summary>Who the caller is, by Amazon Cognito; <see langword="null"/> when it is not known.</summary>
    /// <exception cref="FormatException">The identity is no JSON object. Nothing but this property fails by it.</exception>
    public CognitoIdentity? Identity =>
        Parse(
            RuntimeApiHeaders.CognitoIdentity,
            "the Cognito identity",
            static root => new CognitoIdentity(Text(root, "cognitoIdentityId"), Text(root, "cognitoIdentityPoolId")));

    /// <summary>
    /// When the service ends the invocation, in UTC. If the service did not say, 15 minutes from receipt, the longest time-out there is.
    /// </summary>
    public DateTimeOffset Deadline
    {
        get
        {
            ReadOnlySpan<byte> value = new HeaderBlock(_headers).Value(RuntimeApiHeaders.Deadline);
            bool known = Utf8Parser.TryParse(value, out long milliseconds, out int consumed) && consumed == value.Length;
            return known && milliseconds >= 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : _received + LongestTimeout;
        }
    }

    /// <summary>The time that is left until <see cref="Deadline"/>; zero once it has passed.</summary>
    public TimeSpan RemainingTime
    {
        get
        {
            TimeSpan remaining = Deadline - Now;
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Logs with the ids of this invocation, as text or JSON by <c>AWS_LAMBDA_LOG_FORMAT</c> and from the level
    /// <c>AWS_LAMBDA_LOG_LEVEL</c> on.
    /// </summary>
    /// <remarks>
    /// May be kept and used from any thread. Each record is written in one piece, on the thread that logs it. What the level leaves out costs no allocation.
    /// </remarks>
    public ILogger Logger => _logger ??= new LambdaLogger(_log, this, category: null);

    internal HeaderBlock Headers => new(_headers);

    internal TimeProvider? Time => _environment.Time;

    private DateTimeOffset Now => _environment.Time is { } time ? time.GetUtcNow() : DateTimeOffset.UtcNow;

    /// <summary>A header of the event as the Runtime API sent it, for what has no property here.</summary>
    /// <param name="name">The header's name, in any case; ASCII.</param>
    /// <returns>Its value; <see langword="null"/> when it is missing or empty.</returns>
    public string? GetHeader(string name) => Header(Encoding.UTF8.GetBytes(name));

    private T? Parse<T>(ReadOnlySpan<byte> header, string what, Func<JsonElement, T> read)
        where T : class
    {
        ReadOnlySpan<byte> value = new HeaderBlock(_headers).Value(header);
        if (value.IsEmpty)
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(value.ToArray());
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Said below, with what was found. That a text in it is no Unicode shows when the text is read, and as the latter.
        }

        throw new FormatException($"The invocation came with {what} {Excerpt.Of(value)}; right would be a JSON object.");
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private string? Header(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> value = new HeaderBlock(_headers).Value(name);
        return value.IsEmpty ? null : Encoding.UTF8.GetString(value);
    }
}
