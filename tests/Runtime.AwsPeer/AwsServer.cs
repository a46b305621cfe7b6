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
/// A proxy that simulates AWS: the requests to Lambda, SQS, S3, CloudFormation, IAM and the sources of events that deploying a function needs, and those of functions to S3,
/// DynamoDB and SQS. Clients use AWS's host names, so the commands are those that a person types. It verifies the signature of each request.
/// </summary>
public sealed class AwsServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2 _certificate = AwsCertificate.Create();
    private readonly ConcurrentQueue<AwsRequest> _requests = new();
    private readonly ConcurrentQueue<string> _wrongSignatures = new();
    private readonly string _authorities = Path.GetTempFileName();

    private AwsServer()
    {
        File.WriteAllText(_authorities, _certificate.ExportCertificatePem());
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, proxy =>
            {
                proxy.Use(ConnectTunnel.AcceptAsync);
                Accept(proxy);
            });
            kestrel.Listen(IPAddress.Loopback, 0, Accept);
            kestrel.Listen(IPAddress.Loopback, 0, Accept);
        });
        EventSourceMappings = new EventSourceMappingApi(Lambda, Sqs, (role, policy) => QueryApi.IsPermitted(role, policy, _requests));
        Lambda.IsPermitted = (role, policy) => QueryApi.IsPermitted(role, policy, _requests);
        Buckets = new BucketApi(Lambda);
        _application = builder.Build();
        _application.Run(RespondAsync);
    }

    /// <summary>The requests so far, in order.</summary>
    public IReadOnlyList<AwsRequest> Requests => [.. _requests];

    /// <summary>What is wrong with the signatures of requests, which are refused.</summary>
    public IReadOnlyList<string> WrongSignatures => [.. _wrongSignatures];

    /// <summary>The file with the certificate of the server, which its clients have to trust.</summary>
    public string Authorities => _authorities;

    /// <summary>An endpoint for clients that use no proxy. It serves all services.</summary>
    public string Endpoint => _application.Urls.ElementAt(1);

    /// <summary>Another endpoint, because clients share the connections to one.</summary>
    public string OtherEndpoint => _application.Urls.ElementAt(2);

    /// <summary>The simulated Lambda.</summary>
    public LambdaApi Lambda { get; } = new();

    /// <summary>The simulated SQS.</summary>
    public SqsApi Sqs { get; } = new();

    /// <summary>The simulated event source mappings of Lambda.</summary>
    public EventSourceMappingApi EventSourceMappings { get; }

    /// <summary>The simulated buckets that deployments create.</summary>
    public BucketApi Buckets { get; }

    /// <summary>The simulated objects in buckets.</summary>
    public S3Api S3 { get; } = new();

    /// <summary>The simulated DynamoDB.</summary>
    public DynamoDbApi DynamoDb { get; } = new();

    /// <summary>The simulated SNS.</summary>
    public SnsApi Sns { get; } = new();

    /// <summary>The simulated services that send events: EventBridge, CloudWatch Logs and Firehose.</summary>
    public EventsApi Events { get; } = new();

    /// <summary>The simulated schedules.</summary>
    public SchedulerApi Scheduler { get; } = new();

    /// <summary>The simulated APIs of Amazon API Gateway.</summary>
    public GatewayApi Gateway { get; } = new();

    /// <summary>What goes wrong with the next requests.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>Starts the server.</summary>
    public static async Task<AwsServer> StartAsync()
    {
        var server = new AwsServer();
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Configures an AWS command to use this server: with credentials, and without this machine's other AWS settings.</summary>
    public void SetEnvironment(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(static name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
        environment["AWS_ACCESS_KEY_ID"] = environment["AWS_SECRET_ACCESS_KEY"] = Signatures.Key;
        environment["AWS_REGION"] = environment["AWS_DEFAULT_REGION"] = AwsCertificate.Region;
        environment["AWS_CONFIG_FILE"] = environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        environment["AWS_CA_BUNDLE"] = _authorities;
        environment["AWS_PAGER"] = "";
        environment["AWS_MAX_ATTEMPTS"] = "1";

        // Otherwise S3 bodies have a separate framing, with a checksum at the end, which this server does not decode.
        environment["AWS_REQUEST_CHECKSUM_CALCULATION"] = "when_required";
        environment["HTTPS_PROXY"] = environment["https_proxy"] = _application.Urls.First().Replace("https:", "http:", StringComparison.Ordinal);
        environment["NO_PROXY"] = environment["no_proxy"] = "";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate.Dispose();
        File.Delete(_authorities);
    }

    private void Accept(ListenOptions listen)
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.UseHttps(_certificate);
    }

    private async Task RespondAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        HttpRequest request = context.Request;
        await request.Body.CopyToAsync(body);
        string host = request.Host.Host;
        if (request.Path == "/ping")
        {
            await context.Response.WriteAsync("healthy");
            return;
        }

        string service = Signatures.ServiceOf(request);
        if (Signatures.FindProblem(context, service, body.ToArray()) is { } problem)
        {
            _wrongSignatures.Enqueue($"{request.Method} https://{host}{request.Path}: {problem}");
            await WriteAsync(context, SignatureError.Create(service, problem, request.Headers["X-Amz-Security-Token"].ToString()));
            return;
        }

        AwsResponse response = Faults.Refuse(request) ?? (IPAddress.TryParse(host, out _) ? service : host.Split('.')[0]) switch
        {
            "lambda" when request.Path.StartsWithSegments(EventSourceMappingApi.Path, StringComparison.Ordinal) =>
                EventSourceMappings.Respond(request.Method, request.Path, name => request.Query[name], body.ToArray()),
            "sqs" or "queue" => Sqs.Respond(request.Headers["X-Amz-Target"].ToString(), body.ToArray()),
            "lambda" => await Lambda.RespondAsync(request.Method, request.Path, body.ToArray()),
            "iam" or "cloudformation" or "sts" => QueryApi.Respond(body.ToArray(), _requests),
            "sns" => Sns.Respond(body.ToArray()),
            "events" or "logs" or "firehose" => Events.Respond(request.Headers["X-Amz-Target"].ToString(), body.ToArray()),
            "scheduler" => Scheduler.Respond(request.Method, request.Path, body.ToArray(), name => QueryApi.IsCreated(name, _requests)),
            "apigateway" => Gateway.Respond(request.Method, request.Path, body.ToArray()),
            "elasticloadbalancing" => LoadBalancingApi.Respond(body.ToArray()),
            "dynamodb" => DynamoDb.Respond(request.Headers["X-Amz-Target"].ToString(), body.ToArray()),
            string bucket when request.Path == "/" => Buckets.Respond(request.Method, bucket, request.QueryString.Value ?? "", body.ToArray()),
            _ => S3.Respond(request.Method, request.Path, request.Headers["x-amz-content-sha256"].ToString(), body.ToArray()),
        };
        _requests.Enqueue(new AwsRequest(response.Operation, host, body.ToArray()));
        if (!await Faults.TryDisturbAsync(context, response))
            await WriteAsync(context, response);
    }

    private static async Task WriteAsync(HttpContext context, AwsResponse response)
    {
        context.Response.StatusCode = response.Status;
        foreach ((string name, string value) in response.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(response.Body);
    }
}
