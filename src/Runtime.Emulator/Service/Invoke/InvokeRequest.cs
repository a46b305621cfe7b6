using Lambda.Runtime.Testing.RuntimeApi;
using Lambda.Runtime.Testing.Streaming;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Testing.Service;

/// <summary>A request to invoke a function, checked.</summary>
internal sealed class InvokeRequest
{
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
            _payload = EventPayload.Read(request, body, type),
            // The service passes it on to those only who wait.
            _clientContext = type == InvocationType.Event ? null : CallerHeaders.ReadClientContext(request.Headers[ServiceHeaders.ClientContext]),
            _tenantId = CallerHeaders.ReadTenantId(request.Headers[ServiceHeaders.TenantId]),
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
}
