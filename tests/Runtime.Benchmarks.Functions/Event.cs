using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>An event, with the bytes of the HTTP response that contains it.</summary>
/// <param name="Name">The name of the part that measures it.</param>
/// <param name="Title">The title in the table.</param>
/// <param name="Invocations">The number of measured invocations.</param>
/// <param name="Response">The response expected from every function.</param>
/// <param name="IsEcho">Whether the event is a text for the functions that return it, which are the C loop and one of ours.</param>
internal sealed record Event(string Name, string Title, int Invocations, string Json, byte[] Response, bool IsChunked = false, bool IsEcho = false)
{
    private const string RequestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

    private static readonly byte[] s_hello = """{"message":"Hello, World!"}"""u8.ToArray();

    public static Event[] All { get; } =
    [
        new("hello", "hello", 20_000, Named(""), s_hello),
        new("chunked", "3 KB, chunked", 20_000, Named($"\"text\":\"{new string('x', 3_000)}\","), s_hello, IsChunked: true),
        new("text", "100 KB, one long text", 5_000, Named($"\"text\":\"{new string('x', 100_000)}\","), s_hello),
        new("records", "100 KB of records", 5_000, Named($"\"records\":[{Records(100_000)}],"), s_hello),
        new("large", "5 MB, one long text", 200, Named($"\"text\":\"{new string('x', 5_000_000)}\","), s_hello),
        Echo(100, 2_000),
        Echo(500, 800),
    ];

    /// <summary>Creates an event that is one text, which is also the response.</summary>
    public static Event Echo(int kilobytes, int invocations)
    {
        string json = $"\"{new string('x', kilobytes * 1_000 - 2)}\"";
        return new(
            $"echo{kilobytes}", string.Create(CultureInfo.InvariantCulture, $"{kilobytes:N0} KB, one text, read and returned"), invocations, json, Encoding.UTF8.GetBytes(json),
            IsEcho: true);
    }

    public static byte[] Post { get; } = Encoding.UTF8.GetBytes($"POST /2018-06-01/runtime/invocation/{RequestId}/response ");

    /// <summary>The whole HTTP response to <c>/next</c>.</summary>
    public byte[] HttpResponse { get; } = Encoding.UTF8.GetBytes(
        $"""
        HTTP/1.1 200 OK
        Content-Type: application/json
        Lambda-Runtime-Aws-Request-Id: {RequestId}
        Lambda-Runtime-Deadline-Ms: 4102444800000
        Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:hello
        Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1
        Date: Wed, 18 Nov 2026 09:00:00 GMT
        {(IsChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {Json.Length}")}


        """.ReplaceLineEndings("\r\n") + (IsChunked ? Chunked(Json) : Json));

    /// <summary>Puts the name last, so that every function must read to the end.</summary>
    private static string Named(string before) => $$"""{{{before}}"name":"World"}""";

    /// <summary>Creates many small values, as in a page of a table.</summary>
    private static string Records(int length)
    {
        var records = new StringBuilder();
        for (int i = 0; records.Length < length; i++)
        {
            records.Append(
                CultureInfo.InvariantCulture,
                $$"""{{(i == 0 ? "" : ",")}}{"id":{{i}},"article":"A-{{i * 7919 % 10_000}}","count":{{i % 10}},"price":{{i % 100}}.95,"paid":true}""");
        }

        return records.ToString();
    }

    /// <summary>Encodes an event in chunks, as the service does for events longer than about 2 KB.</summary>
    private static string Chunked(string json)
    {
        int half = json.Length / 2;
        return string.Create(CultureInfo.InvariantCulture, $"{half:x}\r\n{json[..half]}\r\n{json.Length - half:x}\r\n{json[half..]}\r\n0\r\n\r\n");
    }
}
