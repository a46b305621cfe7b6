using System.Buffers.Binary;
using System.Text;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Wire.Sockets;

/// <summary>A stream over the functions of libc, for Linux. One instance is one file descriptor.</summary>
internal sealed unsafe class LibcSocket : StreamSocket
{
    private int _descriptor;

    private LibcSocket(int descriptor) => _descriptor = descriptor;

    public static new LibcSocket Connect(ServerAddress server)
    {
        // struct sockaddr_in6 is the longest: family, port, flow, 16 bytes of address, scope.
        Span<byte> address = stackalloc byte[28];
        int length = WriteAddress(server, address);
        int descriptor = Libc.Socket(BitConverter.ToUInt16(address), Libc.SocketStream | Libc.SocketCloseOnExec, Libc.ProtocolTcp);
        if (descriptor < 0)
            throw Failed("socket", server);

        var socket = new LibcSocket(descriptor);

        // Otherwise a small write waits for the delayed acknowledgment of the peer: 40 ms.
        int on = 1;
        _ = Libc.SetSocketOption(descriptor, Libc.ProtocolTcp, Libc.OptionNoDelay, &on, sizeof(int));
        fixed (byte* pointer = address)
        {
            while (Libc.Connect(descriptor, pointer, (uint)length) < 0)
            {
                if (Libc.LastWasInterrupted())
                    continue;
                if (Libc.LastWasConnected())
                    break;
                ConnectionException failure = Failed("connect", server);
                socket.Dispose();
                throw failure;
            }
        }

        return socket;
    }

    public override int Receive(Span<byte> destination)
    {
        fixed (byte* bytes = destination)
        {
            while (true)
            {
                nint count = Libc.Receive(_descriptor, bytes, (nuint)destination.Length, 0);
                if (count >= 0)
                    return (int)count;
                if (!Libc.LastWasInterrupted())
                    throw new ConnectionException($"recv: {Libc.LastError()}");
            }
        }
    }

    public override int Send(ReadOnlySpan<byte> source)
    {
        fixed (byte* bytes = source)
        {
            while (true)
            {
                nint count = Libc.Send(_descriptor, bytes, (nuint)source.Length, Libc.SendNoSignal);
                if (count > 0)
                    return (int)count;
                if (!Libc.LastWasInterrupted())
                    throw new ConnectionException($"send: {Libc.LastError()}");
            }
        }
    }

    public override void Dispose()
    {
        int descriptor = Interlocked.Exchange(ref _descriptor, -1);
        if (descriptor >= 0)
            _ = Libc.Close(descriptor);
    }

    private static int WriteAddress(ServerAddress server, Span<byte> address)
    {
        bool v6 = server.IsIPv6;
        ushort family = v6 ? Libc.AddressFamilyIPv6 : Libc.AddressFamilyIPv4;
        BitConverter.TryWriteBytes(address, family);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], server.Port);
        fixed (byte* target = address[(v6 ? 8 : 4)..])
        fixed (byte* text = Encoding.UTF8.GetBytes(server.Host + '\0'))
        {
            if (Libc.ParseAddress(family, text, target) != 1)
                throw new ConnectionException($"{server.Host} is not an IP address") { NothingSent = true };
        }

        return v6 ? 28 : 16;
    }

    private static ConnectionException Failed(string call, ServerAddress server) =>
        new($"{call} to {server.Authority}: {Libc.LastError()}") { NothingSent = true };
}
