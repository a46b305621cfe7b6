using Lambda.Runtime.Emulator.Access;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Access;

/// <summary>The fence of the port for invocations and of the page: it lets programs and the port's own page in, and no other page.</summary>
/// <param name="rules">What is opened.</param>
/// <param name="functionUrls">Where pages of allowed origins may call functions.</param>
/// <param name="refused">Told of each request that is refused.</param>
internal sealed class ServiceAccess(AccessRules rules, Func<string> functionUrls, Action<RefusedRequest>? refused)
{
    /// <summary>Passes a request on, or refuses it before its body is read.</summary>
    public Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        // For browsers that do not say where a request is from: they keep what comes from a page of another origin.
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!rules.Hosts.Contains(http.Request.Host))
            return AccessDenial.WriteAsync(http, AccessDenial.Host(http.Request.Host, rules.HostOption), refused);

        return ForeignPage.Find(http.Request) is { } page
            ? AccessDenial.WriteAsync(http, AccessDenial.Page(page, functionUrls(), rules.OriginOption), refused)
            : next(http);
    }
}
