using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

// The minimum of the language: a native program that connects, requests the next event, and does nothing else.

string api = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!;
ushort port = ushort.Parse(api.AsSpan(api.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
return Libc.RequestNext(port);

internal static unsafe partial class Libc
{
    /// <summary>Requests an event and waits for a response that never arrives.</summary>
    public static int RequestNext(ushort port)
    {
        // struct sockaddr_in, of 127.0.0.1.
        byte* address = stackalloc byte[16] { 2, 0, 0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };
        BinaryPrimitives.WriteUInt16BigEndian(new Span<byte>(address + 2, 2), port);
        int connection = Socket(2, 1, 0);
        if (Connect(connection, address, 16) < 0)
            return 1;

        ReadOnlySpan<byte> next = "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: localhost\r\n\r\n"u8;
        fixed (byte* bytes = next)
            Send(connection, bytes, (nuint)next.Length, 0);
        byte* response = stackalloc byte[1];
        return (int)Receive(connection, response, 1, 0);
    }

    [LibraryImport("libc", EntryPoint = "socket")]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "connect")]
    private static partial int Connect(int socket, byte* address, uint length);

    [LibraryImport("libc", EntryPoint = "send")]
    private static partial nint Send(int socket, byte* bytes, nuint count, int flags);

    [LibraryImport("libc", EntryPoint = "recv")]
    private static partial nint Receive(int socket, byte* bytes, nuint count, int flags);
}
