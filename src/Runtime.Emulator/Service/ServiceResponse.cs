using Lambda.Runtime.Emulator.Json;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service;

/// <summary>Writes the responses of Lambda's API.</summary>
internal static class ServiceResponse
{
    // HTTP/1.1 404 Not Found, x-amzn-ErrorType: ResourceNotFoundException, {"Type":"User","Message":"Function not found: ..."}
    public static Task RefuseAsync(HttpContext http, ServiceErrorException error)
    {
        string fault = error.Status >= StatusCodes.Status500InternalServerError ? "Service" : "User";
        http.Response.Headers[ServiceHeaders.ErrorType] = error.ErrorType;
        // The service's model spells the member in two ways, and clients expect that of the error type.
        byte[] body = error.ErrorType is "ResourceNotFoundException" or "ServiceException"
            ? ReflectionJson.SerializeToUtf8Bytes(new { Type = fault, error.Message })
            : ReflectionJson.SerializeToUtf8Bytes(new { Type = fault, message = error.Message });
        return WriteAsync(http, error.Status, body);
    }

    public static Task WriteAsync(HttpContext http, int status, ReadOnlyMemory<byte> body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
