using System.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Shutdown;

/// <summary>Registers the function as an internal extension, so that the service sends SIGTERM before it shuts down the execution environment.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html</remarks>
internal static class InternalExtension
{
    /// <summary>Registers the extension, then requests its next event on a separate thread and connection, as an extension has to. No event arrives.</summary>
    public static void Register(ServerAddress server, FunctionLog log)
    {
        var connection = new HttpConnection(server);
        try
        {
            // Without events: the service waits in each invocation for an extension that has registered for INVOKE.
            const string Body = "{\"events\":[]}";
            connection.Exchange(Encoding.ASCII.GetBytes(
                $"POST {server.BasePath}/2020-01-01/extension/register HTTP/1.1\r\nHost: {server.Authority}\r\nLambda-Extension-Name: Lambda.Runtime\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));
            HttpResponse response = connection.Response;
            ReadOnlySpan<byte> identifier = response.Headers.Value("lambda-extension-identifier"u8);
            if (response.Status is < 200 or > 299 || identifier.IsEmpty || !RuntimeApiClient.IsId(identifier))
            {
                Warn(log, $"the service responded {response.Status} {Excerpt.From(response.Body.Span)}");
                connection.Dispose();
                return;
            }

            byte[] next = Encoding.ASCII.GetBytes(
                $"GET {server.BasePath}/2020-01-01/extension/event/next HTTP/1.1\r\nHost: {server.Authority}\r\n"
                + $"Lambda-Extension-Identifier: {Encoding.ASCII.GetString(identifier)}\r\n\r\n");
            new Thread(() => Wait(connection, next)) { IsBackground = true, Name = "Lambda extension" }.Start();
        }
        catch (Exception e) when (e is ConnectionException or ProtocolException)
        {
            Warn(log, e.Message);
            connection.Dispose();
        }
    }

    private static void Wait(HttpConnection connection, byte[] next)
    {
        try
        {
            connection.Exchange(next);
        }
        catch (Exception e) when (e is ConnectionException or ProtocolException)
        {
            // The execution environment is shutting down, or the service does not support extensions.
        }
    }

    private static void Warn(FunctionLog log, string what) =>
        RuntimeLog.Write(log, "WARN", $"/extension/register: {what}; the function runs on, without its shutdown steps.");
}
