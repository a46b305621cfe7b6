using System.Collections.Concurrent;
using System.Text;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests.Extensions;

/// <summary>An extension that sends the given responses in their order, over one connection after the other.</summary>
internal sealed class StubExtension : IDisposable
{
    private readonly RudeServer _server = new();
    private readonly Task _served;

    /// <param name="responses">The responses; an empty one closes the connection instead.</param>
    public StubExtension(params string[] responses) => _served = Task.Run(() => Serve(responses));

    public string Port => $"{_server.Port}";

    public ConcurrentQueue<RudeRequest> Requests { get; } = new();

    public static string Ok(string body) => Respond("200 OK", body);

    public static string Respond(string status, string body) =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    /// <summary>Waits until all responses were sent.</summary>
    public Task EndAsync() => _served.WaitAsync(TimeSpan.FromMilliseconds(RudeConnection.MaxWait));

    public void Dispose() => _server.Dispose();

    private void Serve(string[] responses)
    {
        RudeConnection? connection = null;
        foreach (string response in responses)
        {
            if (response.Length == 0)
            {
                connection?.Dispose();
                connection = null;
                continue;
            }

            connection ??= _server.Accept();
            Requests.Enqueue(connection.ReadRequest());
            connection.Send(response);
        }

        connection?.Dispose();
    }
}
