using System.Diagnostics;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Local.Building;

/// <summary>
/// A copy of the build output that a function runs from. A build, by this program or by an editor, that overwrites an assembly in use would
/// crash the process or fail. Disposing deletes the copy.
/// </summary>
internal sealed class ShadowCopy : IDisposable
{
    private ShadowCopy(string folder, FileStamps source)
    {
        Folder = folder;
        Source = source;
    }

    public string Folder { get; }

    /// <summary>The copied files, to detect whether a build changed any of them.</summary>
    public FileStamps Source { get; }

    /// <param name="source">The output folder of the build.</param>
    /// <param name="parent">The folder for the files that this program creates for the project.</param>
    /// <exception cref="IOException">A file cannot be copied.</exception>
    public static ShadowCopy Create(string source, string parent)
    {
        string folder = Path.Combine(GetOwnFolder(parent), Path.GetRandomFileName());
        var stamps = FileStamps.Read(Files(source));
        foreach (string file in stamps.Files)
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new ShadowCopy(folder, stamps);
    }

    /// <summary>The folder of all copies of this process.</summary>
    /// <param name="parent">The folder for the files that this program creates for the project.</param>
    public static string GetOwnFolder(string parent) => Path.Combine(parent, "copies", $"{Environment.ProcessId}");

    /// <summary>
    /// The environment variable of functions that run from the copies in a folder, which their child processes inherit: <c>NAME=</c> and the beginning of a path.
    /// </summary>
    public static string GetVariable(string folder) => $"LAMBDA_TASK_ROOT={folder}{Path.DirectorySeparatorChar}";

    /// <summary>Ends the functions that run from the copies in a folder, and all processes that they started.</summary>
    public static void EndProcesses(string folder) => OrphanedProcesses.Kill(GetVariable(folder));

    /// <summary>Ends the functions and deletes the copies of processes that were killed.</summary>
    public static void DeleteStale(string parent)
    {
        string copies = Path.Combine(parent, "copies");
        if (!Directory.Exists(copies))
            return;

        HashSet<string> running = [.. Process.GetProcesses().Select(static process => $"{process.Id}")];
        foreach (string folder in Directory.EnumerateDirectories(copies).Where(folder => !running.Contains(Path.GetFileName(folder))))
        {
            EndProcesses(folder);
            Delete(folder);
        }
    }

    /// <summary>Links a file for native debuggers, which look for it beside the binary, if it exists. It is too large to be copied at each start.</summary>
    public void Link(string file)
    {
        try
        {
            if (File.Exists(file))
                File.CreateSymbolicLink(Path.Combine(Folder, Path.GetFileName(file)), file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without it, a debugger shows no names.
        }
    }

    public bool IsOutdated(string source) => !FileStamps.Read(Files(source)).Equals(Source);

    public void Dispose() => Delete(Folder);

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // In use, by another emulator or a debugger. The next start tries again.
        }
    }

    // Without a publish in the output folder, and without files for native debuggers.
    private static IEnumerable<string> Files(string source) => Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is not (".zip" or ".dbg")
            && !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[..^1].Any(static part => part is "publish" or "native"));
}
