using Lambda.Build.Processes;

namespace Lambda.Build.Commands;

/// <summary>Packs the packages.</summary>
internal static class PackCommand
{
    public const string Step = "Packing";

    private static readonly string[] Projects = ["src/Runtime", "src/Runtime.Testing", "src/Runtime.Templates"];

    public static readonly Command Command = new("pack", """
        ./build.sh pack       leave the packages in artifacts/packages
        """, static (_, steps) => steps.Run(Step, () =>
        {
            Pack();
            return true;
        }));

    public static void Pack()
    {
        Directory.CreateDirectory(Repository.Packages);
        foreach (string old in Directory.GetFiles(Repository.Packages, "*.nupkg"))
            File.Delete(old);
        foreach (string project in Projects)
            Dotnet.Pack(project);
        foreach (string package in Directory.GetFiles(Repository.Packages, "*.nupkg").Order(StringComparer.Ordinal))
            Console.WriteLine($"  {Path.GetRelativePath(Repository.Root, package)}  {new FileInfo(package).Length} bytes");
    }
}
