using System.Text.Json;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Streams;

namespace Lambda.Runtime.Local.Sources;

/// <summary>
/// Keeps the queues and streams, and what Lambda's API has changed of their event source mappings, in a file, so that they survive a restart of the emulator. It is written
/// at most once a second, and at the end.
/// </summary>
internal sealed class StateFile : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly QueueRegistry _queues;
    private readonly StreamRegistry _streams;
    private readonly MappingChanges _mappings;
    private readonly Action<string> _failed;
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _writing;
    private readonly FileStream _lock;

    private StateFile(string path, FileStream locked, QueueRegistry queues, StreamRegistry streams, MappingChanges mappings, Action<string> failed)
    {
        _path = path;
        _lock = locked;
        _queues = queues;
        _streams = streams;
        _mappings = mappings;
        _failed = failed;
        queues.Changed += OnQueueChanged;
        streams.Changed += OnStreamChanged;
        mappings.Changed += OnChanged;
        _writing = WriteOnChangesAsync();
    }

    /// <summary>Reads the file into the queues and streams if it exists, and writes their changes to it from now on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="queues">The queues; there must be none yet.</param>
    /// <param name="streams">The streams; there must be none yet.</param>
    /// <param name="mappings">What Lambda's API has changed of event source mappings; there must be nothing yet.</param>
    /// <param name="failed">Called with a message if the file cannot be written.</param>
    /// <exception cref="InvalidDataException">The file is not one of this emulator.</exception>
    /// <exception cref="IOException">The file cannot be read, or its folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read or written.</exception>
    public static StateFile Open(string path, QueueRegistry queues, StreamRegistry streams, MappingChanges mappings, Action<string> failed)
    {
        path = Path.GetFullPath(path);
        FileStream locked = Lock(path);
        try
        {
            if (File.Exists(path))
                Read(path, queues, streams, mappings);
            var file = new StateFile(path, locked, queues, streams, mappings, failed);
            // At the start, because then it is not too late for another path.
            file.Write();
            return file;
        }
        catch
        {
            locked.Dispose();
            throw;
        }
    }

    /// <summary>The file that is locked while an emulator uses another one.</summary>
    public static string LockOf(string path) => $"{path}.lock";

    public async ValueTask DisposeAsync()
    {
        _queues.Changed -= OnQueueChanged;
        _streams.Changed -= OnStreamChanged;
        _mappings.Changed -= OnChanged;
        await _stopping.CancelAsync();
        await _writing;
        TryWrite();
        _stopping.Dispose();
        _changed.Dispose();
        await _lock.DisposeAsync();
    }

    /// <summary>Another emulator that wrote the same file would lose what this one has. The file itself cannot be locked, because it is replaced.</summary>
    private static FileStream Lock(string path)
    {
        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder {folder} does not exist.");
        try
        {
            return new FileStream(LockOf(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new IOException($"{path} is used by another emulator. Expected a separate file for each.", exception);
        }
    }

    private static void Read(string path, QueueRegistry queues, StreamRegistry streams, MappingChanges mappings)
    {
        SourceState? state;
        try
        {
            state = JsonSerializer.Deserialize<SourceState>(File.ReadAllBytes(path), ReflectionJson.Web);
            if (state is { Version: SourceState.CurrentVersion, Queues: not null, Streams: not null })
            {
                // First, because nothing is created if a mapping is invalid.
                mappings.SetState(state.Mappings ?? new MappingChangesState([], []));
                queues.SetState(state.Queues);
                streams.SetState(state.Streams);
                return;
            }
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidDataException)
        {
            throw new InvalidDataException($"{path} is not a state of queues and streams: {invalid.Message}", invalid);
        }

        throw new InvalidDataException($"{path} has the version {state?.Version}. Expected {SourceState.CurrentVersion}: another version of the package has written it.");
    }

    private void OnQueueChanged(MessageQueue queue) => OnChanged();

    private void OnStreamChanged(RecordStream stream) => OnChanged();

    private void OnChanged()
    {
        lock (_changed)
        {
            if (_changed.CurrentCount == 0)
                _changed.Release();
        }
    }

    private async Task WriteOnChangesAsync()
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(_stopping.Token);
                TryWrite();
                await Task.Delay(Interval, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The emulator ends.
        }
    }

    private void TryWrite()
    {
        try
        {
            Write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _failed($"The state of the queues and streams was not written to {_path}: {exception.Message}");
        }
    }

    // A file that is replaced is whole, also if the emulator is killed.
    private void Write()
    {
        string temporary = $"{_path}.{Environment.ProcessId}.tmp";
        var state = new SourceState(SourceState.CurrentVersion, _queues.GetState(), _streams.GetState()) { Mappings = _mappings.GetState() };
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(state, ReflectionJson.Web));
        File.Move(temporary, _path, overwrite: true);
    }
}
