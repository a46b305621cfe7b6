using System.ComponentModel;
using System.Net.ServerSentEvents;
using Lambda.Runtime.Http;
using Lambda.Runtime.Http.Responses;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Writes the elements of a sequence as the body of a response, and sends them while the handler creates them, if the service can.</summary>
/// <remarks>Used by generated code. A separate class, so that other functions do not contain it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HttpStreams
{
    /// <summary>Writes a JSON array.</summary>
    public static ValueTask WriteArray<T>(Invocation invocation, IAsyncEnumerable<T>? elements, Action<JsonWriter, T> write, CancellationToken cancellation) =>
        WriteAsync(invocation, null, elements, new ArrayBody<T>(write), cancellation);

    /// <summary>Writes server-sent events whose data is JSON. Data that is a string is written as it is.</summary>
    public static ValueTask WriteEvents<T>(Invocation invocation, IAsyncEnumerable<SseItem<T>>? elements, Action<JsonWriter, T> write, CancellationToken cancellation) =>
        WriteAsync(invocation, null, elements, new EventBody<T>(write), cancellation);

    /// <summary>Writes the events of a result.</summary>
    public static ValueTask WriteEvents<T>(Invocation invocation, ServerSentEventsResult<T>? result, Action<JsonWriter, T> write, CancellationToken cancellation) =>
        WriteAsync(invocation, result, (result ?? throw HttpExchange.NoResult()).Events, new EventBody<T>(write), cancellation);

    /// <summary>Writes the elements one after the other, unchanged.</summary>
    public static ValueTask WriteBytes(Invocation invocation, IAsyncEnumerable<byte[]>? elements, CancellationToken cancellation) =>
        WriteAsync(invocation, null, elements, new BytesBody<byte[]>(static element => element), cancellation);

    /// <summary>Writes the elements one after the other, unchanged.</summary>
    public static ValueTask WriteBytes(Invocation invocation, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, CancellationToken cancellation) =>
        WriteAsync(invocation, null, elements, new BytesBody<ReadOnlyMemory<byte>>(static element => element), cancellation);

    /// <summary>Sends a response that is complete as a stream. To be called by routers with a route that streams: a function URL has one mode for all responses.</summary>
    public static void SendComplete(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        byte[] response = invocation.ResponseBytes.ToArray();
        var parts = CompleteResponse.Read(response);
        LambdaResponseStream stream = StreamedResponses.Open(invocation);
        parts.WriteHead(invocation.ResponseWriter);
        stream.EndPrelude();
        stream.Write(parts.DecodeBody());
    }

    private static async ValueTask WriteAsync<T>(
        Invocation invocation, HttpResult? result, IAsyncEnumerable<T>? elements, SequenceBody<T> body, CancellationToken cancellation)
    {
        var http = HttpExchange.Of(invocation);
        if (elements is null)
        {
            http.WriteEmpty(null);
            return;
        }

        if (http.Verb == HttpVerbs.Head)
        {
            http.WriteSequence(result, body.ContentType, default, isText: true);
            return;
        }

        LambdaResponseStream? stream = null;
        await StreamedResponses.ForEach(
            elements,
            () => stream,
            element =>
            {
                body.Add(element);
                Send();
            },
            cancellation).ConfigureAwait(false);
        body.Complete();
        Send();
        if (stream is null)
            http.WriteSequence(result, body.ContentType, body.Written, body.IsText);

        void Send()
        {
            // Opened only now, so that an exception before the first element has a status.
            stream ??= http.CanStream ? http.OpenStream(result, body.ContentType) : null;
            if (stream is not null)
            {
                stream.Write(body.Written.Span);
                body.Clear();
            }
        }
    }
}
