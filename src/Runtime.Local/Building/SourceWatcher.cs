namespace Lambda.Runtime.Local.Building;

/// <summary>Waits for a source file to change.</summary>
/// <remarks>Events of the file system only trigger a check. Times and lengths decide whether something has changed.</remarks>
internal sealed class SourceWatcher : IDisposable
{
    // An editor saves in several steps, and "save all" in many.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _events = new(0);
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly SourceFiles _sources;
    private FileStamps _known;

    public SourceWatcher(SourceFiles sources)
    {
        _sources = sources;
        foreach (string folder in sources.Folders.Where(Directory.Exists))
            _watchers.Add(Watch(folder, sources.IncludesSubfolders));
        _known = sources.ReadStamps();
    }

    /// <summary>Completes when the sources differ from those at the last return, or at construction.</summary>
    /// <returns>The path of a file that was changed, added or removed.</returns>
    public async Task<string> NextChangeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _events.WaitAsync(cancellationToken);
            await Task.Delay(Settling, cancellationToken);
            while (_events.Wait(0, CancellationToken.None))
            {
            }

            FileStamps now = _sources.ReadStamps();
            string? change = _known.FirstDifference(now);
            _known = now;
            if (change is not null)
                return change;
        }
    }

    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in _watchers)
            watcher.Dispose();
    }

    private FileSystemWatcher Watch(string folder, bool includesSubfolders)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = includesSubfolders };
        watcher.Changed += (_, _) => _events.Release();
        watcher.Created += (_, _) => _events.Release();
        watcher.Deleted += (_, _) => _events.Release();
        watcher.Renamed += (_, _) => _events.Release();
        // Events were lost, so any file may have changed.
        watcher.Error += (_, _) => _events.Release();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
