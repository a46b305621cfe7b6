namespace Lambda.Runtime.Generators.Tests;

/// <summary>The checkout of the repository in which these tests were built.</summary>
internal static class Checkout
{
    /// <summary>Returns the full path of a file in it.</summary>
    public static string At(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Runtime.sln")))
                return Path.Combine(folder.FullName, path);
        }

        throw new InvalidOperationException($"No Runtime.sln above '{AppContext.BaseDirectory}'. Run these tests from a checkout.");
    }
}
