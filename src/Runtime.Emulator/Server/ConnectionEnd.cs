using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Lambda.Runtime.Emulator.Server;

/// <summary>How a connection ended: whether the process had read all that was sent to it.</summary>
/// <remarks>
/// The system closes the connections of a process that ends. Where some of the data has not been read, it says so to the other side: by a reset in
/// place of an ordinary end (RFC 1122, 4.2.2.13). An event on such a connection has not reached the function.
/// </remarks>
internal sealed class ConnectionEnd
{
    private volatile bool _wasReset;

    /// <summary>Whether it ended with data that the process had not read; known when the connection has ended.</summary>
    public bool WasReset => _wasReset;

    /// <summary>A middleware for connections: requests find it among their features.</summary>
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
