using System.Buffers;
using System.Globalization;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Logging;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.RuntimeApi;

/// <summary>The Runtime API as a runtime uses it: next, response, error, init error, over one connection.</summary>
/// <remarks>
/// Three kinds of failure leave in three ways. What the service says of one invocation (4xx) is logged, and the loop goes on. A
/// service that is broken (5xx, no HTTP, a poll refused) is a <see cref="RuntimeException"/>. A connection that died is made again:
/// always for <c>/next</c>, which may be repeated, and for a post only when nothing of it had been sent.
/// </remarks>
internal sealed class RuntimeApiClient(ServerAddress server, FunctionLog log) : IDisposable
{
    private readonly HttpConnection _connection = new(server);
    private readonly RuntimeApiRequests _requests = new(server);

    /// <summary>Where the ids of the event at hand stand in its headers: its answer repeats them.</summary>
    private Range _requestId;

    private Range _invocationId;

    /// <summary>The largest answer that the service takes.</summary>
    public const int LargestResponse = 6_291_556;

    private const int LongestId = 256;

    /// <summary>What characters a request id may be made of: it becomes a part of a path.</summary>
    private static readonly SearchValues<byte> IdCharacters =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._~:"u8);

    /// <summary>The headers of the event that <see cref="Next"/> got; valid until anything else is called.</summary>
    public HeaderBlock Headers => _connection.Reply.Headers;

    public ReadOnlySpan<byte> HeaderBytes => _connection.Reply.HeaderBytes;

    /// <summary>The event's bytes; valid until anything else is called.</summary>
    public ReadOnlyMemory<byte> Event => _connection.Reply.Body;

