using Lambda.Build.Versions;

namespace Lambda.Build.Commands;

/// <summary>Prints the version, or changes it in all places.</summary>
internal static class VersionCommand
{
    public static readonly Command Command = new("version", """
        ./build.sh version    print the version, which stands in Directory.Build.props
        ./build.sh version <version>
                              set it, there and wherever samples, pages and tests reference the packages
        """, Run);

    private static bool Run(string[] arguments, Steps steps)
    {
        string old = RepositoryVersion.Read(Repository.Root);
        if (arguments is [])
        {
            Console.WriteLine(old);
            return true;
        }

        string version = arguments[0];
        if (!RepositoryVersion.IsValid(version))
            throw new BuildException($"The version is '{version}'. Expected three numbers, such as 1.0.0 or 1.0.0-rc.1.", exitCode: 2);

        RepositoryVersion.Write(Repository.Root, version);
        foreach (VersionReference place in VersionReferences.Write(Repository.Root, version))
            Console.WriteLine($"  {place} -> {version}");
        Console.WriteLine($"The version is {version}. It was {old}. CHANGELOG.md needs a section for it: the packages take their release notes from there.");
        return true;
    }
}
