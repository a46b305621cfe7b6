using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>A caller's request to <c>Invoke</c> or <c>InvokeWithResponseStream</c>, validated: the function, the invocation, and how the caller wants the result.</summary>
internal sealed class InvokeApiRequest
{
    private InvokeApiRequest(IInvocableFunction function, InvocationRequest invocation)
    {
        Function = function;
        Invocation = invocation;
    }

    public IInvocableFunction Function { get; }

    /// <summary>The request that the function gets.</summary>
    public InvocationRequest Invocation { get; }

    public InvocationType Type { get; private init; }

    /// <summary>Whether the caller requests the end of the log.</summary>
    public bool WantsLog { get; private init; }

    /// <param name="http">The request.</param>
    /// <param name="name">The function in the request's path.</param>
    /// <param name="functions">The functions by name.</param>
    /// <param name="requestId">The invocation's ID.</param>
    /// <param name="time">The clock for a new trace.</param>
    /// <param name="types">The invocation types that the operation supports.</param>
    /// <exception cref="ServiceErrorException">The request is refused.</exception>
    public static async Task<InvokeApiRequest> ReadAsync(
        HttpContext http, string name, FunctionRegistry functions, string requestId, TimeProvider time, IReadOnlyList<InvocationType> types)
    {
        HttpRequest request = http.Request;
        // First, because some clients see a reset connection if they get a response before they have sent their body.
        RequestBody body = await RequestBody.ReadAsync(http, ServiceLimits.MaxEventBytes);
        if (body.IsTruncated)
            throw ServiceErrorException.InvalidRequestContent($"The request ended early, after {body.Length} bytes.");

        InvocationType type = ReadChoice(request, ServiceHeaders.InvocationType, "invocationType", [.. types.Select(each => (each.ToString(), each))]);
        bool wantsLog = ReadChoice(request, ServiceHeaders.LogType, "logType", ("None", false), ("Tail", true));
        var reference = FunctionReference.Parse(name, request.Query["Qualifier"]);
        IInvocableFunction function = reference.FindIn(functions);
        var invocation = new InvocationRequest(EventPayload.Read(request, body, type))
        {
            RequestId = requestId,
            Qualifier = reference.Qualifier,
            // The service passes it on only if the caller waits.
            ClientContext = type == InvocationType.Event ? null : CallerHeaders.ReadClientContext(request.Headers[ServiceHeaders.ClientContext]),
            TenantId = CallerHeaders.ReadTenantId(request.Headers[ServiceHeaders.TenantId]),
            TraceId = TraceHeader.Continue(request.Headers[ServiceHeaders.TraceId], time.GetUtcNow()),
            // For callers of the API, the prelude of an HTTP response is part of the body.
            StreamSink = StreamSink.Default with { ReadsPrelude = false },
        };
        return new InvokeApiRequest(function, invocation) { Type = type, WantsLog = wantsLog };
    }

    /// <exception cref="ServiceErrorException">The function was disposed, or cannot take an event.</exception>
    public async Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Function.InvokeAsync(request, cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            throw ServiceErrorException.Failure($"The function {Function.Configuration.FunctionName} was ended or replaced in the meantime. Invoke it again.");
        }
        catch (InvalidOperationException exception)
        {
            throw ServiceErrorException.Failure(exception.Message);
        }
    }

    private static T ReadChoice<T>(HttpRequest request, string header, string member, params (string Name, T Value)[] values)
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