    /// <summary>Waits for the next event, however long that takes.</summary>
    /// <exception cref="RuntimeException">The service refuses, speaks something else, or is not there any more.</exception>
    public void Next()
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
                // Asking again without having answered returns the same event: nothing can be lost by it.
                if (!retry.Wait())
                {
                    throw new RuntimeException(
                        "Runtime.ConnectionLost",
                        $"no event from the Runtime API at {server.Authority} in {retry.Attempts} attempts: {e.Message}");
                }
            }
            catch (ProtocolException e)
            {
                throw Broken("/next", e);
            }
        }

        HttpReply reply = _connection.Reply;
        if (reply.Status != 200)
            throw Unexpected("/next", reply, "200 and an event");
        HeaderBlock headers = reply.Headers;
        ReadOnlySpan<byte> id = headers.Value(RuntimeApiHeaders.RequestId);
        if (id.IsEmpty || !IsId(id))
            throw BadId(RuntimeApiHeaders.RequestId, id);
        ReadOnlySpan<byte> invocationId = headers.Value(RuntimeApiHeaders.InvocationId);
        if (!IsId(invocationId))
            throw BadId(RuntimeApiHeaders.InvocationId, invocationId);
        _requestId = PlaceOf(id);
        _invocationId = PlaceOf(invocationId);
    }

    /// <summary>Posts what stands in <paramref name="body"/> as the answer to the event at hand.</summary>
    /// <exception cref="RuntimeException">The service is broken.</exception>
    public void PostResponse(RequestBuffer body)
    {
        ReadOnlySpan<byte> head = _requests.Response(HeaderBytes[_requestId], HeaderBytes[_invocationId], body.BodyLength);
        Post("/response", body, head);
    }

    /// <summary>Begins an answer that is sent as it is written.</summary>
    /// <param name="body">Where the answer is collected between writes.</param>
    /// <param name="contentType">ASCII, at most 256 characters.</param>
    public StreamedPost StreamResponse(RequestBuffer body, string contentType)
    {
        ReadOnlySpan<byte> head = _requests.StreamedResponse(HeaderBytes[_requestId], HeaderBytes[_invocationId], contentType);
        return new StreamedPost(_connection, body, head.ToArray());
    }

    /// <summary>Ends it, and takes the service's reply.</summary>
    /// <param name="post">What <see cref="StreamResponse"/> returned.</param>
    /// <param name="error">Why the handler could not write all of it; <see langword="null"/> when it did.</param>
    /// <exception cref="RuntimeException">The service is broken.</exception>
    public void EndResponse(StreamedPost post, FunctionError? error)
    {
        try
        {
            post.End(error);
        }
        catch (ConnectionException e)
        {
            Warn($"/response: {e.Message}. The caller has what was sent until then; it is not sent again.");
            return;
        }
        catch (ProtocolException e)
        {
            throw Broken("/response", e);
        }

        TakeReply("/response", post.SentBytes, limit: null);
        if (post.Failure is { } failure && _connection.Reply.Status < 300)
            Warn($"/response: {failure}. The service replied {Describe(_connection.Reply)}.");
    }

    /// <summary>Posts what stands in <paramref name="body"/> as the error of the event at hand.</summary>
    /// <param name="body">The error as JSON.</param>
    /// <param name="errorType">For the header.</param>
    /// <param name="xrayCause">For the header; empty to leave it out.</param>
    /// <exception cref="RuntimeException">The service is broken.</exception>
    public void PostError(RequestBuffer body, string errorType, ReadOnlySpan<byte> xrayCause)
    {
        byte[] head = _requests.Error(HeaderBytes[_requestId], HeaderBytes[_invocationId], errorType, xrayCause, body.BodyLength);
        Post("/error", body, head);
    }

    /// <summary>Posts what stands in <paramref name="body"/> as the reason why there will be no first <c>/next</c>.</summary>
    /// <param name="body">The error as JSON.</param>
    /// <param name="errorType">For the header.</param>
    /// <param name="xrayCause">For the header; empty to leave it out.</param>
    /// <exception cref="RuntimeException">The service is broken.</exception>
    public void PostInitError(RequestBuffer body, string errorType, ReadOnlySpan<byte> xrayCause) =>
        Post("/init/error", body, _requests.InitError(errorType, xrayCause, body.BodyLength));

    public void Dispose() => _connection.Dispose();

    private Range PlaceOf(ReadOnlySpan<byte> value) =>
        HeaderBytes.Overlaps(value, out int start) ? start..(start + value.Length) : default;

    private void Post(string endpoint, RequestBuffer body, ReadOnlySpan<byte> head)
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
                Warn($"{endpoint}: {e.Message}. The service may or may not have it; it is not sent again.");
                return;
            }
            catch (ProtocolException e)
            {
                throw Broken(endpoint, e);
            }
        }

        TakeReply(endpoint, body.BodyLength, LargestResponse);
    }

    /// <param name="endpoint">For messages.</param>
    /// <param name="sent">How many bytes the service was sent.</param>
    /// <param name="limit">What they exceed, if the service says that it is too much; <see langword="null"/> for a stream.</param>
    private void TakeReply(string endpoint, long sent, int? limit)
    {
        HttpReply reply = _connection.Reply;
        if (reply.Status >= 500)
            throw Unexpected(endpoint, reply, "202");
        if (reply.Status == 200 && !reply.Headers.Value(RuntimeApiHeaders.RequestId).IsEmpty)
            throw OutOfStep(endpoint);
        if (reply.Status == 413)
        {
            Warn($"{endpoint}: the body of {sent} bytes is over the limit of {limit?.ToString(CultureInfo.InvariantCulture) ?? "streams"}; the service has told the caller: {Describe(reply)}.");
        }
        else if (reply.Status >= 300)
        {
            Warn($"{endpoint}: the service did not take it: {Describe(reply)}.");
        }
    }

    /// <summary>An id becomes a part of the next request's head, and must not break it; nor may it be "." or "..", which are other paths.</summary>
    public static bool IsId(ReadOnlySpan<byte> id) =>
        id.Length <= LongestId && !id.ContainsAnyExcept(IdCharacters) && (id.IsEmpty || id.ContainsAnyExcept((byte)'.'));

    private RuntimeException BadId(ReadOnlySpan<byte> header, ReadOnlySpan<byte> id) =>
        new(
            "Runtime.BrokenProtocol",
            $"/next at {server.Authority} came with {Excerpt.Of(header)} \"{Excerpt.Of(id)}\"; "
            + $"right would be 1 to {LongestId} letters, digits and -._~:");

    private RuntimeException Broken(string endpoint, ProtocolException e) =>
        new("Runtime.BrokenProtocol", $"{endpoint} at {server.Authority}: {e.Message}");

    private RuntimeException Unexpected(string endpoint, HttpReply reply, string due) =>
        new("Runtime.UnexpectedStatus", $"{endpoint} at {server.Authority} replied {Describe(reply)}; {due} was due");

    /// <summary>
    /// The peer had sent a reply too many, which was taken for that of the request before. It shows here, one reply later: to look for it
    /// before each request would be a system call for each.
    /// </summary>
    private RuntimeException OutOfStep(string endpoint) =>
        new("Runtime.BrokenProtocol", $"{endpoint} at {server.Authority} was replied to with an event: the replies are not those of the requests any more");

    private static string Describe(HttpReply reply) => $"{reply.Status} {Excerpt.Of(reply.Body.Span)}";

    private void Warn(string message) => LogRecord.Write(log, "WARN", message);
}
