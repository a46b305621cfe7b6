using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Aws;

/// <summary>Signs requests and addresses for one service in one region.</summary>
internal sealed class RequestSigner(
    string service, string region, SigningClock clock, Func<CancellationToken, ValueTask<AwsCredentials>> getCredentials)
{
    private const string SignatureParameter = "X-Amz-Signature";

    /// <summary>What an address that is presigned again loses.</summary>
    private static readonly string[] Parameters =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-Security-Token", SignatureParameter, "X-Amz-SignedHeaders"];

    private readonly SigningKeys _keys = new(region, service);

    public SigningClock Clock => clock;

    /// <summary>Whether the service takes paths as keys of objects, and bodies that are not signed.</summary>
    public bool IsObjectStore { get; } = service is "s3" or "s3-outposts" or "s3-object-lambda";

    /// <summary>Whether an address is presigned.</summary>
    public static bool IsPresigned(Uri address) =>
        address.Query.StartsWith($"?{SignatureParameter}=", StringComparison.OrdinalIgnoreCase)
        || address.Query.Contains($"&{SignatureParameter}=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sets the headers of a signature. Those of an earlier one are replaced.</summary>
    /// <returns>The time of the signature.</returns>
    public async ValueTask<DateTimeOffset> SignAsync(HttpRequestMessage request, string payloadHash, CancellationToken cancellationToken)
    {
        AwsCredentials credentials = await getCredentials(cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = clock.Now;
        string time = Signature.WriteTime(now);
        Set(request, "Authorization", null);
        Set(request, "X-Amz-Date", time);
        Set(request, "X-Amz-Content-SHA256", payloadHash);
        Set(request, "X-Amz-Security-Token", credentials.SessionToken);

        var headers = CanonicalHeaders.From(SignedHeaders.From(request));
        string scope = WriteScope(time);
        string signature = Sign(credentials, time, scope, request.Method, request.RequestUri!, headers, payloadHash);
        Set(
            request,
            "Authorization",
            $"{Signature.Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={headers.Names}, Signature={signature}");
        return now;
    }

    /// <summary>Creates an address that contains the signature.</summary>
    public async ValueTask<Uri> PresignAsync(HttpMethod method, Uri address, long seconds, CancellationToken cancellationToken)
    {
        AwsCredentials credentials = await getCredentials(cancellationToken).ConfigureAwait(false);
        string time = Signature.WriteTime(clock.Now);
        string scope = WriteScope(time);
        StringBuilder text = new StringBuilder(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)).Append('?');
        foreach (string parameter in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = parameter.Split('=')[0];
            if (!Array.Exists(Parameters, known => known.Equals(name, StringComparison.OrdinalIgnoreCase)))
                text.Append(parameter).Append('&');
        }

        text.Append("X-Amz-Algorithm=").Append(Signature.Algorithm).Append("&X-Amz-Credential=");
        UriEncoding.AppendEncoded(text, $"{credentials.AccessKeyId}/{scope}");
        text.Append(CultureInfo.InvariantCulture, $"&X-Amz-Date={time}&X-Amz-Expires={seconds}&X-Amz-SignedHeaders=host");
        if (credentials.SessionToken is { } token)
        {
            text.Append("&X-Amz-Security-Token=");
            UriEncoding.AppendEncoded(text, token);
        }

        // Signed as .NET will send it.
        var unsigned = new Uri(text.ToString());
        var headers = CanonicalHeaders.From([new("host", SignedHeaders.HostOf(unsigned))]);
        string payloadHash = IsObjectStore ? Signature.UnsignedPayload : Signature.EmptyPayload;
        string signature = Sign(credentials, time, scope, method, unsigned, headers, payloadHash);
        return new Uri($"{text}&{SignatureParameter}={signature}");
    }

    /// <param name="time"><c>20150830T123600Z</c>.</param>
    private string WriteScope(string time) => Signature.WriteScope(DateOf(time), region, service);

    private static string DateOf(string time) => time[..8];

    private string Sign(AwsCredentials credentials, string time, string scope, HttpMethod method, Uri address, CanonicalHeaders headers, string payloadHash)
    {
        string path = address.AbsolutePath;
        string request = Signature.WriteCanonicalRequest(
            method.Method,
            IsObjectStore ? CanonicalPath.EncodeKey(path) : CanonicalPath.Encode(CanonicalPath.Normalize(path)),
            CanonicalQuery.Write(address.Query),
            headers,
            payloadHash);
        return Signature.Sign(_keys.Get(credentials.SecretAccessKey, DateOf(time)), Signature.WriteStringToSign(time, scope, request));
    }

    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        request.Headers.Remove(name);
        if (value is not null)
            request.Headers.TryAddWithoutValidation(name, value);
    }
}
