using System.Net;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>Keeps the signature of the last request, and sends nothing.</summary>
internal sealed class CaptureHandler : HttpMessageHandler
{
    public string Authorization { get; private set; } = "";

    public string? Token { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Authorization = request.Headers.NonValidated["Authorization"].ToString();
        Token = request.Headers.NonValidated.TryGetValues("X-Amz-Security-Token", out System.Net.Http.Headers.HeaderStringValues values) ? values.ToString() : null;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
    }
}
