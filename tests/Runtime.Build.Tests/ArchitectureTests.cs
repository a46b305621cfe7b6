namespace Lambda.Runtime.Build.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Folders_DependDownwards() =>
        FolderDependencies.Read(typeof(BuildTask).Assembly).AssertDownwards(
            "Limits",
            "Errors",
            "Settings",
            "Naming",
            "Globalization",
            "Containers",
            "Symbols",
            "Libraries",
            "Elf",
            "Linking",
            "Packaging",
            "Descriptions",
            "Templates",
            FolderDependencies.Root);
}
