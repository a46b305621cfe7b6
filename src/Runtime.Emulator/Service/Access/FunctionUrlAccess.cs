using Lambda.Runtime.Emulator.Access;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Access;

/// <summary>Controls the access to function URLs: allows programs, the function's own pages, and pages of origins that the developer or a function lists.</summary>
/// <param name="rules">The access rules.</param>
/// <param name="isListedByFunction">Whether a function lists an origin, with the CORS configuration for it.</param>
/// <param name="pagePort">The port of the page that links to function URLs, under the same host name.</param>
/// <param name="refused">Called for each request that is refused.</param>
internal sealed class FunctionUrlAccess(AccessRules rules, Func<string, CancellationToken, Task<bool>> isListedByFunction, Func<int> pagePort, Action<RefusedRequest>? refused)
{
    /// <summary>Passes a request on, responds to a preflight, or refuses the request before its body is read.</summary>
    public async Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        HttpRequest request = http.Request;
        if (!rules.Hosts.Contains(request.Host))
            await AccessDenial.WriteAsync(http, AccessDenial.Host(request.Host, rules.HostOption), refused);
        else if (ForeignPage.Find(request) is not { } page || (ForeignPage.IsNavigation(request) && page == $"{request.Scheme}://{request.Host.Host}:{pagePort()}"))
            await next(http);
        else if (await isListedByFunction(page, http.RequestAborted))
            await next(http);
        else if (!rules.Origins.Contains(page))
            await AccessDenial.WriteAsync(http, AccessDenial.Url(page, rules.Service, rules.OriginOption), refused);
        else if (FunctionUrlCors.IsPreflight(request))
            await FunctionUrlCors.WritePreflightAsync(http, page);
        else
            await FunctionUrlCors.HandleAsync(http, page, next);
    }
}
