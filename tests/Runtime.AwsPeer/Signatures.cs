using Lambda.Runtime.Tests.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Verifies the signatures of requests.</summary>
internal static class Signatures
{
    /// <summary>The access key ID, and the secret access key.</summary>
    public const string Key = "test";

    // The first part of a host is the name with which its service signs, but for these and for buckets.
    private static readonly string[] Services =
        ["lambda", "sqs", "iam", "cloudformation", "sts", "sns", "events", "logs", "firehose", "scheduler", "apigateway", "elasticloadbalancing", "dynamodb"];

    /// <summary>Finds what is wrong; <see langword="null"/> if the signature is right.</summary>
    public static string? FindProblem(HttpContext context, string host, byte[] body)
    {
        string name = host.Split('.')[0];
        var verifier = new SignatureVerifier
        {
            Service = name == "queue" ? "sqs" : Services.Contains(name) ? name : "s3",
            Region = AwsCertificate.Region,
            FindKey = static id => id == Key ? (Key, null) : null,
        };
        return verifier.FindProblem(new SignedRequest(
            context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            [.. context.Request.Headers.SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))], body));
    }
}
