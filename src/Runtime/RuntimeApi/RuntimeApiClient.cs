using System.Buffers;
using System.Globalization;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Wire;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.RuntimeApi;

/// <summary>The four requests of the Runtime API, over one connection: next, response, error, init error.</summary>
/// <remarks>
/// A completion that the service does not accept (status 300 to 499), or whose connection is lost, is returned as a <see cref="Delivery"/>,
/// and the loop goes on. A lost connection is opened again: for <c>/next</c>, which may be repeated, up to a number of attempts; for a completion
/// only if nothing of it had been sent. Everything else is a <see cref="RuntimeException"/>, which ends the loop: no connection for <c>/next</c>,
/// a response to it other than 200 with an event, a status of 500 or more for a completion, bytes that are not HTTP.
/// </remarks>
internal sealed class RuntimeApiClient(ServerAddress server) : IDisposable
{
    private const int MaxIdLength = 256;

    /// <summary>The characters of IDs, which become a part of a path.</summary>
    private static readonly SearchValues<byte> IdCharacters =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._~:"u8);

    private readonly HttpConnection _connection = new(server);
    private readonly RuntimeApiRequests _requests = new(server);

    /// <summary>Waits for the next event, without a timeout.</summary>
    /// <exception cref="RuntimeException">The service rejects the request, does not speak HTTP, or cannot be reached any more.</exception>
    public InvocationEvent Next()
    {
        var retry = new ConnectionRetry();
        while (true)
        {
            try
            {
                _connection.Exchange(_requests.Next);
                break;
            }
            catch (ConnectionException e)
            {
                // The same event is returned until it is completed, so that asking again loses nothing.
                if (!retry.Wait())
                    throw RuntimeErrors.ConnectionLost(server.Authority, retry.Attempts, e.Message);
            }
            catch (ProtocolException e)
            {
                throw RuntimeErrors.BrokenProtocol("/next", server.Authority, e.Message);
            }
        }

        HttpResponse response = _connection.Response;
        if (response.Status != 200)
            throw RuntimeErrors.UnexpectedStatus("/next", server.Authority, Describe(response), "200 and an event");
        HeaderBlock headers = response.Headers;
        ReadOnlySpan<byte> requestId = headers.Value(RuntimeApiHeaders.RequestId);
        if (requestId.IsEmpty || !IsId(requestId))
            throw RuntimeErrors.InvalidId(server.Authority, RuntimeApiHeaders.RequestId, requestId, MaxIdLength);
        ReadOnlySpan<byte> invocationId = headers.Value(RuntimeApiHeaders.InvocationId);
        if (!IsId(invocationId))
            throw RuntimeErrors.InvalidId(server.Authority, RuntimeApiHeaders.InvocationId, invocationId, MaxIdLength);
        ReadOnlyMemory<byte> bytes = response.HeaderBytes;
        return new InvocationEvent(bytes, GetRange(requestId, bytes.Span), GetRange(invocationId, bytes.Span), response.Body);
    }

    /// <summary>Posts the response to an event.</summary>
    /// <exception cref="RuntimeException">The service is broken.</exception>
    public Delivery PostResponse(in InvocationEvent received, RequestBuffer body)
    {
        ReadOnlySpan<byte> head = _requests.Response(received.RequestId, received.InvocationId, body.BodyLength);
        return Post("/response", body, head);
    }

    /// <summary>Begins a response that is sent while it is written.</summary>
    /// <param name="received">The event.</param>
    /// <param name="body">Collects the response between two writes to the network.</param>
    /// <param name="contentType">ASCII, at most 256 characters.</param>
    public ResponseStreamWriter StreamResponse(in InvocationEvent received, RequestBuffer body, string contentType)
    {
        ReadOnlySpan<byte> head = _requests.StreamedResponse(received.RequestId, received.InvocationId, contentType);
        return new ResponseStreamWriter(_connection, body, head.ToArray());
    }

    /// <summary>Ends a streamed response, and reads what the service responds.</summary>
    /// <param name="stream">The return value of <see cref="StreamResponse"/>.</param>
    /// <param name="error">Why the response is incomplete; <see langword="null"/> if it is complete.</param>
    /// <exception cref="RuntimeException">The service is broken.</exception>
    public Delivery EndResponse(ResponseStreamWriter stream, FunctionError? error)
    {
        try
        {
            stream.End(error);
        }
        catch (ConnectionException e)
        {
            return Delivery.Lost($"/response: {e.Message}. The caller has what was sent until then; it is not sent again.");
        }
        catch (ProtocolException e)
        {
            throw RuntimeErrors.BrokenProtocol("/response", server.Authority, e.Message);
        }

        Delivery delivery = ReadDelivery("/response", stream.SentBytes, limit: null);
        return stream.Failure is { } failure && delivery.Status == DeliveryStatus.Accepted
            ? Delivery.Lost($"/response: {failure}. The service responded {Describe(_connection.Response)}.")
            : delivery;
    }

