using System.ComponentModel;
using System.Diagnostics;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>Finds the package of a file on Amazon Linux, Fedora and others, with the program rpm, because its database has several formats.</summary>
internal static class RpmPackages
{
    private const string Query = "%{NAME}\\t%{VERSION}-%{RELEASE}\\t%|EPOCH?{%{EPOCH}}|\\t%{ARCH}\\t%{SOURCERPM}\\t%{LICENSE}\\n";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    /// <param name="paths">Absolute paths.</param>
    /// <param name="program">The program.</param>
    /// <param name="distribution">The distribution.</param>
    /// <returns>The packages by path. A file without a package is not included, and no file is if rpm is missing or takes too long.</returns>
    public static IReadOnlyDictionary<string, SystemPackage> Owners(IEnumerable<string> paths, string program, Distribution distribution)
    {
        var owners = new Dictionary<string, SystemPackage>();
        foreach (string path in paths)
        {
            // One call for each file: for a file without a package, rpm prints a line in the user's language.
            if (Run(program, path) is not { } line)
                return owners;
            if (line.Split('\n')[0].Split('\t') is [var name, var version, var epoch, var architecture, var source, var license])
            {
                owners[path] = new SystemPackage(
                    SourceName(source), version, license, distribution.Url("rpm", name, version, ("arch", architecture), ("epoch", epoch), ("upstream", source)));
            }
        }

        return owners;
    }

    /// <summary><c>glibc-2.34-52.amzn2023.0.11.src.rpm</c> is glibc.</summary>
    private static string SourceName(string file) => file.Split('-') is { Length: > 2 } parts ? string.Join('-', parts[..^2]) : file;

    private static string? Run(string program, string path)
    {
        try
        {
            using Process rpm = Process.Start(new ProcessStartInfo(program, ["-qf", "--qf", Query, path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> output = rpm.StandardOutput.ReadToEndAsync();
            Task<string> error = rpm.StandardError.ReadToEndAsync();
            if (Task.WaitAll([output, error], _limit) && rpm.WaitForExit(_limit))
                return output.Result;
            rpm.Kill(entireProcessTree: true);
            return null;
        }
        catch (Win32Exception)
        {
            return null; // most systems do not have rpm
        }
    }
}
