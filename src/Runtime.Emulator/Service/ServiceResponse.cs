using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service;

/// <summary>Writes the responses of Lambda's API.</summary>
internal static class ServiceResponse
{
    // HTTP/1.1 404 Not Found, x-amzn-ErrorType: ResourceNotFoundException, {"Type":"User","Message":"Function not found: ..."}
    public static Task RefuseAsync(HttpContext http, ServiceErrorException error)
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers[ServiceHeaders.ErrorType] = error.ErrorType;
        if (error.Protocol == AwsProtocol.Cbor)
            headers[ServiceHeaders.SmithyProtocol] = ServiceHeaders.CborProtocol;
        (string contentType, byte[] body) = AwsErrorBody.Write(error, headers[ServiceHeaders.RequestId].ToString());
        return WriteAsync(http, error.Status, contentType, body);
    }

    public static Task WriteAsync(HttpContext http, int status, ReadOnlyMemory<byte> json) => WriteAsync(http, status, "application/json", json);

    private static Task WriteAsync(HttpContext http, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
