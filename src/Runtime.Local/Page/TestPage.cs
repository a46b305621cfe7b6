using System.Text;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Service;
using Lambda.Runtime.Local.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lambda.Runtime.Local.Page;

/// <summary>Serves the page on <c>/</c> to browsers and the requests that send messages and events to sources, and passes all others to the service.</summary>
/// <remarks>The page invokes functions through the service's endpoints. Below <c>/lambda-page/</c> are its files, and data that the service has no endpoint for.</remarks>
/// <param name="program">The project's name.</param>
/// <param name="functions">The functions.</param>
/// <param name="sources">The queues and other sources.</param>
/// <param name="history">The invocations of the functions.</param>
/// <param name="entry">Where the functions get HTTP requests.</param>
/// <param name="service">Handles the other requests.</param>
/// <param name="refused">Called for each request to send something that is refused.</param>
internal sealed class TestPage(
    string program, FunctionRegistry functions, ConnectedSources sources, InvocationHistory history, HttpEntry entry, RequestDelegate service,
    Action<RefusedRequest>? refused)
{
    /// <summary>The beginning of the paths that belong to the page.</summary>
    public const string Prefix = "/lambda-page/";

    private readonly SendResponse _response = new(refused);

    public Task HandleAsync(HttpContext http)
    {
        string path = http.Request.Path.Value ?? "";
        if (path.StartsWith(Prefix, StringComparison.Ordinal))
            return ServeAsync(http, path[Prefix.Length..]);

        if (path.StartsWith(QueueEndpoints.Prefix, StringComparison.Ordinal))
            return QueueEndpoints.HandleAsync(http, sources.Queues.Queues, path[QueueEndpoints.Prefix.Length..], _response);

        if (StreamEndpoints.Find(path) is var (kind, stream))
            return StreamEndpoints.HandleAsync(http, sources.Streams.Streams, kind, stream, _response);

        if (path.StartsWith(FirehoseEndpoint.Prefix, StringComparison.Ordinal))
            return FirehoseEndpoint.HandleAsync(http, sources.Transformations, path[FirehoseEndpoint.Prefix.Length..], _response);

        if (EventEndpoints.Find(path) is var (eventService, source))
            return EventEndpoints.HandleAsync(http, sources.Events, eventService, source, _response);

        return path == "/" && HttpMethods.IsGet(http.Request.Method) && AcceptsHtml(http.Request)
            ? ServeAsync(http, "index.html")
            : service(http);
    }

    private Task ServeAsync(HttpContext http, string name) => (http.Request.Method, name.Split('/')) switch
    {
        ("GET", ["changes"]) => PageFeed.WriteAsync(http, history, WriteFunctions, WriteQueues, WriteStreams),
        ("POST", [HttpEndpoint.Folder, var function]) => new HttpEndpoint(functions, history, entry, _response).HandleAsync(http, function),
        ("GET", ["streams"]) => WriteAsync(http, WriteStreams()),
        ("GET", ["queues"]) => WriteAsync(http, WriteQueues()),
        ("GET", ["queues", var queue]) => sources.Queues.Queues.Find(queue) is { } found
            ? WriteAsync(http, QueueList.WriteMessages(found, sources.Queues.Queues.Time.GetUtcNow())) : NotFoundAsync(http, name),
        ("GET", ["past", var id]) => history.Find(id) is { } past ? WriteAsync(http, past.ToJson()) : NotFoundAsync(http, name),
        ("GET", [SampleEvents.Folder, var file]) => SampleEvents.Find(Path.ChangeExtension(file, null)) is { } json
            ? WriteAsync(http, Encoding.UTF8.GetBytes(json)) : NotFoundAsync(http, name),
        ("GET", [SampleEvents.FunctionFolder, var file]) => functions.Find(Path.ChangeExtension(file, null)) is { } function
            ? WriteAsync(http, Encoding.UTF8.GetBytes(SampleEvents.Of(function).Json)) : NotFoundAsync(http, name),
        ("GET", [var file]) => WriteFileAsync(http, file),
        _ => NotFoundAsync(http, name),
    };

    private byte[] WriteFunctions() => FunctionList.Write(program, functions, entry);

    private byte[] WriteQueues() => QueueList.Write(sources);

    private byte[] WriteStreams() => StreamList.Write(sources.Streams);

    private static async Task WriteFileAsync(HttpContext http, string name)
    {
        if (!await PageFile.TryWriteAsync(http, name))
            await NotFoundAsync(http, name);
    }

    private static Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> json)
    {
        http.Response.Headers.CacheControl = "no-store";
        return ServiceResponse.WriteAsync(http, StatusCodes.Status200OK, json);
    }

    private static Task NotFoundAsync(HttpContext http, string name) => ServiceResponse.WriteAsync(
        http, StatusCodes.Status404NotFound, ReflectionJson.SerializeToUtf8Bytes(new { message = $"There is no {Prefix}{name}." }));

    // Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8, and not the */* of curl.
    private static bool AcceptsHtml(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? types)
        && types.Any(static type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
}
