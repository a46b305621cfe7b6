namespace Lambda.Runtime.Layer.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Folders_DependDownwards() =>
        FolderDependencies.Read(typeof(HandlerReference).Assembly).AssertDownwards("Interop", "Caching", "Handlers", "Loading", FolderDependencies.Root);
}
