namespace Lambda.Runtime.Package.Tests;

/// <summary>Where things are in the checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The feed that <c>dotnet pack</c> writes to.</summary>
    public static string Packages => At("artifacts/packages");

    /// <summary>One text file per command that a test ran.</summary>
    public static string Transcripts => At("artifacts/tests/transcripts");

    /// <summary>What commands of this run keep about their user; empty when it begins.</summary>
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
