using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

/// <summary>The folders of the program behind <c>dotnet run</c> depend downwards.</summary>
public sealed class ArchitectureTests
{
    private static readonly FolderDependencies Dependencies = FolderDependencies.Read(typeof(RunCommand).Assembly);

    [Fact]
    public void Folders_DependDownwards() =>
        Dependencies.AssertDownwards("CommandLine", "Building", "Values", "Measuring", "Sources", "Page", "Running", FolderDependencies.Root);

    [Fact]
    public void Page_UsesOnlyTheEmulatorAndSources() => Dependencies.AssertUsesOnly("Page", "Sources");
}
