using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>Functions whose process ends by SIGKILL at a certain point of the protocol.</summary>
internal static class KilledFunction
{
    /// <summary>Responds to an event, and does not wait for the response of the Runtime API.</summary>
    public static int RespondAndVanish(IReadOnlyDictionary<string, string> environment) => After(environment, static (socket, next, head) =>
        Send(socket, $"{head}Content-Length: {next.Body.Length}\r\n\r\n{next.Text}"));

    /// <summary>Streams a part of its response, when the service reads it.</summary>
    public static int VanishInAStream(IReadOnlyDictionary<string, string> environment) => After(environment, static (socket, _, head) =>
    {
        Send(socket, $"{head}Lambda-Runtime-Function-Response-Mode: streaming\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
        socket.Receive(new byte[1000]);
        Send(socket, "4\r\npart\r\n");
    });

    /// <summary>Closes the connection in the middle of its response, when the first part is read: Kestrel drops what arrives together with the end.</summary>
    public static int LoseConnectionInAStream(IReadOnlyDictionary<string, string> environment, SemaphoreSlim isRead)
    {
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        RuntimeResponse next = client.NextAsync().GetAwaiter().GetResult();
        using Socket socket = Connect(environment);
        Send(socket, $"POST /2018-06-01/runtime/invocation/{next.RequestId}/response HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n");
        isRead.WaitWithinLimit();
        return 0;
    }

    /// <summary>Polls once, and does not wait for an event.</summary>
    public static int PollAndVanish(IReadOnlyDictionary<string, string> environment)
    {
        Console.Error.WriteLine("started");
        using Socket socket = Connect(environment);
        Send(socket, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        return Vanish();
    }

    /// <summary>Responds to some events, and ends when the next has arrived, without reading it, as a process that is killed at that moment.</summary>
    public static int VanishWithAnEventUnread(IReadOnlyDictionary<string, string> environment, int events)
    {
        Console.Error.WriteLine("started");
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        for (int i = 0; i < events; i++)
        {
            RuntimeResponse next = client.NextAsync().GetAwaiter().GetResult();
            client.RespondAsync(next, next.Text).GetAwaiter().GetResult();
        }

        using Socket socket = Connect(environment);
        Send(socket, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        return socket.Poll(TimeSpan.FromMinutes(2), SelectMode.SelectRead) ? Vanish() : 1;
    }

    /// <summary>Starts a process that holds the log open, so that the exit is noticed later, and responds to each event with the event.</summary>
    /// <remarks>The process does not have the function's variables, by which it would be found and ended.</remarks>
    public static int LeaveAChildBehind(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("/usr/bin/env", ["-i", "sleep", "10"]) { UseShellExecute = false };
        using var child = Process.Start(start);
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        while (client.NextAsync().GetAwaiter().GetResult() is { Status: 200 } next)
            client.RespondAsync(next, next.Text).GetAwaiter().GetResult();
        child!.Kill();
        return 1;
    }

    private static int After(IReadOnlyDictionary<string, string> environment, Action<Socket, RuntimeResponse, string> act)
    {
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        RuntimeResponse next = client.NextAsync().GetAwaiter().GetResult();
        using Socket socket = Connect(environment);
        act(socket, next, $"POST /2018-06-01/runtime/invocation/{next.RequestId}/response HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        return Vanish();
    }

    private static Socket Connect(IReadOnlyDictionary<string, string> environment)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPEndPoint.Parse(environment["AWS_LAMBDA_RUNTIME_API"]));
        return socket;
    }

    private static void Send(Socket socket, string text) => socket.Send(Encoding.ASCII.GetBytes(text));

    private static int Vanish()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        return 0;
    }
}
