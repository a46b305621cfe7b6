using System.Diagnostics;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Local.Building;

/// <summary>
/// A copy of what was built, for a function to run from: a build that writes over an assembly in use, by this program or by an editor, would
/// crash the process or fail. Disposing deletes it.
/// </summary>
internal sealed class ShadowCopy : IDisposable
{
    private ShadowCopy(string folder, FileStamps source)
    {
        Folder = folder;
        Source = source;
    }

    public string Folder { get; }

    /// <summary>What was copied, to see whether a build changed any of it.</summary>
    public FileStamps Source { get; }

    /// <param name="source">The folder that a build wrote.</param>
    /// <param name="parent">The folder for what this program makes of the project.</param>
    /// <exception cref="IOException">A file cannot be copied.</exception>
    public static ShadowCopy Of(string source, string parent)
    {
        string folder = Path.Combine(OwnFolder(parent), Path.GetRandomFileName());
        FileStamps stamps = FileStamps.Of(Files(source));
        foreach (string file in stamps.Files)
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new ShadowCopy(folder, stamps);
    }

    /// <summary>The folder of all copies that this process makes.</summary>
    /// <param name="parent">The folder for what this program makes of the project.</param>
    public static string OwnFolder(string parent) => Path.Combine(parent, "copies", $"{Environment.ProcessId}");

    /// <summary>What the functions that run from the copies in a folder have in their environment, and all that they start inherits: <c>NAME=</c> and the start of a path.</summary>
    public static string VariableOf(string folder) => $"LAMBDA_TASK_ROOT={folder}{Path.DirectorySeparatorChar}";

    /// <summary>Ends the functions that run from the copies in a folder, and all that they started.</summary>
    public static void EndProcesses(string folder) => OrphanedProcesses.Kill(VariableOf(folder));

    /// <summary>Ends and deletes what programs that were killed left behind.</summary>
    public static void DeleteStale(string parent)
    {
        string copies = Path.Combine(parent, "copies");
        if (!Directory.Exists(copies))
            return;

        HashSet<string> alive = [.. Process.GetProcesses().Select(static process => $"{process.Id}")];
        foreach (string folder in Directory.EnumerateDirectories(copies).Where(folder => !alive.Contains(Path.GetFileName(folder))))
        {
            EndProcesses(folder);
            Delete(folder);
        }
    }

    public bool IsOutdated(string source) => !FileStamps.Of(Files(source)).Equals(Source);

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

    // Not a publish that was made into the folder of the build, nor what is for debuggers of native code.
    private static IEnumerable<string> Files(string source) => Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is not (".zip" or ".dbg")
            && !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[..^1].Any(static part => part is "publish" or "native"));
}
