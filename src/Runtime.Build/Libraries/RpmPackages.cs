using System.ComponentModel;
using System.Diagnostics;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>Which package of Amazon Linux, Fedora and others a file is in: by the program rpm, as its database has several forms.</summary>
internal static class RpmPackages
{
    private const string Query = "%{NAME}\\t%{VERSION}-%{RELEASE}\\t%|EPOCH?{%{EPOCH}}|\\t%{ARCH}\\t%{SOURCERPM}\\t%{LICENSE}\\n";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    /// <param name="paths">Absolute paths.</param>
    /// <param name="program">The program.</param>
    /// <param name="distribution">The distribution.</param>
    /// <returns>What is known, by path; nothing for a file of no package, and where rpm is missing or has no answer in time.</returns>
    public static IReadOnlyDictionary<string, SystemPackage> Owners(IEnumerable<string> paths, string program, Distribution distribution)
    {
        var owners = new Dictionary<string, SystemPackage>();
        foreach (var path in paths)
        {
            // For each by itself: of a file that no package has, there is a line in the user's language.
            if (Run(program, path) is not { } answer)
                return owners;
            if (answer.Split('\n')[0].Split('\t') is [var name, var version, var epoch, var architecture, var source, var license])
                owners[path] = new SystemPackage(SourceName(source), version, license, distribution.Url("rpm", name, version, ("arch", architecture), ("epoch", epoch), ("upstream", source)));
        }

        return owners;
    }

    /// <summary><c>glibc-2.34-52.amzn2023.0.11.src.rpm</c> is glibc.</summary>
    private static string SourceName(string file) => file.Split('-') is { Length: > 2 } parts ? string.Join('-', parts[..^2]) : file;

    private static string? Run(string program, string path)
    {
        try
        {
            using var rpm = Process.Start(new ProcessStartInfo(program, ["-qf", "--qf", Query, path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = rpm.StandardOutput.ReadToEndAsync();
            var error = rpm.StandardError.ReadToEndAsync();
            if (Task.WaitAll([output, error], _limit) && rpm.WaitForExit(_limit))
                return output.Result;
            rpm.Kill(entireProcessTree: true);
            return null;
        }
        catch (Win32Exception)
        {
            return null; // there is no rpm, as on most systems
        }
    }
}
