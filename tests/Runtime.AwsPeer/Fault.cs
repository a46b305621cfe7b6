using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.AwsPeer;

/// <summary>What goes wrong with a request.</summary>
/// <remarks>With an error or a redirect, the service has not carried out the request. With the others, it has, and the client cannot know.</remarks>
public sealed class Fault
{
    private readonly int _status;
    private readonly string _code = "";
    private readonly string _message = "";
    private readonly Func<HttpContext, string, Task>? _disturb;
    private string _location = "";

    private Fault(int status, string code, string message) => (_status, _code, _message) = (status, code, message);

    private Fault(Func<HttpContext, string, Task> disturb) => _disturb = disturb;

    /// <summary>The connection is closed without a response.</summary>
    public static Fault Reset { get; } = new(static (context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>The connection is closed in the middle of the body.</summary>
    public static Fault CutOff { get; } = new(static async (context, body) =>
    {
        context.Response.ContentLength = body.Length + 100;
        await context.Response.WriteAsync(body);
        await context.Response.Body.FlushAsync();
    });

    internal bool IsError => _disturb is null;

    /// <summary>An error of the service, in the form of its protocol.</summary>
    /// <param name="status">The status.</param>
    /// <param name="code">The name of the error.</param>
    /// <param name="message">Its message.</param>
    public static Fault Error(int status, string code, string message) => new(status, code, message);

    /// <summary>A redirect to another address.</summary>
    public static Fault Redirect(int status, string location) =>
        new(status, "TemporaryRedirect", "Please re-send this request to the specified temporary endpoint.") { _location = location };

    /// <summary>A response that does not come before a task ends.</summary>
    public static Fault LateUntil(Task end) => new(async (context, body) =>
    {
        await end;
        await context.Response.WriteAsync(body);
    });

    internal AwsResponse ToResponse(string operation, bool isXml) => new(
        operation,
        _status,
        isXml ? $"<Error><Code>{_code}</Code><Message>{_message}</Message><RequestId>1</RequestId></Error>"
            : new JsonObject { ["__type"] = $"com.amazonaws.service#{_code}", ["message"] = _message }.ToJsonString(),
        ("Content-Type", isXml ? "application/xml" : "application/x-amz-json-1.0"),
        _location.Length > 0 ? ("Location", _location) : ("x-amzn-RequestId", "1"));

    internal Task DisturbAsync(HttpContext context, string body) => _disturb!(context, body);
}
