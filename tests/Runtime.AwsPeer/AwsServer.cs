using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.AwsPeer;

/// <summary>
/// A proxy behind which AWS is this object: Lambda, S3, CloudFormation and IAM, as far as what deploys a function asks them. The AWS CLI
/// meets it under AWS's own names, so that it is run as a person runs it.
/// </summary>
public sealed class AwsServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2 _certificate = AwsCertificate.Create();
    private readonly ConcurrentQueue<AwsRequest> _requests = new();
    private readonly string _authorities = Path.GetTempFileName();

    private AwsServer()
    {
        File.WriteAllText(_authorities, _certificate.ExportCertificatePem());
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(ConnectTunnel.AcceptAsync);
            listen.UseHttps(_certificate);
        }));
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<AwsRequest> Requests => [.. _requests];

    /// <summary>The functions there are.</summary>
    public LambdaApi Lambda { get; } = new();

    /// <summary>Starts to listen.</summary>
    public static async Task<AwsServer> StartAsync()
    {
        var server = new AwsServer();
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Has a command of AWS's come here: as a user with keys, and nothing else of this machine's settings.</summary>
    public void SetEnvironment(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(static name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
        environment["AWS_ACCESS_KEY_ID"] = environment["AWS_SECRET_ACCESS_KEY"] = "test";
        environment["AWS_REGION"] = environment["AWS_DEFAULT_REGION"] = AwsCertificate.Region;
        environment["AWS_CONFIG_FILE"] = environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        environment["AWS_CA_BUNDLE"] = _authorities;
        environment["AWS_PAGER"] = "";
        environment["AWS_MAX_ATTEMPTS"] = "1";

        // S3's own framing of a body with its checksum behind it is not what is looked at here.
        environment["AWS_REQUEST_CHECKSUM_CALCULATION"] = "when_required";
        environment["HTTPS_PROXY"] = environment["https_proxy"] = _application.Urls.Single().Replace("https:", "http:", StringComparison.Ordinal);
        environment["NO_PROXY"] = environment["no_proxy"] = "";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate.Dispose();
        File.Delete(_authorities);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        string host = context.Request.Host.Host;
        AwsResponse reply = host.Split('.')[0] switch
        {
            "lambda" => await Lambda.AnswerAsync(context.Request.Method, context.Request.Path, body.ToArray()),
            "iam" or "cloudformation" => QueryApi.Answer(body.ToArray(), _requests),
            _ => S3Api.Answer(context.Request.Method, context.Request.Path, _requests),
        };
        _requests.Enqueue(new AwsRequest(reply.Operation, host, body.ToArray()));
        context.Response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(reply.Body);
    }
}
