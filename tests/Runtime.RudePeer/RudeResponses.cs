using System.Text;

namespace Lambda.Runtime.RudePeer;

/// <summary>Creates responses as the service sends them, for tests to send unchanged or malformed.</summary>
public static class RudeResponses
{
    public const string Accepted = "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n";

    /// <summary>A response that ends a loop according to the protocol.</summary>
    public const string End = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 37\r\n\r\n{\"errorMessage\":\"over\",\"errorType\":1}";

    public static byte[] Event(string body, string requestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd", string headers = "") =>
        Event(Encoding.UTF8.GetBytes(body), Head(requestId) + headers);

    /// <summary>Creates an event with any bytes and a deadline in the future.</summary>
    public static byte[] Event(byte[] body, TimeSpan remaining, string requestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd") =>
        Event(body, Head(requestId, DateTimeOffset.UtcNow.Add(remaining).ToUnixTimeMilliseconds()));

    private static byte[] Event(byte[] body, string head) => [.. Encoding.UTF8.GetBytes($"{head}Content-Length: {body.Length}\r\n\r\n"), .. body];

    /// <summary>Creates an event in chunks of a number of characters, with chunk extensions and a trailer.</summary>
    public static byte[] ChunkedEvent(string body, int chunkLength, string requestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd")
    {
        StringBuilder text = new StringBuilder(Head(requestId)).Append("Transfer-Encoding: chunked\r\n\r\n");
        foreach (char[] chunk in body.Chunk(chunkLength))
            text.Append(chunk.Length.ToString("x", null)).Append(";name=\"value\"\r\n").Append(chunk).Append("\r\n");
        return Encoding.ASCII.GetBytes(text.Append("0\r\nTrailer: one\r\n\r\n").ToString());
    }

    private static string Head(string requestId, long deadline = 1_542_409_706_888) =>
        "HTTP/1.1 200 OK\r\n"
        + "Content-Type: application/json\r\n"
        + $"Lambda-Runtime-Aws-Request-Id: {requestId}\r\n"
        + $"Lambda-Runtime-Deadline-Ms: {deadline}\r\n"
        + "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-2:123456789012:function:custom-runtime\r\n"
        + "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1\r\n";
}
