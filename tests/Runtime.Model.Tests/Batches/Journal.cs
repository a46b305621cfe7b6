using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>What the handlers of a process did, in a file that stays when the process is killed. Each entry has the same length.</summary>
/// <param name="path">The file.</param>
internal sealed class Journal(string path) : BatchObserver, IDisposable
{
    /// <summary>The variable with the path, in a process that is a function.</summary>
    public const string Variable = "BATCH_JOURNAL";

    private const int EntryLength = 40;

    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    private readonly Lock _lock = new();
    private int _delivery;
    private int _count;

    /// <summary>The journal of this process, if it is a function.</summary>
    public static Journal? Current { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? new(path) : null;

    /// <summary>Tells a delivery what a function has noted for it.</summary>
    public static void Replay(string path, Delivery delivery)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.ASCII);
        while (reader.ReadLine() is { Length: EntryLength - 1 } line)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (int.Parse(words[0], CultureInfo.InvariantCulture) != delivery.Number)
                continue;
            var item = new BatchItem(words[1], delivery.Number, Enum.Parse<BatchAction>(words[2]));
            if (words[3] == "begins")
                delivery.Begin(item, Delivery.Timeout);
            else
                delivery.End(item, isSuccess: words[3] == "succeeds");
        }
    }

    public override void Begin(BatchItem item, TimeSpan remaining) => Write(item, "begins");

    public override void End(BatchItem item, bool isSuccess) => Write(item, isSuccess ? "succeeds" : "fails");

    public void Dispose() => _file.Dispose();

    private void Write(BatchItem item, string what)
    {
        byte[] entry = Encoding.ASCII.GetBytes($"{item.Delivery} {item.Key} {item.Action} {what}".PadRight(EntryLength - 1) + "\n");
        lock (_lock)
        {
            _file.Write(entry);
            (_delivery, _count) = (item.Delivery, item.Delivery == _delivery ? _count + 1 : 1);
            if (_count != item.KillAfter)
                return;
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }
}
