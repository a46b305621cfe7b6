namespace Lambda.Build.Processes;

/// <summary>The commands of the .NET SDK, in the configuration that is tested and packed.</summary>
internal static class Dotnet
{
    private static readonly string[] Options = ["-c", "Release", "-v", "quiet"];

    public static void Build(string project, params string[] arguments) => Tool.Run("dotnet", ["build", project, .. Options, .. arguments]);

    public static void Pack(string project) => Tool.Run("dotnet", ["pack", project, .. Options]);

    public static void Publish(string project, params string[] arguments) => Tool.Run("dotnet", ["publish", project, .. Options, .. arguments]);
}
