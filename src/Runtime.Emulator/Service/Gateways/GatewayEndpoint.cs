using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Emulator.Service.AwsApis;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Gateways;

/// <summary>Converts an HTTP request into an event, and the function's response into an HTTP response.</summary>
/// <remarks>
/// If there is only one function, or only one with routes, all paths belong to it, except those of AWS's APIs: their clients would take its response
/// for that of AWS. Each function also has the paths below <c>/lambda-url/{name}</c>.
/// </remarks>
/// <param name="gateway">The service that gets the requests.</param>
/// <param name="functions">The functions.</param>
/// <param name="time">The clock for events, trace headers and time limits.</param>
/// <param name="refused">Called for each request that is refused.</param>
/// <param name="served">Called for each request that a function has processed.</param>
/// <param name="answered">Called for each request to a function, after its response.</param>
internal sealed class GatewayEndpoint(
    HttpGateway gateway, FunctionRegistry functions, TimeProvider time, Action<RefusedRequest>? refused = null, Action<ServedRequest>? served = null,
    Action<AnsweredRequest>? answered = null)
{
    private const string Prefix = "/lambda-url/";

    /// <param name="http">The request.</param>
    /// <param name="requestId">The ID of the invocation.</param>
    /// <param name="api">The address of Lambda's API; <see langword="null"/> if no client would look for it here.</param>
    /// <exception cref="ServiceErrorException">The request is for an API of AWS.</exception>
    public async Task HandleAsync(HttpContext http, string requestId, Func<string>? api = null)
    {
        RequestBody body = await RequestBody.ReadAsync(http, gateway.MaxBodyBytes);
        if (api is not null && !body.IsTruncated
            && (ServedOperations.Refuse(http.Request, api()) ?? AwsApiRequest.Find(http.Request, body)?.Refuse(http.Request, api())) is { } refusal)
        {
            throw refusal;
        }

        IInvocableFunction? function = Find(http, out string prefix);
        string trace = TraceHeader.Continue(http.Request.Headers[ServiceHeaders.TraceId], time.GetUtcNow());
        var invocation = new InvocationRequest(default) { RequestId = requestId, TraceId = trace };
        HttpEventRequest request = GatewayRequest.Read(http, body.Bytes, prefix, invocation, time.GetUtcNow());
        foreach ((string name, string value) in gateway.OwnHeaders(request))
            http.Response.Headers[name] = value;
        GatewayCors? cors = gateway.PreflightStatus is null ? null : function?.Configuration.Cors;
        var exchange = new Exchange(http, request, new GatewayResponseWriter(http, gateway, cors?.HeadersFor(request.Find("Origin"), isPreflight: false)));
        if (function is null)
        {
            await FailAsync(exchange, GatewayProblem.NotFound, "Not Found", Explain());
            return;
        }

        int? status = null;
        var ending = new Ending("The client ended the request before its response.");
        try
        {
            ending = await RespondAsync(exchange, function, body, invocation, cors);
            status = http.Response.StatusCode;
        }
        finally
        {
            answered?.Invoke(new AnsweredRequest(requestId, function.Configuration.FunctionName, request.Time, GatewayRequest.Describe(http, body.Bytes), status, ending.Reason)
            {
                Notice = ending.Notices.Count == 0 ? null : string.Join(' ', ending.Notices.Select(static notice => notice.Text)),
            });
        }
    }

    /// <summary>Lets the function respond to a request, unless the service does so itself.</summary>
    private async Task<Ending> RespondAsync(Exchange exchange, IInvocableFunction function, RequestBody body, InvocationRequest invocation, GatewayCors? cors)
    {
        (HttpContext http, HttpEventRequest request, _) = exchange;
        if (body.IsTruncated)
            return await FailAsync(exchange, GatewayProblem.BadRequest, "Bad Request", $"The request ended early, after {body.Length} bytes.");
        if (gateway.RequiresStage && !StagePaths.Contains(gateway.Stage!, request.Path))
        {
            return await FailAsync(
                exchange, GatewayProblem.NoStage, "Forbidden",
                $"The path {request.Path} does not begin with the stage /{gateway.Stage}, which the domain of the API itself requires.");
        }

        if (cors is not null && request.Method == "OPTIONS" && request.Find("Origin") is { } origin && request.Find("Access-Control-Request-Method") is not null)
        {
            var response = new GatewayResponse(gateway.PreflightStatus!.Value, [.. cors.HeadersFor(origin, isPreflight: true)], default);
            await new GatewayResponseWriter(http, gateway).WriteAsync(response);
            return new Ending($"The {gateway.Description} responds to preflights itself.");
        }

        if (gateway.FindProblem(request) is { } problem)
            return await FailAsync(exchange, GatewayProblem.HeadersTooLarge, "Request Header Fields Too Large", problem);
        if (gateway.CreateEvent(request, function.Configuration.Routes) is not { } json)
            return await FailAsync(exchange, GatewayProblem.NotFound, "Not Found", $"The {gateway.Description} has no route for {request.Method} {request.Path}.");

        byte[] payload = ReflectionJson.SerializeToUtf8Bytes(json);
        if (body.Length > gateway.MaxBodyBytes || payload.Length > ServiceLimits.MaxEventBytes)
        {
            return await FailAsync(exchange, GatewayProblem.BodyTooLarge, "Request Entity Too Large", ExplainLimit(body, json));
        }

        return await InvokeAsync(exchange, function, invocation with { Payload = payload });
    }

    private async Task<Ending> InvokeAsync(Exchange exchange, IInvocableFunction function, InvocationRequest invocation)
    {
        (HttpContext http, HttpEventRequest request, GatewayResponseWriter writer) = exchange;
        long start = time.GetTimestamp();

        // Other services than function URLs get a streamed response whole, with its prelude.
        StreamSink sink = gateway.CanStream
            ? new(Keep: false, writer.WriteChunkAsync) { OnHead = writer.WriteHeadAsync }
            : StreamSink.Default with { ReadsPrelude = false };
        try
        {
            Task<InvocationResult> invoked = function.InvokeAsync(invocation with { StreamSink = sink }, http.RequestAborted);
            IReadOnlyList<GatewayNotice> notices = [];
            InvocationResult result = gateway.TimeLimit is { } limit ? await invoked.WaitAsync(limit, time, http.RequestAborted) : await invoked;
            if (result.Error is { } error)
            {
                InMemoryResponse.Explain(http, $"{error.Type}: {error.Message}");
                await writer.FailAsync(gateway.Respond(GatewayProblem.FunctionError, error.Type, error.Message));
            }
            else
            {
                notices = await writer.CompleteAsync(request, result);
            }

            served?.Invoke(new ServedRequest(
                invocation.RequestId, http.Request.Method, GatewayRequest.ReadTarget(http).Path, http.Response.StatusCode, time.GetElapsedTime(start))
            {
                Function = function.Configuration.FunctionName,
                Notices = notices,
            });
            return new Ending(null, notices);
        }
        catch (FormatException exception)
        {
            return await FailAsync(
                exchange, GatewayProblem.InvalidResponse, "Runtime.InvalidHttpResponse", $"The response is not an HTTP response: {exception.Message}.");
        }
        catch (TimeoutException)
        {
            double seconds = gateway.TimeLimit!.Value.TotalSeconds;
            return await FailAsync(exchange, GatewayProblem.TooSlow, "Timeout", $"The function has not responded within {seconds} s, the limit of the API. It continues.");
        }
        catch (ObjectDisposedException)
        {
            return await FailAsync(
                exchange, GatewayProblem.FunctionError, "ServiceException", "The function was ended or replaced in the meantime. Send the request again.");
        }
        catch (InvalidOperationException exception)
        {
            return await FailAsync(exchange, GatewayProblem.FunctionError, "ServiceException", exception.Message);
        }
    }

    private IInvocableFunction? Find(HttpContext http, out string prefix)
    {
        prefix = "";
        string path = GatewayRequest.ReadTarget(http).Path;
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            return functions.FindDefault();

        string name = path[Prefix.Length..].Split('/')[0];
        prefix = Prefix + name;
        return functions.Find(Uri.UnescapeDataString(name));
    }

    private string Explain() => functions.Names is { Count: > 0 } names
        ? $"No function has this path. Expected one of: {string.Join(", ", names.Select(name => $"{Prefix}{name}/"))}."
        : "There is no function.";

    /// <summary>Says which limit a request exceeds: that of the service for the body, or that of Lambda for the event.</summary>
    private string ExplainLimit(RequestBody body, JsonObject json)
    {
        if (body.Length > gateway.MaxBodyBytes)
            return $"The body has {body.Length} bytes. The maximum of {gateway.WithArticle} is {gateway.MaxBodyBytes}.";
        string base64 = json["isBase64Encoded"]?.GetValue<bool>() == true ? Base64Limit.Describe(ServiceLimits.MaxEventBytes) : "";
        return $"The body has {body.Length} bytes, and the event with it more than {ServiceLimits.MaxEventBytes}, the maximum of Lambda{base64}.";
    }

    private async Task<Ending> FailAsync(Exchange exchange, GatewayProblem problem, string errorType, string message)
    {
        GatewayResponse response = gateway.Respond(problem, errorType, message);
        refused?.Invoke(new RefusedRequest(
            exchange.Request.RequestId, exchange.Http.Request.Method, exchange.Http.Request.Path, response.Status, errorType, message));
        InMemoryResponse.Explain(exchange.Http, message);
        await exchange.Writer.FailAsync(response);
        return new Ending($"{errorType}: {message}");
    }

    /// <param name="Reason">Why the service has responded itself; <see langword="null"/> if the response is that of the function, or its error.</param>
    /// <param name="Noticed">What the client may not expect in the response of the function.</param>
    private sealed record Ending(string? Reason, IReadOnlyList<GatewayNotice>? Noticed = null)
    {
        public IReadOnlyList<GatewayNotice> Notices => Noticed ?? [];
    }

    private sealed record Exchange(HttpContext Http, HttpEventRequest Request, GatewayResponseWriter Writer);
}