    /// <summary>Posts the error of an invocation.</summary>
    /// <param name="received">The event.</param>
    /// <param name="body">The error as JSON.</param>
    /// <param name="errorType">For the header.</param>
    /// <param name="xrayCause">For the header; empty to omit it.</param>
    /// <exception cref="RuntimeException">The service is broken.</exception>
    public Delivery PostError(in InvocationEvent received, RequestBuffer body, string errorType, ReadOnlySpan<byte> xrayCause)
    {
        byte[] head = _requests.Error(received.RequestId, received.InvocationId, errorType, xrayCause, body.BodyLength);
        return Post("/error", body, head);
    }

    /// <summary>Posts the error of the initialization, instead of the first <c>/next</c>.</summary>
    /// <param name="body">The error as JSON.</param>
    /// <param name="errorType">For the header.</param>
    /// <param name="xrayCause">For the header; empty to omit it.</param>
    /// <exception cref="RuntimeException">The service is broken.</exception>
    public Delivery PostInitError(RequestBuffer body, string errorType, ReadOnlySpan<byte> xrayCause) =>
        Post("/init/error", body, _requests.InitError(errorType, xrayCause, body.BodyLength));

    public void Dispose() => _connection.Dispose();

    /// <summary>Whether an ID can be a part of a request's head. "." and ".." cannot, because they change the path; an empty one can.</summary>
    public static bool IsId(ReadOnlySpan<byte> id) =>
        id.Length <= MaxIdLength && !id.ContainsAnyExcept(IdCharacters) && (id.IsEmpty || id.ContainsAnyExcept((byte)'.'));

    private static Range GetRange(ReadOnlySpan<byte> value, ReadOnlySpan<byte> bytes) =>
        bytes.Overlaps(value, out int start) ? start..(start + value.Length) : default;

    private static string Describe(HttpResponse response) => $"{response.Status} {Excerpt.From(response.Body.Span)}";

    private Delivery Post(string endpoint, RequestBuffer body, ReadOnlySpan<byte> head)
    {
        ReadOnlyMemory<byte> request = body.Seal(head);
        var retry = new ConnectionRetry();
        while (true)
        {
            try
            {
                _connection.Exchange(request.Span);
                break;
            }
            catch (ConnectionException e)
            {
                if (e.NothingSent && retry.Wait())
                    continue;
                return Delivery.Lost($"{endpoint}: {e.Message}. The service may or may not have it; it is not sent again.");
            }
            catch (ProtocolException e)
            {
                throw RuntimeErrors.BrokenProtocol(endpoint, server.Authority, e.Message);
            }
        }

        return ReadDelivery(endpoint, body.BodyLength, CompletionBody.MaxResponseLength);
    }

    /// <summary>Determines from the status of the response what happened to a completion.</summary>
    /// <param name="endpoint">For messages.</param>
    /// <param name="sent">The length of the body that was sent, in bytes.</param>
    /// <param name="limit">The limit that a body with status 413 exceeds; <see langword="null"/> for a stream.</param>
    private Delivery ReadDelivery(string endpoint, long sent, int? limit)
    {
        HttpResponse response = _connection.Response;
        if (response.Status >= 500)
            throw RuntimeErrors.UnexpectedStatus(endpoint, server.Authority, Describe(response), "202");

        // An event in response to a completion: the peer has sent one response too many, so that each response belongs to the request before.
        // To look for surplus bytes before each request would cost a system call each time.
        if (response.Status == 200 && !response.Headers.Value(RuntimeApiHeaders.RequestId).IsEmpty)
            throw RuntimeErrors.ResponsesOutOfOrder(endpoint, server.Authority);
        if (response.Status < 300)
            return Delivery.Accepted;
        return Delivery.Rejected(
            response.Status == 413
                ? $"{endpoint}: the body of {sent} bytes is over the limit of {limit?.ToString(CultureInfo.InvariantCulture)
                    ?? "209715200 for streamed responses"}; the caller gets an error of the service, which told this runtime: {Describe(response)}."
                : $"{endpoint}: the service did not accept it: {Describe(response)}.");
    }
}
