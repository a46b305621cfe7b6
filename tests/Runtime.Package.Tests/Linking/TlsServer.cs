using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Lambda.Runtime.Package.Tests.Linking;

/// <summary>An HTTPS server on the loopback address, with a self-signed certificate, that responds to every request with the same text.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = MakeCertificate();
    private readonly Task _serving;

    public TlsServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public const string Text = "said over TLS";

    public string Url => $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>The self-signed certificate, as PEM.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
        _certificate.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                await RespondAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task RespondAsync(TcpClient client)
    {
        try
        {
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(_certificate);
            using var reader = new StreamReader(stream, leaveOpen: true);
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Text.Length}\r\nConnection: close\r\n\r\n{Text}"));
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client does not trust the certificate, or has closed the connection, which the test reports.
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
