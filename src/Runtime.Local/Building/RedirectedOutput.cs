namespace Lambda.Runtime.Local.Building;

/// <summary>The files that standard output and standard error of this process are redirected to, as by <c>dotnet run > run.txt</c>.</summary>
internal static class RedirectedOutput
{
    /// <summary>Empty on systems other than Linux, which have no links to the files of descriptors.</summary>
    public static IReadOnlyCollection<string> Files => Targets("/proc/self/fd/1", "/proc/self/fd/2");

    /// <summary>The targets of those paths that are links, also if no file is there, as for a pipe.</summary>
    internal static string[] Targets(params string[] links) => [.. links.Select(static link => new FileInfo(link).LinkTarget).OfType<string>()];
}
