using System.Diagnostics;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Emulator.Service.Gateways;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Local.Page;

/// <summary>Sends an HTTP request to a function for the page: <c>POST /lambda-page/http/{function}</c>, with an <see cref="HttpRequestForm"/>.</summary>
/// <remarks>The page cannot send it itself: it has another origin than the functions, whose responses it may not read. Their pages may not use the page's port either.</remarks>
/// <param name="functions">The functions.</param>
/// <param name="history">The invocations of the functions.</param>
/// <param name="entry">Where the functions get requests.</param>
/// <param name="response">Writes the response.</param>
internal sealed class HttpEndpoint(FunctionRegistry functions, InvocationHistory history, HttpEntry entry, SendResponse response)
{
    /// <summary>The folder below <c>/lambda-page/</c>.</summary>
    public const string Folder = "http";

    /// <summary>Room for the largest body that a service accepts, and for more than that, so that the service refuses it itself.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The part of a response that is kept. All responses that are not streamed are smaller.</summary>
    private const int MaxResponseBytes = 16 * 1024 * 1024;

    public async Task HandleAsync(HttpContext http, string name)
    {
        RequestBody body = await RequestBody.ReadAsync(http, MaxBytes);
        try
        {
            SendRequest.Require(http, body, MaxBytes);
            var form = HttpRequestForm.Parse(body.Bytes);
            if (functions.Find(name) is null)
                await response.RefuseAsync(http, StatusCodes.Status404NotFound, "NotFound", $"There is no function {name}. {DescribeFunctions()}");
            else
                await SendResponse.WriteAsync(http, await SendAsync(http, form, name));
        }
        catch (FormatException exception)
        {
            await response.RefuseAsync(http, StatusCodes.Status400BadRequest, "BadRequest", exception.Message);
        }
    }

    private async Task<JsonObject> SendAsync(HttpContext page, HttpRequestForm form, string name)
    {
        var request = new InMemoryRequest(form.Method, AddressFor(page.Request), entry.PathOf(functions, name) + form.Path)
        {
            Headers = form.Headers.Any(static header => header.Key.Equals("Accept", StringComparison.OrdinalIgnoreCase))
                ? form.Headers
                // As all common clients do.
                : [KeyValuePair.Create("Accept", "*/*"), .. form.Headers],
            Body = form.Body,
        };
        HttpContext? handled = null;
        long start = Stopwatch.GetTimestamp();
        InMemoryResponse received = await request.SendAsync(http => entry.Handle(handled = http), page.RequestAborted);
        (KeptBytes body, string? problem) = await ReadAsync(received, page.RequestAborted);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return Describe(received, body.ToArray(), body.Length, problem, milliseconds, history.Find(handled!.TraceIdentifier)?.ToJson());
    }

    // {"status":404,"phrase":"Not Found","reason":null,"headers":[["Content-Type","text/plain"]],"body":"none","bytes":4,"isCut":false,"milliseconds":1.2,"past":{}}
    private static JsonObject Describe(InMemoryResponse received, byte[] body, long length, string? problem, double milliseconds, byte[]? past)
    {
        var json = new JsonObject
        {
            ["status"] = received.StatusCode,
            ["phrase"] = ReasonPhrases.GetReasonPhrase(received.StatusCode),
            ["reason"] = problem ?? received.ReasonPhrase,
            ["headers"] = HttpBody.ToArray(received.Headers.SelectMany(static header => ToPairs(header.Key, header.Value))),
            ["milliseconds"] = milliseconds,
            ["past"] = past is null ? null : JsonNode.Parse(past),
        };
        string encoding = received.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && length > 0 && length == body.Length && ContentDecoder.Decode(encoding, body, MaxResponseBytes) is var (decoded, decodedLength))
        {
            // "encoding":"br","encodedBytes":20
            (json["encoding"], json["encodedBytes"]) = (encoding, length);
            (body, length) = (decoded, decodedLength);
        }

        HttpBody.Add(json, body, length);
        return json;
    }

    private static IEnumerable<KeyValuePair<string, string>> ToPairs(string name, StringValues values) =>
        values.Select(value => KeyValuePair.Create(name, value ?? ""));

    /// <summary>Reads a response to its end, and keeps its beginning.</summary>
    private static async Task<(KeptBytes Body, string? Problem)> ReadAsync(InMemoryResponse received, CancellationToken cancellationToken)
    {
        var body = new KeptBytes(MaxResponseBytes);
        byte[] piece = new byte[64 * 1024];
        await using Stream stream = received.OpenRead();
        try
        {
            while (await stream.ReadAsync(piece, cancellationToken) is > 0 and int count)
                body.Add(piece.AsSpan(0, count));
            return (body, null);
        }
        catch (IOException exception)
        {
            return (body, exception.Message);
        }
    }

    /// <summary>The address of the functions under the name that the browser has for this machine.</summary>
    private Uri AddressFor(HttpRequest request) => new($"{request.Scheme}://{request.Host.Host}:{entry.Port}");

    private string DescribeFunctions() => functions.Names is { Count: > 0 } names ? $"Expected one of: {string.Join(", ", names)}." : "There are no functions.";
}
