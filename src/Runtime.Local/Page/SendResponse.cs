using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Local.Page;

/// <summary>Responds to those who send messages, records and events by curl: JSON in one line, which ends with a line feed for the terminal.</summary>
/// <param name="refused">Called for each request that is refused.</param>
internal sealed class SendResponse(Action<RefusedRequest>? refused)
{
    public static Task WriteAsync(HttpContext http, object json) => WriteAsync(http, StatusCodes.Status200OK, json);

    public static Task WriteAsync(HttpContext http, int status, object json) =>
        ServiceResponse.WriteAsync(http, status, (byte[])[.. ReflectionJson.SerializeToUtf8Bytes(json), (byte)'\n']);

    // {"error":"AWS.SimpleQueueService.NonExistentQueue","message":"The specified queue does not exist: ..."}
    public Task RefuseAsync(HttpContext http, int status, string error, string message)
    {
        refused?.Invoke(new RefusedRequest(Guid.NewGuid().ToString(), http.Request.Method, http.Request.Path, status, error, message));
        return WriteAsync(http, status, new { error, message });
    }
}
