using Lambda.Runtime.Emulator.Access;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Access;

/// <summary>Controls the access to function URLs: allows programs, the function's own pages, and pages of listed origins.</summary>
/// <param name="rules">The access rules.</param>
/// <param name="pagePort">The port of the page that links to function URLs, under the same host name.</param>
/// <param name="refused">Called for each request that is refused.</param>
internal sealed class FunctionUrlAccess(AccessRules rules, Func<int> pagePort, Action<RefusedRequest>? refused)
{
    /// <summary>Passes a request on, responds to a preflight, or refuses the request before its body is read.</summary>
    public Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        HttpRequest request = http.Request;
        if (!rules.Hosts.Contains(request.Host))
            return AccessDenial.WriteAsync(http, AccessDenial.Host(request.Host, rules.HostOption), refused);

        if (ForeignPage.Find(request) is not { } page || (ForeignPage.IsNavigation(request) && page == $"{request.Scheme}://{request.Host.Host}:{pagePort()}"))
            return next(http);

        if (!rules.Origins.Contains(page))
            return AccessDenial.WriteAsync(http, AccessDenial.FunctionUrl(page, rules.OriginOption), refused);

        return FunctionUrlCors.IsPreflight(request) ? FunctionUrlCors.WritePreflightAsync(http, page) : FunctionUrlCors.HandleAsync(http, page, next);
    }
}
