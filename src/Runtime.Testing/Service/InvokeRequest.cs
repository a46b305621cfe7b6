using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lambda.Runtime.Testing.RuntimeApi;
using Lambda.Runtime.Testing.Streaming;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lambda.Runtime.Testing.Service;

/// <summary>A request to invoke a function, checked.</summary>
internal sealed partial class InvokeRequest
{
    private static readonly string[] ContentTypes =
    [
        "application/json", "application/octet-stream", "application/x-amz-json-1.0", "application/x-amz-json-1.1",
        // What curl sends with -d.
        "application/x-www-form-urlencoded",
    ];

    private ReadOnlyMemory<byte> _payload;
    private FunctionReference _reference = null!;
    private string? _clientContext;
    private string? _tenantId;
    private string? _traceId;

    private InvokeRequest(IServedFunction function) => Function = function;

    public IServedFunction Function { get; }

    public InvocationType Type { get; private init; }

    /// <summary>Whether the caller asks for the end of the log.</summary>
    public bool WantsLog { get; private init; }

    /// <param name="http">The request.</param>
    /// <param name="name">The function in its path.</param>
    /// <param name="functions">Those that there are.</param>
    /// <param name="types">The invocation types that the operation has.</param>
    /// <exception cref="ServiceErrorException">The request is refused.</exception>
    public static async Task<InvokeRequest> ReadAsync(
        HttpContext http, string name, ServedFunctions functions, IReadOnlyList<InvocationType> types)
    {
        HttpRequest request = http.Request;
        // First, because the reply to an unread body is a reset connection to some clients.
        RequestBody body = await RequestBody.ReadAsync(http);
        if (body.Truncated)
            throw ServiceErrorException.InvalidRequestContent($"The request ended early, after {body.Length} bytes.");

        InvocationType type = OneOf(request, ServiceHeaders.InvocationType, "invocationType", [.. types.Select(each => (each.ToString(), each))]);
        bool wantsLog = OneOf(request, ServiceHeaders.LogType, "logType", ("None", false), ("Tail", true));
        var reference = FunctionReference.Parse(name, request.Query["Qualifier"]);
        IServedFunction function = reference.In(functions);
        return new InvokeRequest(function)
        {
            Type = type,
            WantsLog = wantsLog,
            _reference = reference,
            _payload = ReadEvent(request, body, type),
            // The service passes it on to those only who wait.
            _clientContext = type == InvocationType.Event ? null : ReadClientContext(request.Headers[ServiceHeaders.ClientContext]),
            _tenantId = ReadTenantId(request.Headers[ServiceHeaders.TenantId]),
            _traceId = request.Headers[ServiceHeaders.TraceId],
        };
    }

    public InvocationRequest ToInvocation(string requestId, TimeProvider time) => new(_payload)
    {
        RequestId = requestId,
        Qualifier = _reference.Qualifier,
        ClientContext = _clientContext,
        TenantId = _tenantId,
        TraceId = TraceHeader.Continue(_traceId, time.GetUtcNow()),
        // To this caller the prelude of an HTTP answer is bytes like the rest.
        StreamSink = StreamSink.Default with { ReadsPrelude = false },
    };

    /// <exception cref="ServiceErrorException">The function is not there any more, or takes no event.</exception>
    public async Task<InvocationOutcome> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Function.InvokeAsync(request, cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            throw ServiceErrorException.Failure($"The function {_reference.Name} has been ended or replaced meanwhile. Invoke it again.");
        }
        catch (InvalidOperationException exception)
        {
            throw ServiceErrorException.Failure(exception.Message);
        }
    }

    private static T OneOf<T>(HttpRequest request, string header, string member, params (string Name, T Value)[] values)
    {
        string? text = request.Headers[header];
        if (string.IsNullOrEmpty(text))
            return values[0].Value;

        foreach ((string name, T value) in values)
        {
            if (name == text)
                return value;
        }

        string names = string.Join(", ", values.Select(value => value.Name));
        throw ServiceErrorException.Validation(member, text, $"enum value set: [{names}]");
    }

    private static ReadOnlyMemory<byte> ReadEvent(HttpRequest request, RequestBody body, InvocationType type)
    {
        int limit = type == InvocationType.Event ? ServiceLimits.MaxAsynchronousEventBytes : ServiceLimits.MaxEventBytes;
        if (body.Length > limit)
            throw ServiceErrorException.RequestTooLarge(body.Length, type.ToString(), limit);

        if (request.ContentType is { Length: > 0 } contentType && !IsJson(contentType))
            throw ServiceErrorException.UnsupportedMediaType(contentType);

        // Who sends no event sends an empty one.
        if (body.Length == 0)
            return "{}"u8.ToArray();

        try
        {
            var reader = new Utf8JsonReader(body.Bytes.Span, new JsonReaderOptions { MaxDepth = ServiceLimits.MaxJsonDepth });
            while (reader.Read())
            {
            }

            return body.Bytes;
        }
        catch (JsonException exception)
        {
            throw ServiceErrorException.InvalidRequestContent($"Could not parse request body into json: {exception.Message}");
        }
    }

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && (ContentTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));

    // Base64 of a JSON object; written anew, because its line breaks and letters are none for a header.
    private static string? ReadClientContext(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;

        if (header.Length > ServiceLimits.MaxClientContextBytes)
        {
            throw ServiceErrorException.InvalidRequestContent(
                $"Client context must be at most {ServiceLimits.MaxClientContextBytes} bytes of base64; it has {header.Length}.");
        }

        try
        {
            using JsonDocument context = JsonDocument.Parse(Convert.FromBase64String(header));
            if (context.RootElement.ValueKind == JsonValueKind.Object)
                return JsonSerializer.Serialize(context.RootElement);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            // Said below.
        }

        throw ServiceErrorException.InvalidRequestContent("Client context must be a valid Base64-encoded JSON object.");
    }

    private static string? ReadTenantId(string? header)
    {
        if (header is null)
            return null;

        return TenantPattern().IsMatch(header)
            ? header
            : throw ServiceErrorException.Validation("tenantId", header, $"regular expression pattern: {TenantPattern()}");
    }

    [GeneratedRegex(@"^[a-zA-Z0-9._:/=+\-@ ]{1,256}\z")]
    private static partial Regex TenantPattern();
}
