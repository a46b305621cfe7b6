using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Tests.Common;

/// <summary>Verifies signatures of version 4, in headers and in queries, as the services of AWS do. It says what differs.</summary>
/// <remarks>It is written from the specification, and shares no code with the signer. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html</remarks>
internal sealed partial class SignatureVerifier
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The name with which the service signs.</summary>
    public required string Service { get; init; }

    /// <summary>The region of the endpoint.</summary>
    public required string Region { get; init; }

    /// <summary>Finds the secret and the session token of an access key ID; <see langword="null"/> for an unknown one.</summary>
    public required Func<string, (string Secret, string? Token)?> FindKey { get; init; }

    /// <summary>The clock of the service.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether paths are normalized. Amazon S3 never does.</summary>
    public bool NormalizesPaths { get; init; } = true;

    private bool IsS3 => Service == "s3";

    /// <summary>Finds the first problem of a request; <see langword="null"/> if its signature is right.</summary>
    public string? FindProblem(SignedRequest request)
    {
        string query = request.Target.Contains('?') ? request.Target[(request.Target.IndexOf('?') + 1)..] : "";
        string? header = request.Value("Authorization");
        bool isPresigned = CanonicalText.Parameter(query, "X-Amz-Signature") is not null;
        if (header is null && !isPresigned)
            return "The request has no signature: neither one Authorization header, nor X-Amz-Signature in its query.";
        if (header is not null && isPresigned)
            return "The request has two signatures: one in the Authorization header and one in its query.";
        Claims? claims = isPresigned ? FromQuery(query) : FromHeader(header!, request);
        if (claims is null)
            return isPresigned ? "A parameter of the signature is missing in the query." : $"The Authorization header is malformed, or X-Amz-Date is missing: {header}";
        return FindWrongClaim(claims) ?? FindUnsignedHeader(claims, request) ?? FindWrongBody(claims, request, out string hash) ?? FindWrongSignature(claims, request, query, hash);
    }

    private static Claims? FromHeader(string header, SignedRequest request)
    {
        Match match = Authorization().Match(header);
        return match.Success && request.Value("X-Amz-Date") is { } date
            ? new(
                match.Groups["algorithm"].Value, match.Groups["credential"].Value.Split('/'), date, null, match.Groups["headers"].Value.Split(';'), match.Groups["signature"].Value,
                request.Value("X-Amz-Security-Token"))
            : null;
    }

    private static Claims? FromQuery(string query)
    {
        string? Get(string name) => CanonicalText.Parameter(query, name);
        return Get("X-Amz-Algorithm") is { } algorithm && Get("X-Amz-Credential") is { } credential && Get("X-Amz-Date") is { } date && Get("X-Amz-Expires") is { } expires
            && Get("X-Amz-SignedHeaders") is { } headers
            ? new(algorithm, credential.Split('/'), date, expires, headers.Split(';'), Get("X-Amz-Signature")!, Get("X-Amz-Security-Token"))
            : null;
    }

    private static string? FindUnsignedHeader(Claims claims, SignedRequest request)
    {
        if (!claims.SignedHeaders.SequenceEqual(claims.SignedHeaders.Select(static name => name.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)))
            return $"The signed headers are not in lower case, sorted and distinct: {string.Join(';', claims.SignedHeaders)}";
        IEnumerable<string> names = request.Headers.Select(static header => header.Key.ToLowerInvariant());
        string[] required = ["host", .. names.Where(static name => name.StartsWith("x-amz-", StringComparison.Ordinal))];
        if (required.FirstOrDefault(name => !claims.SignedHeaders.Contains(name)) is { } unsigned)
            return $"The header {unsigned} is not signed. Signed: {string.Join(';', claims.SignedHeaders)}";
        return claims.SignedHeaders.FirstOrDefault(name => request.Values(name).Length == 0) is { } missing ? $"The signed header {missing} is missing." : null;
    }

    private string? FindWrongClaim(Claims claims)
    {
        if (claims.Algorithm != Algorithm)
            return $"The algorithm is {claims.Algorithm}, expected {Algorithm}.";
        if (claims.Credential is not [string id, string date, string region, string service, "aws4_request"])
            return $"The credential is {string.Join('/', claims.Credential)}, expected ID/date/region/service/aws4_request.";
        if (region != Region)
            return $"The region is {region}, expected {Region}.";
        if (service != Service)
            return $"The service is {service}, expected {Service}.";
        if (!DateTimeOffset.TryParseExact(claims.Date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            return $"The time is {claims.Date}, expected the form 20150830T123600Z.";
        if (date != claims.Date[..8])
            return $"The credential is of the day {date}, but the time is {claims.Date}.";
        if (FindKey(id) is not { } key)
            return $"The access key ID {id} is unknown.";
        if (key.Token != claims.Token)
            return key.Token is null ? "There is a session token, expected none." : claims.Token is null ? "The session token is missing." : "The session token is another one.";
        return FindWrongTime(claims, time);
    }

    private string? FindWrongTime(Claims claims, DateTimeOffset time)
    {
        DateTimeOffset now = Time.GetUtcNow();
        var tolerance = TimeSpan.FromMinutes(IsS3 ? 15 : 5);
        TimeSpan lifetime = tolerance;
        if (claims.Expires is not null)
        {
            if (!int.TryParse(claims.Expires, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) || seconds is < 1 or > 604800)
                return $"X-Amz-Expires is {claims.Expires}, expected 1 to 604800.";
            lifetime = TimeSpan.FromSeconds(seconds);
        }

        return now > time + lifetime ? $"Signature expired: {claims.Date} is now earlier than {now - lifetime:yyyyMMdd'T'HHmmss'Z'}"
            : time > now + tolerance ? $"Signature not yet current: {claims.Date} is still later than {now + tolerance:yyyyMMdd'T'HHmmss'Z'}"
            : null;
    }

    private string? FindWrongBody(Claims claims, SignedRequest request, out string hash)
    {
        string actual = Convert.ToHexStringLower(SHA256.HashData(request.Body));
        string? sent = request.Value("X-Amz-Content-SHA256");
        hash = sent ?? (claims.Expires is not null && IsS3 ? "UNSIGNED-PAYLOAD" : actual);
        if (sent is null)
            return claims.Expires is null && Service is "s3" or "aoss" ? $"The header x-amz-content-sha256 is missing, which {Service} demands." : null;
        if (sent == "UNSIGNED-PAYLOAD" || sent.StartsWith("STREAMING-", StringComparison.Ordinal))
            return IsS3 ? null : $"The body is not signed ({sent}), which {Service} does not accept.";
        return sent == actual ? null : $"The hash of the body is {sent}, expected {actual} for the {request.Body.Length} bytes that were received.";
    }

    private string? FindWrongSignature(Claims claims, SignedRequest request, string query, string hash)
    {
        string path = request.Target.Split('?')[0];
        string canonical = string.Join('\n', (string[])[
            request.Method,
            IsS3 ? CanonicalText.Key(path) : CanonicalText.Path(path, NormalizesPaths),
            CanonicalText.Query(query, exceptFor: "X-Amz-Signature"),
            .. claims.SignedHeaders.Select(name => $"{name}:{CanonicalText.Value(request.Values(name))}"),
            "",
            string.Join(';', claims.SignedHeaders),
            hash]);
        string[] scope = claims.Credential[1..];
        string text = $"{Algorithm}\n{claims.Date}\n{string.Join('/', scope)}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        byte[] key = scope.Aggregate(Encoding.UTF8.GetBytes($"AWS4{FindKey(claims.Credential[0])!.Value.Secret}"), Mac);
        string expected = Convert.ToHexStringLower(Mac(key, text));
        return expected == claims.Signature ? null : $"The signature is {claims.Signature}, expected {expected}.\nCanonical request:\n{canonical}\nString to sign:\n{text}";
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    [GeneratedRegex(@"^(?<algorithm>\S+) Credential=(?<credential>[^,\s]+), ?SignedHeaders=(?<headers>[^,\s]+), ?Signature=(?<signature>[0-9a-f]{64})$")]
    private static partial Regex Authorization();

    /// <summary>What a request says about its signature.</summary>
    private sealed record Claims(string Algorithm, string[] Credential, string Date, string? Expires, string[] SignedHeaders, string Signature, string? Token);
}
