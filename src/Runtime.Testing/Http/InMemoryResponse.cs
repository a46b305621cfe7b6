using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Testing.Http;

/// <summary>A response that is written by ASP.NET Core's interfaces and read by a client, without a connection.</summary>
internal sealed class InMemoryResponse : HttpResponseFeature, IHttpRequestLifetimeFeature
{
    private readonly Pipe _pipe = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InMemoryResponse(CancellationToken aborted)
    {
        RequestAborted = aborted;
        Writer = new StartingStream(_pipe.Writer.AsStream(), _started);
    }

    public override bool HasStarted => _started.Task.IsCompleted;

    /// <summary>Completes when the first bytes of the body are written, which follow the status and the headers.</summary>
    public Task Started => _started.Task;

    /// <summary>Where the body is written to.</summary>
    public Stream Writer { get; }

    public CancellationToken RequestAborted { get; set; }

    public void Abort() => End(new IOException("The response ended early, because the function failed after it had sent a part."));

    /// <summary>Ends the body.</summary>
    /// <param name="exception">What the client's read throws; <see langword="null"/> if the body is complete.</param>
    public void End(Exception? exception) => _pipe.Writer.Complete(exception);

    /// <summary>Returns the response for a client.</summary>
    public HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)StatusCode)
        {
            RequestMessage = request,
            ReasonPhrase = ReasonPhrase?.ReplaceLineEndings(" "),
            Content = new StreamContent(_pipe.Reader.AsStream()),
        };
        foreach ((string name, StringValues values) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.ToArray()))
                message.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return message;
    }

    /// <summary>Says when its first bytes are written.</summary>
    private sealed class StartingStream(Stream inner, TaskCompletionSource started) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            started.TrySetResult();
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
