using Lambda.Runtime.Emulator.Access;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Access;

/// <summary>Refuses requests with 403; the message says what was found and how a developer can allow it.</summary>
internal static class AccessDenial
{
    public static string Host(HostString host, string option) =>
        $"The request's Host is '{host.Value}'. This port accepts IP addresses, localhost, and the names that are listed in {option}, "
        + "because a website can let its name resolve to this machine. If the name belongs to this machine, list it.";

    public static string Page(string page, string service, string address, string option) =>
        $"The request comes from a page of {page}. Only the page of this port and programs other than browsers, such as curl, the AWS CLI and SDKs, "
        + $"can invoke functions here. Other pages call the {service} at {address}, once their origin is listed in [assembly: LambdaCors] of the function, or in {option}.";

    public static string Url(string page, string service, string option) => page switch
    {
        "null" => "The request comes from a page whose origin is 'null', such as a file or a sandboxed frame. It cannot be listed "
            + $"in [assembly: LambdaCors] and {option}: serve the page over HTTP, and list that origin.",
        ForeignPage.Unknown => $"The request comes from a page of another site that it does not name. The local {service} accepts pages whose origin is "
            + $"listed in [assembly: LambdaCors] of the function, or in {option}; links and images also need the header Referer.",
        _ => $"The request comes from a page of {page}. The local {service} accepts pages whose origin is listed in [assembly: LambdaCors] of the function, or here: "
            + $"{option} {page}",
    };

    /// <summary>Refuses a request without reading its body.</summary>
    public static Task WriteAsync(HttpContext http, string message, Action<RefusedRequest>? refused)
    {
        string requestId = Guid.NewGuid().ToString();
        var error = ServiceErrorException.AccessDenied(message);
        refused?.Invoke(new RefusedRequest(requestId, http.Request.Method, http.Request.Path, error.Status, error.ErrorType, error.Message));
        http.Response.Headers[ServiceHeaders.RequestId] = requestId;
        // The body is not read, so the connection cannot be used again.
        http.Response.Headers.Connection = "close";
        return ServiceResponse.RefuseAsync(http, error);
    }
}
