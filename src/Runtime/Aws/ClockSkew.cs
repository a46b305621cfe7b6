using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Lambda.Runtime.Aws;

/// <summary>Recognizes responses to signatures whose time is not the time of AWS.</summary>
/// <remarks>
/// A signature is valid for five minutes before and after its time; at Amazon S3, for 15. A request that was rejected for its signature was not carried out, so it can
/// be sent again.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
/// </remarks>
internal static class ClockSkew
{
    /// <summary>The largest error body that is read if its length is known.</summary>
    private const int MaxErrorLength = 64 * 1024;

    /// <summary>With a larger difference, no service has passed the request on, so a 403 is not the response of a function.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Gets the time of the server if the time of the signature may be why it rejected the request.</summary>
    /// <param name="response">The response. Its body remains readable.</param>
    /// <param name="signedAt">The time of the signature.</param>
    /// <param name="now">The time as the signer knows it.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    public static async ValueTask<DateTimeOffset?> FindServerTimeAsync(
        HttpResponseMessage response, DateTimeOffset signedAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden) || response.Headers.Date is not { } serverTime)
            return null;

        // After a function that took long, one of the times matches: when it was called, or when it responded.
        bool isOff = (serverTime - now).Duration() > Tolerance && (serverTime - signedAt).Duration() > Tolerance;
        if (isOff && response.StatusCode == HttpStatusCode.Forbidden)
            return serverTime;

        // The clock is right, but the process was frozen between signing and sending, or the body took long.
        return await IsNamedAsync(response, cancellationToken).ConfigureAwait(false) ? serverTime : null;
    }

    /// <remarks>A function or another program after the endpoint can respond with an error of its choice. Only the forms of AWS's own errors count.</remarks>
    private static async ValueTask<bool> IsNamedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > MaxErrorLength)
            return false;
        string mediaType = response.Content.Headers.ContentType?.MediaType ?? "";
        bool isXml = mediaType.EndsWith("xml", StringComparison.OrdinalIgnoreCase);
        if (!isXml && !mediaType.Contains("json", StringComparison.OrdinalIgnoreCase))
            return false;
        await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);

        // ReadAsString would throw for an unknown character set.
        string error = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        return isXml ? Contains(error, "<Code>RequestTimeTooSkewed<") || Contains(error, "<Code>RequestExpired<") : IsNamed(response, error);
    }

    /// <remarks>The type is in a header, or in the body as <c>"__type":"com.amazon.coral.service#InvalidSignatureException"</c>.</remarks>
    private static bool IsNamed(HttpResponseMessage response, string error)
    {
        string type = response.Headers.NonValidated.TryGetValues("x-amzn-ErrorType", out HeaderStringValues values) ? values.ToString()
            : Contains(error, "\"__type\"") ? error
            : "";
        return Contains(type, "RequestExpired")
            || (Contains(type, "InvalidSignatureException") && (Contains(error, "Signature expired") || Contains(error, "Signature not yet current")));
    }

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
