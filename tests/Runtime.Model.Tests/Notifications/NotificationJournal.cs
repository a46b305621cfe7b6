using System.Collections.Concurrent;
using System.Globalization;

namespace Lambda.Runtime.Model.Tests.Notifications;

/// <summary>What the handlers of this process did.</summary>
internal static class NotificationJournal
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Handled = new();

    /// <summary>Notes a call, and throws in as many of the first calls with this text as the number at its end says: <c>order-2</c>.</summary>
    public static void Handle(string requestId, string text)
    {
        ConcurrentQueue<string> calls = Handled.GetOrAdd(requestId, _ => []);
        calls.Enqueue(text);
        if (calls.Count(call => call == text) <= int.Parse(text.Split('-')[1], CultureInfo.InvariantCulture))
            throw new InvalidOperationException(text);
    }

    /// <summary>The texts of the calls for an invocation and its repetitions.</summary>
    public static string[] CallsOf(string requestId) => [.. Handled.GetValueOrDefault(requestId) ?? []];
}
