using System.Text.RegularExpressions;

namespace Lambda.Build.Versions;

/// <summary>The version of this repository, which stands in Directory.Build.props.</summary>
internal static partial class RepositoryVersion
{
    private const string Props = "Directory.Build.props";

    /// <param name="root">The root of the repository.</param>
    /// <exception cref="BuildException">The file has no version.</exception>
    public static string Read(string root)
    {
        Match match = Element().Match(File.ReadAllText(Path.Combine(root, Props)));
        return match.Success ? match.Value : throw new BuildException($"{Props} has no version. Expected <Version>, such as <Version>1.0.0</Version>.");
    }

    public static void Write(string root, string version)
    {
        string path = Path.Combine(root, Props);
        File.WriteAllText(path, Element().Replace(File.ReadAllText(path), version, count: 1));
    }

    /// <summary>Whether a text is a version that NuGet and .NET accept without changing it.</summary>
    public static bool IsValid(string version) => Semantic().IsMatch(version);

    [GeneratedRegex("(?<=<Version>)[^<]+(?=</Version>)")]
    private static partial Regex Element();

    [GeneratedRegex(@"\A(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?\z")]
    private static partial Regex Semantic();
}
