using System.Text;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Local.Page;

/// <summary>Sends changes to an open page as server-sent events, which end with the page or the emulator.</summary>
/// <remarks>https://html.spec.whatwg.org/multipage/server-sent-events.html</remarks>
internal static class PageFeed
{
    public static async Task WriteAsync(HttpContext http, InvocationHistory history, Func<byte[]> functions, Func<byte[]> queues, Func<byte[]> streams)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        IReadOnlyList<PastEntry> past = history.Subscribe(out PageSubscription changes);
        try
        {
            await WriteAsync(http, "functions", functions());
            await WriteAsync(http, "past", CreateArray(past));
            await WriteAsync(http, "queues", queues());
            await WriteAsync(http, "streams", streams());
            while (await changes.WaitAsync(http.RequestAborted))
            {
                bool haveFunctionsChanged = false, haveQueuesChanged = false;
                while (changes.TryTake(out PageChange change))
                {
                    haveFunctionsChanged |= change is { Entry: null, IsQueues: false };
                    haveQueuesChanged |= change.IsQueues;
                    if (change.Entry is { } entry)
                        await WriteAsync(http, "invocation", entry.ToSummary());
                }

                // Once for all changes in the meantime.
                if (haveFunctionsChanged)
                    await WriteAsync(http, "functions", functions());
                if (haveQueuesChanged)
                {
                    await WriteAsync(http, "queues", queues());
                    await WriteAsync(http, "streams", streams());
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The page was closed.
        }
        finally
        {
            history.Unsubscribe(changes);
        }
    }

    // event: functions
    // data: {"program":"Shop",...}
    private static async Task WriteAsync(HttpContext http, string name, byte[] json)
    {
        string text = $"event: {name}\ndata: {Encoding.UTF8.GetString(json)}\n\n";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private static byte[] CreateArray(IEnumerable<PastEntry> past) =>
        Encoding.UTF8.GetBytes($"[{string.Join(',', past.Select(static entry => Encoding.UTF8.GetString(entry.ToSummary())))}]");
}
