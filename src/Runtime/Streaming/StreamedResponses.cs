using System.ComponentModel;
using System.Runtime.ExceptionServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Json;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Streams the response of an invocation.</summary>
/// <remarks>Called by generated code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamedResponses
{
    /// <summary>Opens the stream of the response.</summary>
    public static LambdaResponseStream Open(Invocation invocation)
    {
        var stream = new LambdaResponseStream(invocation);
        invocation.OpenStream(new Completion(stream));
        return stream;
    }

    /// <summary>Writes a line of JSON for each element, as <c>application/x-ndjson</c>.</summary>
    public static ValueTask WriteLines<T>(
        Invocation invocation, IAsyncEnumerable<T>? elements, Action<JsonWriter, T> write, CancellationToken cancellation) =>
        Write(invocation, "application/x-ndjson", elements, (_, element) =>
        {
            JsonWriter writer = invocation.ResponseWriter;
            int length = invocation.Response.Length;
            try
            {
                writer.Reset();
                write(writer, element);
            }
            catch
            {
                // A part of an element would not be a line of JSON.
                invocation.Response.Truncate(length);
                throw;
            }

            invocation.Response.Bytes.Append((byte)'\n');
        }, cancellation);

    /// <summary>Writes the elements one after the other, unchanged.</summary>
    public static ValueTask WriteBytes(
        Invocation invocation, IAsyncEnumerable<ReadOnlyMemory<byte>>? elements, CancellationToken cancellation) =>
        Write(invocation, "application/octet-stream", elements, static (stream, element) => stream.Write(element.Span), cancellation);

    /// <summary>Writes the elements one after the other, unchanged.</summary>
    public static ValueTask WriteBytes(
        Invocation invocation, IAsyncEnumerable<byte[]>? elements, CancellationToken cancellation) =>
        Write(invocation, "application/octet-stream", elements, static (stream, element) => stream.Write(element), cancellation);

    /// <summary>Writes the elements one after the other, unchanged.</summary>
    public static ValueTask WriteText(
        Invocation invocation, IAsyncEnumerable<string>? elements, TextPayload text, CancellationToken cancellation) =>
        Write(
            invocation,
            $"text/plain; charset={text.Encoding.WebName}",
            elements,
            (stream, element) =>
            {
                text.Write(invocation, element);
                stream.SendIfFull();
            },
            cancellation);

    private static async ValueTask Write<T>(
        Invocation invocation, string contentType, IAsyncEnumerable<T>? elements, Action<LambdaResponseStream, T> write, CancellationToken cancellation)
    {
        if (elements is null)
        {
            throw new InvalidOperationException(
                "The handler returned null instead of a sequence. For an empty response, return AsyncEnumerable.Empty<T>(), or make the method an iterator.");
        }

        LambdaResponseStream stream = Open(invocation);
        stream.ContentType = contentType;
        await ForEach(
            elements,
            () => stream,
            element =>
            {
                write(stream, element);
                stream.SendIfFull();
            },
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes each element. What has been written is sent before waiting for the next one, if <paramref name="stream"/> returns a stream by then.</summary>
    internal static async ValueTask ForEach<T>(
        IAsyncEnumerable<T> elements, Func<LambdaResponseStream?> stream, Action<T> write, CancellationToken cancellation)
    {
        IAsyncEnumerator<T> enumerator = elements.GetAsyncEnumerator(cancellation);
        await using (enumerator.ConfigureAwait(false))
        {
            while (true)
            {
                ValueTask<bool> next = enumerator.MoveNextAsync();

                // Elements that are available at once share a chunk.
                Exception? failure = next.IsCompleted ? null : TryFlush(stream());
                bool hasNext = await next.ConfigureAwait(false);

                // Thrown only now, because an enumerator must not be disposed of during MoveNextAsync.
                if (failure is not null)
                    ExceptionDispatchInfo.Throw(failure);
                if (!hasNext)
                    return;
                write(enumerator.Current);
            }
        }
    }

    private static IOException? TryFlush(LambdaResponseStream? stream)
    {
        try
        {
            stream?.Flush();
            return null;
        }
        catch (IOException e)
        {
            return e;
        }
    }

    private sealed class Completion(LambdaResponseStream stream) : StreamedCompletion
    {
        public override bool HasStarted => stream.HasStarted;

        public override Delivery End(FunctionError? error) => stream.End(error);

        public override void Abandon() => stream.Abandon();
    }
}
