using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Service.AwsApis;

/// <summary>Reads the name of the service that a request is signed for.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html</remarks>
internal static class SignatureScope
{
    private const string Credential = "Credential=";

    /// <summary>Reads the service from the header or the query; <see langword="null"/> if the request is not signed.</summary>
    public static string? ReadService(HttpRequest request)
    {
        // Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261129/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=...
        string header = request.Headers.Authorization.ToString();
        if (header.StartsWith("AWS4-", StringComparison.Ordinal) && header.IndexOf(Credential, StringComparison.Ordinal) is >= 0 and int start)
            return ReadService(header[(start + Credential.Length)..].Split(',')[0]);

        // ?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261129%2Fus-east-1%2Fs3%2Faws4_request&...
        return request.Query.TryGetValue("X-Amz-Credential", out StringValues credential) ? ReadService(credential.ToString()) : null;
    }

    // A signature for several regions has no region.
    private static string? ReadService(string credential) =>
        credential.Trim().Split('/') is [.., var service, "aws4_request"] && service.Length > 0 && service.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? service
            : null;
}
