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

    /// <summary>Finds what is wrong; <see langword="null"/> if the signature is right.</summary>
    internal static string? FindProblem(HttpContext context, string host, byte[] body)
    {
        string name = host.Split('.')[0];
        var verifier = new SignatureVerifier
        {
            Service = name == "queue" ? "sqs" : Services.Contains(name) ? name : "s3",
            Region = AwsCertificate.Region,
            FindKey = static id => id == Key ? (Key, null) : id == TemporaryKey ? (TemporarySecret, TemporaryToken) : null,
        };
        return verifier.FindProblem(new SignedRequest(
            context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            [.. context.Request.Headers.SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))], body));
    }
}
