using System.Text;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Local.Sources;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Local.Page;

/// <summary>
/// Puts records into Firehose streams in one line of curl, and responds with what became of them: <c>POST /firehose/{name}</c>. There is no buffering: each request is an event.
/// </summary>
internal static class FirehoseEndpoint
{
    /// <summary>The beginning of the paths.</summary>
    public const string Prefix = "/firehose/";

    /// <remarks>https://docs.aws.amazon.com/firehose/latest/dev/limits.html</remarks>
    private const int MaxBytes = 1000 * 1024;
    private const int MaxRecords = 500;

    // {"records":[{"recordId":"4954...","result":"Ok","text":"{\"id\":\"A-1\"}\n"}],"attempts":1}
    public static async Task HandleAsync(HttpContext http, ConnectedTransformations transformations, string name, SendResponse response)
    {
        RequestBody body = await RequestBody.ReadAsync(http, MaxBytes);
        try
        {
            SendRequest.Require(http, body, MaxBytes);
            ReadOnlyMemory<byte>[] records = [.. SendRequest.ReadsLines(http.Request.Query) ? SendRequest.SplitLines(body.Bytes) : [body.Bytes]];
            if (records.Length > MaxRecords)
                throw new FormatException($"The body has {records.Length} lines. Expected up to {MaxRecords}.");

            if (await transformations.TransformAsync(name, records) is { } batch)
                await SendResponse.WriteAsync(http, new { records = batch.Records.Select(Describe), attempts = batch.Attempts });
            else
                await response.RefuseAsync(http, StatusCodes.Status404NotFound, "NotFound", $"No handler declares {name}. {DescribeStreams(transformations)}");
        }
        catch (FormatException exception)
        {
            await response.RefuseAsync(http, StatusCodes.Status400BadRequest, "BadRequest", exception.Message);
        }
    }

    private static JsonObject Describe(TransformedRecord record)
    {
        var json = new JsonObject { ["recordId"] = record.Input.RecordId, ["result"] = record.Result.ToString() };
        ReadOnlySpan<byte> content = record.Data.Span;
        if (record.Result == TransformationResult.Ok && Utf8.IsValid(content))
            json["text"] = Encoding.UTF8.GetString(content);
        else if (record.Result == TransformationResult.Ok)
            json["data"] = Convert.ToBase64String(content);
        if (record.Metadata is { } metadata)
            json["metadata"] = metadata.DeepClone();
        if (record.ErrorCode is not null)
            (json["errorCode"], json["errorMessage"]) = (record.ErrorCode, record.ErrorMessage);
        return json;
    }

    private static string DescribeStreams(ConnectedTransformations transformations) =>
        transformations.Names.Count == 0 ? "No handler has [FirehoseHandler]." : $"Expected one of: {string.Join(", ", transformations.Names)}.";
}
