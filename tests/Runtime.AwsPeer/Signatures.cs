using System.Net;
using Lambda.Runtime.Tests.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Verifies the signatures of requests.</summary>
public static class Signatures
{
    /// <summary>The access key ID, and the secret access key.</summary>
    public const string Key = "test";

    /// <summary>The access key ID of temporary credentials, as a function has them.</summary>
    public const string TemporaryKey = "ASIATEMPORARY";

    /// <summary>Their secret access key.</summary>
    public const string TemporarySecret = "secret+key/of+temporary/credentials";

    /// <summary>Their session token.</summary>
    public const string TemporaryToken = "session+token/of+temporary/credentials==";

    // The first part of a host is the name with which its service signs, but for these and for buckets.
    private static readonly string[] Services =
        ["lambda", "sqs", "iam", "cloudformation", "sts", "sns", "events", "logs", "firehose", "scheduler", "apigateway", "elasticloadbalancing", "dynamodb"];

    /// <summary>Gets the name of the service that a request is for. At an address without a name, it is that of the signature.</summary>
    internal static string ServiceOf(HttpRequest request)
    {
        string name = request.Host.Host.Split('.')[0];
        if (IPAddress.TryParse(request.Host.Host, out _))
            name = SignedService(request.Headers.Authorization.ToString());
        return name == "queue" ? "sqs" : Services.Contains(name) ? name : "s3";
    }

    /// <summary>Finds what is wrong; <see langword="null"/> if the signature is right.</summary>
    internal static string? FindProblem(HttpContext context, string service, byte[] body)
    {
        var verifier = new SignatureVerifier
        {
            Service = service,
            Region = AwsCertificate.Region,
            FindKey = static id => id == Key ? (Key, null) : id == TemporaryKey ? (TemporarySecret, TemporaryToken) : null,
        };
        return verifier.FindProblem(new SignedRequest(
            context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            [.. context.Request.Headers.SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))], body));
    }

    // AWS4-HMAC-SHA256 Credential=test/20261130/us-east-1/s3/aws4_request, SignedHeaders=…
    private static string SignedService(string authorization) => authorization.Split(',')[0].Split('/') is [_, _, _, var service, _] ? service : "";
}
