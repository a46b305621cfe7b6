using Lambda.Runtime.Emulator.Json;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>Writes the responses that are not events.</summary>
internal static class RuntimeApiResponse
{
    private static readonly byte[] Ok = "{\"status\":\"OK\"}\n"u8.ToArray();

    // HTTP/1.1 202 Accepted, {"status":"OK"}
    public static Task AcceptAsync(HttpContext http) => WriteAsync(http, StatusCodes.Status202Accepted, Ok);

    // HTTP/1.1 403 Forbidden, {"errorMessage":"...","errorType":"InvalidStateTransition"}
    public static Task RejectAsync(HttpContext http, Rejection rejection) => WriteAsync(http, rejection.Status,
        ReflectionJson.SerializeToUtf8Bytes(new { errorMessage = rejection.ErrorMessage, errorType = rejection.ErrorType }));

    private static Task WriteAsync(HttpContext http, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
