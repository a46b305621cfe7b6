using System.Text.RegularExpressions;

namespace Lambda.Build.Versions;

/// <summary>The address of this repository, which its owner sets in Directory.Build.props.</summary>
internal static partial class RepositoryAddress
{
    /// <summary>Reads the address; <see langword="null"/> if it is not set.</summary>
    /// <param name="root">The root of the repository.</param>
    public static string? Read(string root) =>
        Element().Match(File.ReadAllText(Path.Combine(root, "Directory.Build.props"))) is { Success: true, Value: { Length: > 0 } address } ? address : null;

    [GeneratedRegex("(?<=<RepositoryUrl>)[^<]+(?=</RepositoryUrl>)")]
    private static partial Regex Element();
}
