using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>Creates and reads the URLs of queues: <c>http://127.0.0.1:3000/123456789012/orders</c>.</summary>
/// <remarks>The host of a URL does not count, because a caller may reach the emulator by several names.</remarks>
internal static class QueueUrl
{
    private const int AccountLength = 12;

    public static string Create(string address, string queue) => $"{address}/{QueueRegistry.AccountId}/{queue}";

    /// <exception cref="QueueErrorException">The URL is malformed, or there is no such queue.</exception>
    public static MessageQueue FindIn(QueueRegistry queues, string url)
    {
        string path = Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) ? uri.AbsolutePath : url;
        if (path.Trim('/').Split('/') is not [var account, { Length: > 0 } name] || account.Length != AccountLength || !account.All(char.IsAsciiDigit))
            throw QueueErrorException.InvalidAddress(url);

        return (account == QueueRegistry.AccountId ? queues.Find(name) : null) ?? throw QueueErrorException.NoSuchQueue(url, queues.Names);
    }
}
