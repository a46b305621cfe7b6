using Lambda.Runtime.Emulator.Access;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Access;

/// <summary>Controls the access to the port for invocations and its page: allows programs and the port's own page, and no other page.</summary>
/// <param name="rules">The access rules.</param>
/// <param name="functionUrls">Where pages of allowed origins may call functions.</param>
/// <param name="refused">Called for each request that is refused.</param>
internal sealed class ServiceAccess(AccessRules rules, Func<string> functionUrls, Action<RefusedRequest>? refused)
{
    /// <summary>Passes a request on, or refuses it before its body is read.</summary>
    public Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        // For browsers that do not send the origin of a request: they do not show the response to a page of another origin.
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!rules.Hosts.Contains(http.Request.Host))
            return AccessDenial.WriteAsync(http, AccessDenial.Host(http.Request.Host, rules.HostOption), refused);

        return ForeignPage.Find(http.Request) is { } page
            ? AccessDenial.WriteAsync(http, AccessDenial.Page(page, rules.Service, functionUrls(), rules.OriginOption), refused)
            : next(http);
    }
}
