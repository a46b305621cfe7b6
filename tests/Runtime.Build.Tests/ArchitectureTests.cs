namespace Lambda.Runtime.Build.Tests;

/// <summary>Which folders of the tasks may use which, as the README of the tasks says.</summary>
public sealed class ArchitectureTests
{
    private static readonly FolderDependencies Dependencies = FolderDependencies.Read(typeof(BuildTask).Assembly);

    [Fact]
    public void Folders_DependDownwards() => Dependencies.AssertDownwards(
        "Platforms", "Errors", "Naming", "Settings", "Symbols", "Globalization", "Containers", "Libraries", "Descriptions", "Templates",
        "Elf", "Linking", "Packaging", FolderDependencies.Root);
}
