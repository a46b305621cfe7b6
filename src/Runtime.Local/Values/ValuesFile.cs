using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Local.Building;

namespace Lambda.Runtime.Local.Values;

/// <summary>The file of <c>--values</c>: the secrets, parameters and configurations that functions read. It is read again after a change. Safe to use from any thread.</summary>
/// <remarks>The terminal gets names, and no values.</remarks>
internal sealed class ValuesFile
{
    // Of the command line, for messages.
    private readonly string _path;
    private readonly string _fullPath;
    private readonly Action<string> _report;
    private readonly Lock _lock = new();
    private FileStamps _stamps;
    private ExtensionValues _values;

    private ValuesFile(string path, FileStamps stamps, ExtensionValues values, Action<string> report)
    {
        _path = path;
        _fullPath = Path.GetFullPath(path);
        _stamps = stamps;
        _values = values;
        _report = report;
    }

    /// <param name="path">The file.</param>
    /// <param name="report">Called with a line for the terminal after a change of the file.</param>
    /// <exception cref="InvalidDataException">The file does not have such values; the message says where.</exception>
    /// <exception cref="IOException">The file does not exist, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static ValuesFile Open(string path, Action<string> report)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            throw new IOException("It is not a path. Expected that of a file in JSON.");
        // First, so that a change while the file is read is seen later.
        var stamps = FileStamps.Read([Path.GetFullPath(path)]);
        return new ValuesFile(path, stamps, ReadFile(path), report);
    }

    /// <summary>Returns the current values, or those from before if the file has become invalid.</summary>
    public ExtensionValues Read()
    {
        lock (_lock)
        {
            var stamps = FileStamps.Read([_fullPath]);
            if (stamps.Equals(_stamps))
                return _values;

            _stamps = stamps;
            try
            {
                _values = ReadFile(_fullPath);
                _report($"{_path} has changed, and was read again.");
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                _report($"{_path} has changed, and the values from before are kept: {exception.Message}");
            }

            return _values;
        }
    }

    private static ExtensionValues ReadFile(string path)
    {
        // The system's error for a directory is "access denied".
        if (Directory.Exists(path))
            throw new IOException("It is a directory. Expected a file in JSON.");

        // An editor may have it open.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return ValuesReader.Read(bytes.ToArray());
    }
}
