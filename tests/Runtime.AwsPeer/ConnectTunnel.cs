using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Accepts the first request of a connection through a proxy: <c>CONNECT lambda.us-east-1.amazonaws.com:443</c>. TLS follows, as on a direct connection.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9110#name-connect</remarks>
internal static class ConnectTunnel
{
    public static async Task AcceptAsync(ConnectionContext connection, Func<Task> next)
    {
        PipeReader input = connection.Transport.Input;
        while (true)
        {
            ReadResult read = await input.ReadAsync();
            if (EndOfHead(read.Buffer) is { } end)
            {
                input.AdvanceTo(end);
                break;
            }

            if (read.IsCompleted)
                return;
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        await connection.Transport.Output.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
        await next();
    }

    private static SequencePosition? EndOfHead(ReadOnlySequence<byte> bytes)
    {
        var reader = new SequenceReader<byte>(bytes);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8) ? reader.Position : null;
    }
}
