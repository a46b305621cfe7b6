using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>Handles POST /extension/register and GET /extension/event/next for an internal extension without events, which only waits for the shutdown.</summary>
internal sealed class ExtensionEndpoints(RuntimeStateMachine state)
{
    public const string Root = "/2020-01-01/extension/";

    private const string Identifier = "Lambda-Extension-Identifier";

    private readonly string _identifier = Guid.NewGuid().ToString();

    public async Task<Rejection?> HandleAsync(HttpContext http, string path)
    {
        switch (http.Request.Method, path)
        {
            case ("POST", "register"):
                state.HasExtension = true;
                http.Response.Headers[Identifier] = _identifier;
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync("{\"functionName\":\"function\",\"functionVersion\":\"$LATEST\",\"handler\":\"bootstrap\"}", http.RequestAborted);
                return null;

            case ("GET", "event/next") when http.Request.Headers[Identifier] == _identifier:
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
                return null;

            default:
                return Rejection.NotFound(http.Request.Method, Root + path);
        }
    }
}
