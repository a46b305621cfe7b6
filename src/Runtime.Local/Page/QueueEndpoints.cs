using System.Globalization;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Local.Page;

/// <summary>
/// Sends messages to queues in one line of curl, which the API of Amazon SQS does not allow, and serves the buttons of the page:
/// <c>POST /queues/{name}</c>, <c>POST /queues/{name}/redrive</c>, <c>POST /queues/{name}/purge</c>.
/// </summary>
internal static class QueueEndpoints
{
    /// <summary>The beginning of the paths.</summary>
    public const string Prefix = "/queues/";

    private static readonly string[] Parameters = ["group", "deduplication", "delay"];

    public static async Task HandleAsync(HttpContext http, QueueRegistry queues, string rest, SendResponse response)
    {
        RequestBody body = await RequestBody.ReadAsync(http, QueueLimits.MaxMessageBytes);
        try
        {
            if (!HttpMethods.IsPost(http.Request.Method))
                throw Refusal($"{http.Request.Method} {http.Request.Path.Value} is not supported. Expected POST.");

            string[] parts = rest.Split('/');
            MessageQueue queue = queues.Find(parts[0]) ?? throw QueueErrorException.NoSuchQueue(parts[0], queues.Names);
            await SendResponse.WriteAsync(http, parts switch
            {
                [_] => Send(queue, http.Request.Query, body),
                [_, "redrive"] => new { moved = queue.Redrive(destination: null) },
                [_, "purge"] => Purge(queue),
                _ => throw Refusal($"There is no {http.Request.Path.Value}. Expected {Prefix}{queue.Name}, {Prefix}{queue.Name}/redrive or {Prefix}{queue.Name}/purge."),
            });
        }
        catch (QueueErrorException error)
        {
            bool isMissing = error.Type == QueueErrorException.QueueDoesNotExist;
            await response.RefuseAsync(http, isMissing ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest, error.Code, error.Message);
        }
        catch (FormatException error)
        {
            await response.RefuseAsync(http, StatusCodes.Status400BadRequest, "InvalidParameterValue", error.Message);
        }
    }

    // {"messageId":"059f36b4-...","sequenceNumber":null}
    private static object Send(MessageQueue queue, IQueryCollection query, RequestBody body)
    {
        if (query.Keys.Except(Parameters).FirstOrDefault() is { } unknown)
            throw Refusal($"The parameter {unknown} is not known. Expected one of: {string.Join(", ", Parameters)}.");
        if (body.IsTruncated)
            throw Refusal("The body ended early.");
        int max = queue.Settings.MaxMessageBytes;
        if (body.Length > max || body.Length == 0)
            throw Refusal($"The body has {body.Length} bytes. Expected 1 to {max}.");
        if (!queue.IsFifo && query.ContainsKey("deduplication"))
            throw Refusal($"The parameter deduplication is only for FIFO queues, whose names end with .fifo. {queue.Name} is a standard queue.");

        SentMessage sent = queue.Send(new NewMessage(SendRequest.ToText(body.Bytes))
        {
            GroupId = Read(query, "group"),
            DeduplicationId = Read(query, "deduplication") ?? (queue.IsFifo && !queue.Settings.ContentBasedDeduplication ? Guid.NewGuid().ToString() : null),
            Delay = Read(query, "delay") is { } delay ? ParseDelay(delay) : null,
        });
        return new { messageId = sent.Id, sequenceNumber = sent.SequenceNumber };
    }

    private static object Purge(MessageQueue queue)
    {
        int count = queue.Counts.All;
        queue.Purge();
        return new { purged = count };
    }

    private static string? Read(IQueryCollection query, string name) => query.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues value) ? value.ToString() : null;

    private static TimeSpan ParseDelay(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds <= QueueLimits.MaxDelay.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw Refusal($"The delay is '{text}'. Expected a whole number of seconds from 0 to 900.");

    private static QueueErrorException Refusal(string message) => QueueErrorException.InvalidParameterValue(message);
}
