namespace Lambda.Runtime.Package.Tests;

/// <summary>Paths in the checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The feed that <c>dotnet pack</c> writes to.</summary>
    public static string Packages => At("artifacts/packages");

    /// <summary>The folder with a text file for each command that a test ran.</summary>
    public static string Transcripts => At("artifacts/tests/transcripts");

    /// <summary>The home folder of this run's commands, which is empty at the start.</summary>
    public static string UserData => At("artifacts/tests/data");

    public static string At(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Runtime.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Runtime.sln above '{AppContext.BaseDirectory}'. Run these tests from a checkout.");
    }
}
