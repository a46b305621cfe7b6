namespace Lambda.Runtime.Build.Tests;

/// <summary>The folders of the tasks depend downwards, as the README of the tasks says.</summary>
public sealed class ArchitectureTests
{
    private static readonly FolderDependencies Dependencies = FolderDependencies.Read(typeof(BuildTask).Assembly);

    [Fact]
    public void Folders_DependDownwards() => Dependencies.AssertDownwards(
        "Platforms", "Errors", "Naming", "Settings", "Symbols", "Globalization", "Containers", "Libraries", "Descriptions", "Templates",
        "Elf", "Linking", "Packaging", FolderDependencies.Root);
}
