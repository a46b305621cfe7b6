using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lambda.Runtime.Emulator.Service.Gateways;

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

    /// <summary>Reads the body while it is written.</summary>
    public Stream OpenRead() => _pipe.Reader.AsStream();

    public CancellationToken RequestAborted { get; set; }

    /// <summary>Sets why the service responds itself, as the reason phrase; a request on a connection has its usual one.</summary>
    public static void Explain(HttpContext http, string reason)
    {
        if (http.Features.Get<IHttpResponseFeature>() is InMemoryResponse response)
            response.ReasonPhrase = reason;
    }

    public void Abort() => End(new IOException("The response ended early, because the function failed after it had sent a part."));

    /// <summary>Ends the body.</summary>
    /// <param name="exception">What the client's read throws; <see langword="null"/> if the body is complete.</param>
    public void End(Exception? exception) => _pipe.Writer.Complete(exception);

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
