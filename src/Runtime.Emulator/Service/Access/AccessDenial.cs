using Lambda.Runtime.Emulator.Access;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Access;

/// <summary>403, with what was found in the request and how a developer opens the port for it.</summary>
internal static class AccessDenial
{
    public static string Host(HostString host, string option) =>
        $"The request's Host is '{host.Value}'. This port answers under IP addresses, localhost, and the names that are listed in {option}, "
        + "because a website can let its own name lead to this machine. If the name is this machine's, list it.";

    public static string Page(string page, string functionUrls, string option) =>
        $"The request comes from a page of {page}. Only this port's own page and programs that are not a browser, such as curl, the AWS CLI and SDKs, "
        + $"invoke functions here. Pages call the function URL at {functionUrls}, once their origin is listed in {option}.";

    public static string FunctionUrl(string page, string option) => page switch
    {
        "null" => "The request comes from a page whose origin is 'null', as that of a file or of a sandboxed frame is. It cannot be listed "
            + $"in {option}: serve the page over HTTP, and list that origin.",
        ForeignPage.Unknown => "The request comes from a page of another site, and does not say which. Function URLs answer pages whose origin is "
            + $"listed in {option}, where links and images also need the header Referer.",
        _ => $"The request comes from a page of {page}. Function URLs answer pages whose origin is listed: {option} {page}",
    };

    /// <summary>Refuses a request whose body has not been read.</summary>
    public static Task WriteAsync(HttpContext http, string message, Action<RefusedRequest>? refused)
    {
        string requestId = Guid.NewGuid().ToString();
        var error = ServiceErrorException.AccessDenied(message);
        refused?.Invoke(new RefusedRequest(requestId, http.Request.Method, http.Request.Path, error.Status, error.ErrorType, error.Message));
        http.Response.Headers[ServiceHeaders.RequestId] = requestId;
        // What follows on this connection would be the body.
        http.Response.Headers.Connection = "close";
        return ServiceResponse.RefuseAsync(http, error);
    }
}
