using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>A server on loopback, with TLS or without, that gives tests every request as it was sent.</summary>
/// <remarks>
/// It reads HTTP/1.1 itself, because servers normalize addresses. Kestrel would also bring newer packages than the lowest ones that this project tests.
/// </remarks>
internal sealed class SigningServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<SignedRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<SignedRequest, Task<ServerResponse>> _respond;
    private readonly bool _isEncrypted;
    private readonly Task _accepting;

    private SigningServer(Func<SignedRequest, Task<ServerResponse>> respond, bool isEncrypted)
    {
        _respond = respond;
        _isEncrypted = isEncrypted;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The requests so far, in order.</summary>
    public IReadOnlyList<SignedRequest> Requests => [.. _requests];

    /// <summary>Starts a server.</summary>
    /// <param name="respond">Gets the response to a request. Requests of different connections call it in parallel.</param>
    /// <param name="isEncrypted">Whether it uses TLS.</param>
    public static SigningServer Start(Func<SignedRequest, ServerResponse> respond, bool isEncrypted = true) => new(request => Task.FromResult(respond(request)), isEncrypted);

    /// <summary>Starts a server whose responses can wait.</summary>
    public static SigningServer StartAsynchronous(Func<SignedRequest, Task<ServerResponse>> respond, bool isEncrypted = true) => new(respond, isEncrypted);

    /// <summary>Creates a handler that connects to this server, whatever the address of the request, and trusts only the tests' certificates.</summary>
    public SocketsHttpHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        handler.ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { TestAuthority.Root },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return handler;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();

        // Not before the loop has ended: it may be about to accept again.
        await _accepting.WithinLimit();
        _listener.Stop();
        await Task.WhenAll(_connections).WithinLimit();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                Stream stream = client.GetStream();
                if (_isEncrypted)
                {
                    var encrypted = new SslStream(stream);
                    await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = TestAuthority.Server }, _stop.Token);
                    stream = encrypted;
                }

                await using var buffered = new BufferedStream(stream, 16 * 1024);
                while (await HttpReader.ReadAsync(buffered, _stop.Token) is { } request)
                {
                    _requests.Enqueue(request);
                    ServerResponse response = await _respond(request);
                    if (response.IsReset)
                    {
                        client.LingerState = new LingerOption(enable: true, seconds: 0);
                        break;
                    }

                    await stream.WriteAsync(Write(response), _stop.Token);
                    await stream.FlushAsync(_stop.Token);
                    if (response.IsCutOff)
                        break;
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException or AuthenticationException)
            {
                // The client has closed the connection, or does not trust the certificate, or the test has ended.
            }
        }
    }

    private static byte[] Write(ServerResponse response)
    {
        var text = new StringBuilder($"HTTP/1.1 {response.Status} Status\r\n");
        foreach ((string name, string value) in response.Headers)
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        int length = Encoding.UTF8.GetByteCount(response.Body) + (response.IsCutOff ? 1 : 0);
        if (!response.IsChunked)
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n{response.Body}");
        else
            text.Append(CultureInfo.InvariantCulture, $"Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n{response.Body}\r\n0\r\n\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
