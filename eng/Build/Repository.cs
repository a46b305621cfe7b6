namespace Lambda.Build;

/// <summary>Where things are in the repository. The program's working directory is the root.</summary>
internal static class Repository
{
    public static string Root { get; } = Directory.GetCurrentDirectory();

    public static string Packages { get; } = At("artifacts/packages");

    /// <summary>Logs and reports of the tests.</summary>
    public static string TestOutput { get; } = At("artifacts/tests");

    /// <summary>Reports of mutation testing.</summary>
    public static string Mutation { get; } = At("artifacts/mutation");

    public static string Bench { get; } = At("artifacts/bench");

    /// <summary>The package cache of projects like a user's, apart from the machine's: our packages change under the same version.</summary>
    public static string UserPackages { get; } = At("artifacts/run/packages");

    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>Our packages in <see cref="UserPackages"/> are those of the last run.</summary>
    public static void ForgetOurPackages()
    {
        if (!Directory.Exists(UserPackages))
            return;
        foreach (string folder in Directory.GetDirectories(UserPackages, "lambda.runtime*"))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Deletes what a user's project has built in its own folder.</summary>
    public static void Clean(string project)
    {
        foreach (string folder in Directory.GetDirectories(At(project), "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(folder) is "bin" or "obj" or "artifacts" && Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The program that a project has been built to.</summary>
    public static string Program(string project) =>
        At($"artifacts/bin/{project}/release/Lambda.{project}{(OperatingSystem.IsWindows() ? ".exe" : "")}");
}
