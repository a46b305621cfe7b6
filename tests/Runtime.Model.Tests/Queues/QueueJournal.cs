using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>What the handlers did, in a file that stays when the process is killed. Each entry is one write of a line.</summary>
internal static class QueueJournal
{
    /// <summary>The variable with the path, in a process that is a function.</summary>
    public const string Variable = "QUEUE_JOURNAL";

    private static readonly string? Path = Environment.GetEnvironmentVariable(Variable);
    private static readonly Lock Lock = new();

    /// <summary>Whether this process is a function.</summary>
    public static bool IsFunction => Path is { Length: > 0 };

    public static void Write(string key, int receiveCount, bool isEnd)
    {
        byte[] entry = Encoding.ASCII.GetBytes($"{key} {receiveCount} {(isEnd ? "succeeds" : "begins")}\n");
        lock (Lock)
        {
            using var file = new FileStream(Path!, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            file.Write(entry);
        }
    }

    public static QueueEntry[] Read(string path) => [.. File.ReadLines(path)
        .Select(static line => line.Split(' '))
        .Where(static words => words is [_, _, "succeeds" or "begins"])
        .Select(static words => new QueueEntry(words[0], int.Parse(words[1], CultureInfo.InvariantCulture), words[2] == "succeeds"))];
}
