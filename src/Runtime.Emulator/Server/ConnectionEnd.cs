using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Lambda.Runtime.Emulator.Server;

/// <summary>Records how a connection ended: whether the process had read all data that was sent to it.</summary>
/// <remarks>
/// The system closes the connections of a process that ends. If some of the data was not read, it sends a reset
/// instead of an ordinary end (RFC 1122, 4.2.2.13). An event on such a connection did not reach the function.
/// </remarks>
internal sealed class ConnectionEnd
{
    private volatile bool _wasReset;

    /// <summary>Whether the connection ended with unread data; known when the connection has ended.</summary>
    public bool WasReset => _wasReset;

    /// <summary>A middleware for connections, which adds a <see cref="ConnectionEnd"/> to their features.</summary>
    public static ConnectionDelegate Watch(ConnectionDelegate next) => async connection =>
    {
        var end = new ConnectionEnd();
        connection.Features.Set(end);
        IDuplexPipe transport = connection.Transport;
        connection.Transport = new Transport(new Reader(transport.Input, end), transport.Output);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
        }
    };

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class Reader(PipeReader inner, ConnectionEnd end) : PipeReader
    {
        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            try
            {
                return await inner.ReadAsync(cancellationToken);
            }
            catch (ConnectionResetException)
            {
                end._wasReset = true;
                throw;
            }
        }

        public override bool TryRead(out ReadResult result)
        {
            try
            {
                return inner.TryRead(out result);
            }
            catch (ConnectionResetException)
            {
                end._wasReset = true;
                throw;
            }
        }

        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);
    }
}
