using System.Text;
using System.Text.Json;
using Lambda.Runtime.Aws;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>AWS's published test vectors, for the signer and for the verifier of the tests. Vectors/README.md has their source.</summary>
public sealed class VectorTests
{
    /// <summary>Its session token is added after signing, which only AWS IoT demands. The signer signs each token, so only the signature without it is compared.</summary>
    private const string TokenAfterSigning = "post-sts-header-after";

    private static readonly JsonDocument Document = JsonDocument.Parse(File.ReadAllBytes(Repository.At("tests/Runtime.Tests/Aws/Vectors/v4.json")));

    public static TheoryData<string> Names { get; } = [.. Document.RootElement.EnumerateArray().Select(static vector => vector.GetProperty("name").GetString()!)];

    [Fact]
    public void Suite_IsComplete() => Assert.Equal(38, Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void HeaderSignature_IsThatOfAws(string name)
    {
        Vector vector = Read(name);
        List<KeyValuePair<string, string>> headers = [.. vector.Request.Headers, new("X-Amz-Date", vector.Time)];
        if (vector.IsBodySigned)
            headers.Add(new("x-amz-content-sha256", vector.PayloadHash));
        if (vector.Token is { } token && name != TokenAfterSigning)
            headers.Add(new("X-Amz-Security-Token", token));
        Check(vector, "header", vector.Query, headers);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void QuerySignature_IsThatOfAws(string name)
    {
        Vector vector = Read(name);
        string names = Uri.EscapeDataString(CanonicalHeaders.From(vector.Request.Headers).Names);
        string query = $"{vector.Query}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Uri.EscapeDataString($"{Vector.KeyId}/{vector.Scope}")}&X-Amz-Date={vector.Time}"
            + $"&X-Amz-SignedHeaders={names}&X-Amz-Expires=3600";
        if (vector.Token is { } token && name != TokenAfterSigning)
            query += $"&X-Amz-Security-Token={Uri.EscapeDataString(token)}";
        Check(vector, "query", query, vector.Request.Headers);
    }

    /// <summary>The whole signer, for vectors that it can be given: it signs only Host, a Uri is normalized, and .NET encodes what some vectors send as it is.</summary>
    [Fact]
    public async Task PresignedAddresses_HaveSignaturesOfAws()
    {
        int count = 0;
        foreach (string name in Names.Select(static row => row.Data))
        {
            Vector vector = Read(name);
            bool isEncoded = !vector.Request.Target.Split('?')[0].Any(static character => character is ' ' or > '~');
            if (vector.Request.Headers.Count > 1 || !vector.IsNormalized || !isEncoded || name == TokenAfterSigning)
                continue;
            count++;
            using var signer = new AwsSigner(Vector.Service)
            {
                Region = Vector.Region,
                Credentials = _ => new(new AwsCredentials(Vector.KeyId, Vector.Secret, vector.Token)),
                TimeProvider = vector.CreateClock(),
            };
            var address = new Uri($"https://{vector.Request.Value("Host")}{vector.Request.Target}");
            Uri signed = await signer.PresignAsync(new HttpMethod(vector.Request.Method), address, TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
            Assert.True(signed.Query.EndsWith($"&X-Amz-Signature={vector.Get("query-signature").Trim()}", StringComparison.Ordinal), $"{name}: {signed}");
        }

        Assert.Equal(20, count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verifier_AcceptsSignedRequestsOfAws(string name)
    {
        Vector vector = Read(name);
        var verifier = new SignatureVerifier
        {
            Service = Vector.Service,
            Region = Vector.Region,
            FindKey = id => id == Vector.KeyId ? (Vector.Secret, vector.Token) : null,
            Time = vector.CreateClock(),
            NormalizesPaths = vector.IsNormalized,
        };
        string? header = verifier.FindProblem(Vector.Parse(vector.Get("header-signed-request"))), query = verifier.FindProblem(Vector.Parse(vector.Get("query-signed-request")));
        if (name != TokenAfterSigning)
        {
            Assert.Null(header);
            Assert.Null(query);
            return;
        }

        // Services other than AWS IoT demand that the token is signed.
        Assert.StartsWith("The header x-amz-security-token is not signed.", header, StringComparison.Ordinal);
        Assert.StartsWith("The signature is 2ce6e6d2e0cf2f9d1b55fafec88cd20574c31dc2e7631979f71ba2310083e95b, expected", query, StringComparison.Ordinal);
    }

    private static void Check(Vector vector, string kind, string query, IEnumerable<KeyValuePair<string, string>> headers)
    {
        string path = vector.Request.Target.Split('?')[0];
        string request = Signature.WriteCanonicalRequest(
            vector.Request.Method,
            CanonicalPath.Encode(vector.IsNormalized ? CanonicalPath.Normalize(path) : path),
            CanonicalQuery.Write(query),
            CanonicalHeaders.From(headers),
            vector.PayloadHash);
        Assert.Equal(vector.Get($"{kind}-canonical-request"), request);
        string text = Signature.WriteStringToSign(vector.Time, vector.Scope, request);
        Assert.Equal(vector.Get($"{kind}-string-to-sign"), text);
        Assert.Equal(vector.Get($"{kind}-signature").Trim(), Signature.Sign(new SigningKeys(Vector.Region, Vector.Service).Get(Vector.Secret, vector.Time[..8]), text));
    }

    private static Vector Read(string name) => new(Document.RootElement.EnumerateArray().Single(vector => vector.GetProperty("name").ValueEquals(name)));

    /// <summary>One vector. Region, service and keys are the same in all of them.</summary>
    private sealed class Vector(JsonElement json)
    {
        public const string KeyId = "AKIDEXAMPLE";
        public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
        public const string Region = "us-east-1";
        public const string Service = "service";

        private readonly JsonElement _context = json.GetProperty("context");

        public SignedRequest Request { get; } = Parse(json.GetProperty("request").GetString()!);

        public string Query => Request.Target.Contains('?') ? Request.Target.Split('?')[1] : "";

        public string Time => Signature.WriteTime(_context.GetProperty("timestamp").GetDateTimeOffset());

        public string Scope => Signature.WriteScope(Time[..8], _context.GetProperty("region").GetString()!, _context.GetProperty("service").GetString()!);

        public string? Token => _context.GetProperty("credentials").TryGetProperty("token", out JsonElement token) ? token.GetString() : null;

        public bool IsNormalized => _context.GetProperty("normalize").GetBoolean();

        public bool IsBodySigned => _context.GetProperty("sign_body").GetBoolean();

        public string PayloadHash => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Request.Body));

        /// <summary>Parses a request of HTTP/1.1. A line that begins with a space continues the header before it.</summary>
        public static SignedRequest Parse(string text)
        {
            string[] parts = text.Split("\n\n", 2);
            string[] lines = parts[0].Split('\n');
            var headers = new List<KeyValuePair<string, string>>();
            foreach (string line in lines.Skip(1).Where(static line => line.Length > 0))
            {
                if (line[0] == ' ')
                    headers[^1] = new(headers[^1].Key, $"{headers[^1].Value}\n{line}");
                else
                    headers.Add(new(line.Split(':')[0], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]));
            }

            int target = lines[0].IndexOf(' ', StringComparison.Ordinal) + 1, end = lines[0].LastIndexOf(' ');
            return new(lines[0][..(target - 1)], lines[0][target..end], headers, Encoding.UTF8.GetBytes(parts.ElementAtOrDefault(1)?.TrimEnd('\n') ?? ""));
        }

        public string Get(string name) => json.GetProperty(name).GetString()!;

        public FakeTimeProvider CreateClock() => new(_context.GetProperty("timestamp").GetDateTimeOffset());
    }
}
