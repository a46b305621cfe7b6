using Lambda.Runtime.Layer.Interop;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>A folder, and its files, that only the user of this process can read and write.</summary>
/// <remarks>
/// The files are executed, so files that another user could have written are rejected: the folder has mode 0700, its files have mode 0600, all of
/// them belong to this user, and no file is a link. Each check uses the descriptor that is read, so later changes at the path have no effect.
/// </remarks>
internal sealed unsafe class PrivateFolder : IDisposable
{
    private const int FolderMode = 0b111_000_000;
    private const int FileMode = 0b110_000_000;

    // Larger than any function and its symbols: the task root is limited to 250 MB.
    private const int MaxFileBytes = 256 * 1024 * 1024;

    private readonly string _path;
    private readonly FileDescriptor _folder;

    private PrivateFolder(string path, FileDescriptor folder)
    {
        _path = path;
        _folder = folder;
    }

    /// <returns><see langword="null"/> if the folder does not exist.</returns>
    /// <exception cref="CacheException">The path is not a folder, or others could write to it.</exception>
    public static PrivateFolder? Open(string path)
    {
        if (FileDescriptor.Open(LinuxFiles.CurrentFolder, path, LinuxFiles.Folder | LinuxFiles.NoFollow) is not { } folder)
        {
            return FileDescriptor.LastError switch
            {
                LinuxFiles.NoSuchFile => null,
                LinuxFiles.NoFolder or LinuxFiles.TooManyLinks => throw new CacheException($"{path} is a link or not a directory. Expected a directory."),
                _ => throw new CacheException($"{path} cannot be opened: {FileDescriptor.LastErrorMessage}."),
            };
        }

        try
        {
            FileStatus status = folder.Status(path);
            CheckOwner(path, status, FolderMode, "0700");
            return new PrivateFolder(path, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <exception cref="CacheException">The folder cannot be created, or <see cref="Open"/> rejects it.</exception>
    public static PrivateFolder Create(string path)
    {
        fixed (byte* text = FileDescriptor.Terminated(path))
        {
            if (LinuxFiles.MakeFolder(text, FolderMode) < 0 && FileDescriptor.LastError != LinuxFiles.Exists)
                throw new CacheException($"{path} cannot be created: {FileDescriptor.LastErrorMessage}.");
        }

        return Open(path) ?? throw new CacheException($"{path} was removed while it was created.");
    }

    /// <returns><see langword="null"/> if the file does not exist.</returns>
    /// <exception cref="CacheException">The file is not a regular file, is accessible to others, or cannot be read.</exception>
    public byte[]? Read(string name)
    {
        string path = $"{_path}/{name}";
        // Without NonBlocking, opening a named pipe would block.
        using FileDescriptor? file = FileDescriptor.Open(_folder.Number, name, LinuxFiles.NoFollow | LinuxFiles.NonBlocking);
        if (file is null)
        {
            return FileDescriptor.LastError switch
            {
                LinuxFiles.NoSuchFile => null,
                LinuxFiles.TooManyLinks => throw new CacheException($"{path} is a symbolic link. Expected a regular file."),
                _ => throw new CacheException($"{path} cannot be opened: {FileDescriptor.LastErrorMessage}."),
            };
        }

        FileStatus status = file.Status(path);
        if (!status.IsRegularFile)
            throw new CacheException($"{path} is {status.Kind}. Expected a regular file.");
        CheckOwner(path, status, FileMode, "0600");
        if (status.Links != 1)
            throw new CacheException($"{path} has {status.Links} hard links. Expected 1.");
        if (status.Size > MaxFileBytes)
            throw new CacheException($"{path} has {status.Size} bytes. Expected {MaxFileBytes} at most.");
        return file.ReadToEnd(path, (int)status.Size);
    }

    /// <summary>Writes a file under a temporary name and moves it when it is complete.</summary>
    /// <exception cref="CacheException">The file cannot be written. The temporary file is deleted.</exception>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = $"{_path}/{name}";
        fixed (byte* target = FileDescriptor.Terminated(name), temporary = FileDescriptor.Terminated($"{name}.{Environment.ProcessId}"))
        {
            // A process with this ID may have been killed while it wrote.
            _ = LinuxFiles.Delete(_folder.Number, temporary, 0);
            try
            {
                const int Flags = LinuxFiles.WriteOnly | LinuxFiles.Create | LinuxFiles.Exclusive;
                using (FileDescriptor file = FileDescriptor.Open(_folder.Number, temporary, Flags | LinuxFiles.NoFollow, FileMode)
                    ?? throw new CacheException($"{path} cannot be created: {FileDescriptor.LastErrorMessage}."))
                {
                    file.Write(path, bytes);
                }

                if (LinuxFiles.Rename(_folder.Number, temporary, _folder.Number, target) < 0)
                    throw new CacheException($"{path} cannot be replaced: {FileDescriptor.LastErrorMessage}.");
            }
            catch
            {
                _ = LinuxFiles.Delete(_folder.Number, temporary, 0);
                throw;
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void CheckOwner(string path, FileStatus status, int permissions, string mode)
    {
        uint user = LinuxFiles.CurrentUser();
        if (status.Owner != user)
            throw new CacheException($"{path} belongs to the user {status.Owner}. Expected {user}, the user of this process.");
        if (status.Permissions != permissions)
            throw new CacheException($"{path} has mode 0{Convert.ToString(status.Permissions, 8)}. Expected {mode}.");
    }
}
