using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>The project and the license of a file of the C library or the compiler, by its name.</summary>
/// <param name="Project">The project that it is a part of.</param>
/// <param name="License">An SPDX expression.</param>
/// <remarks>
/// https://sourceware.org/glibc/manual/latest/html_node/Copying.html and https://gcc.gnu.org/onlinedocs/libstdc++/manual/license.html.
/// Distributions' packages hold files under several licenses; these are the licenses of what is linked.
/// </remarks>
internal sealed partial record NativeFile(string Project, string License)
{
    private static readonly NativeFile _glibc = new("glibc", "LGPL-2.1-or-later");
    private static readonly NativeFile _gcc = new("gcc", "GPL-3.0-or-later WITH GCC-exception-3.1");

    /// <summary>Finds a file by name; <see langword="null"/> for other files.</summary>
    public static NativeFile? Find(string name) => Glibc().IsMatch(name) ? _glibc : Gcc().IsMatch(name) ? _gcc : null;

    /// <summary>Reads the version in a file: glibc's libc.a contains it in a message, and files that GCC compiled in a comment.</summary>
    /// <returns>The version; empty if the file does not contain one.</returns>
    public string VersionIn(string path)
    {
        try
        {
            string text = Encoding.Latin1.GetString(File.ReadAllBytes(path));
            Match match = this == _glibc ? GlibcVersion().Match(text) : GccVersion().Match(text);
            return match.Success ? match.Groups[1].Value : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"^(?:lib(?:c|c_nonshared|m|m-[\d.]+|mvec|pthread|dl|rt|util|resolv|anl)\.a|[SrgM]*crt1\.o|crt[in]\.o)$")]
    private static partial Regex Glibc();

    [GeneratedRegex(@"^(?:lib(?:gcc|gcc_eh|atomic|stdc\+\+|supc\+\+)\.a|crt(?:begin|end)[ST]?\.o|crtfastmath\.o)$")]
    private static partial Regex Gcc();

    [GeneratedRegex(@"GNU C Library \([^)\n]*\) \w+ release version (\d+(?:\.\d+)*)")]
    private static partial Regex GlibcVersion();

    [GeneratedRegex(@"GCC: \([^)\n\0]*\) (\d+(?:\.\d+)+)")]
    private static partial Regex GccVersion();
}
