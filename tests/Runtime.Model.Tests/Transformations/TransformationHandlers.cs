using System.Text;
using Lambda.Runtime.Events;

namespace Lambda.Runtime.Model.Tests.Transformations;

/// <summary>Handlers of records of a Firehose stream. They do what the record says.</summary>
public static class TransformationHandlers
{
    private const int MiB = 1024 * 1024;

    [FirehoseHandler]
    public static string? Text(string text) => Transform(text);

    [FirehoseHandler(MaxConcurrency = 4)]
    public static async Task<string?> TextOfFour(string text)
    {
        await Task.Delay(text.Length % 4);
        return Transform(text);
    }

    [FirehoseHandler(OnPoison = PoisonAction.Drop)]
    public static TransformationItem? Json(TransformationItem item) => item with { Text = Transform(item.Text) ?? "" };

    [FirehoseHandler(FailInvocation = FailInvocation.WhenAnyFails)]
    public static string? TextOrError(string text) => Transform(text);

    /// <summary>Half of the time is within the margin, which is as long as it may be. No record is begun in it.</summary>
    [FirehoseHandler(CancellationMarginMilliseconds = 30_000)]
    public static async Task<string> UntilTheDeadline(string text, CancellationToken token)
    {
        if (text == "hang")
            await Task.Delay(Timeout.Infinite, token);
        return text;
    }

    [LambdaHandler]
    public static FirehoseResponse WholeEvent(FirehoseEvent batch) => new()
    {
        Records =
        [
            .. batch.Records.Select(static record => Encoding.UTF8.GetString(record.Content.Span) is "fail" ? record.ProcessingFailed() : record.Ok(record.Content.ToArray())),
        ],
    };

    private static string? Transform(string text) => text switch
    {
        "drop" => null,
        "fail" => throw new InvalidOperationException(text),
        "large" => new string('x', 5 * MiB),
        _ => $"<{text}>",
    };
}

/// <summary>A record.</summary>
/// <param name="Text">What the handler does.</param>
public sealed record TransformationItem(string Text);
