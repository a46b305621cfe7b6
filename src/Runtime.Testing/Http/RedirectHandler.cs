using System.Net;

namespace Lambda.Runtime.Testing.Http;

/// <summary>Follows redirects to the same host, as <see cref="SocketsHttpHandler"/> does. One to another host is the response, because the test has no other server.</summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxRedirections = 50;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        for (int i = 0; i < MaxRedirections && FindTarget(request.RequestUri!, response) is { } target; i++)
        {
            HttpStatusCode status = response.StatusCode;
            response.Dispose();
            request.RequestUri = target;
            request.Headers.Authorization = null;
            if (BecomesGet(status, request.Method))
            {
                request.Method = HttpMethod.Get;
                request.Content = null;
                request.Headers.TransferEncodingChunked = null;
            }

            response = await base.SendAsync(request, cancellationToken);
        }

        return response;
    }

    private static bool BecomesGet(HttpStatusCode status, HttpMethod method) => status switch
    {
        HttpStatusCode.MultipleChoices or HttpStatusCode.MovedPermanently or HttpStatusCode.Found => method == HttpMethod.Post,
        HttpStatusCode.SeeOther => method != HttpMethod.Get && method != HttpMethod.Head,
        _ => false,
    };

    private static Uri? FindTarget(Uri address, HttpResponseMessage response)
    {
        bool isRedirect = response.StatusCode is HttpStatusCode.MultipleChoices or HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        if (!isRedirect || response.Headers.Location is not { } location)
            return null;

        var target = new Uri(address, location);
        if (target.Fragment.Length == 0 && address.Fragment.Length > 0)
            target = new Uri($"{target}{address.Fragment}");
        return target.Scheme == address.Scheme && target.Authority == address.Authority ? target : null;
    }
}
