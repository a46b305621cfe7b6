using System.Net;
using System.Net.Http.Headers;

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

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(4);

    /// <summary>Gets the time of the server if the time of the signature may be why it rejected the request.</summary>
    /// <param name="response">The response. Its body remains readable.</param>
    /// <param name="now">The time as the signer knows it.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    public static async ValueTask<DateTimeOffset?> FindServerTimeAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden) || response.Headers.Date is not { } serverTime)
            return null;
        if (response.StatusCode == HttpStatusCode.Forbidden && (serverTime - now).Duration() > Tolerance)
            return serverTime;

        // The clock is right, but the process was frozen between signing and sending, or the body took long.
        return await IsNamedAsync(response, cancellationToken).ConfigureAwait(false) ? serverTime : null;
    }

    private static async ValueTask<bool> IsNamedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!IsError(response.Content))
            return false;
        await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        string error = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        if (error.Contains("RequestTimeTooSkewed", StringComparison.Ordinal) || error.Contains("RequestExpired", StringComparison.Ordinal))
            return true;

        // Some services send the type of the error in the body, others in a header.
        string type = response.Headers.NonValidated.TryGetValues("x-amzn-ErrorType", out HeaderStringValues values) ? values.ToString() : error;
        return type.Contains("InvalidSignatureException", StringComparison.Ordinal)
            && (error.Contains("Signature expired", StringComparison.Ordinal) || error.Contains("Signature not yet current", StringComparison.Ordinal));
    }

    /// <summary>Whether the body has a format of AWS's errors: <c>application/x-amz-json-1.0</c>, <c>application/json</c>, <c>application/xml</c> or <c>text/xml</c>.</summary>
    private static bool IsError(HttpContent content)
    {
        string type = content.Headers.ContentType?.MediaType ?? "";
        return (type.Contains("json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase))
            && content.Headers.ContentLength is null or <= MaxErrorLength;
    }
}
