using System.Net;

namespace Lambda.Runtime.Testing.Http;

/// <summary>Keeps the cookies of responses, and sends them with later requests, as <see cref="SocketsHttpHandler"/> does.</summary>
internal sealed class CookieHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly CookieContainer _cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri address = request.RequestUri!;
        if (_cookies.GetCookieHeader(address) is { Length: > 0 } sent)
        {
            string[] own = request.Headers.TryGetValues("Cookie", out IEnumerable<string>? values) ? [.. values] : [];
            request.Headers.Remove("Cookie");
            request.Headers.Add("Cookie", string.Join("; ", [.. own, sent]));
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        foreach (string cookie in response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set : [])
        {
            try
            {
                _cookies.SetCookies(address, cookie);
            }
            catch (CookieException)
            {
                // A client ignores a malformed cookie.
            }
        }

        return response;
    }
}
