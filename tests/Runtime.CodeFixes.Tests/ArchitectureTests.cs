using Microsoft.CodeAnalysis.CodeFixes;

namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Checks which of the folders use which others, and that the compiler can load the generator without the workspaces.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void Folders_DependDownwards() => FolderDependencies.Read(typeof(LambdaCodeFixProvider).Assembly)
        .AssertDownwards("Editing", FolderDependencies.Root, "Native", "Json", "Startup", "Handlers");

    [Fact]
    public void Generator_DoesNotReferenceTheWorkspaces()
    {
        string workspaces = typeof(CodeFixProvider).Assembly.GetName().Name!;
        Assert.Contains(workspaces, References(typeof(LambdaCodeFixProvider)));
        Assert.DoesNotContain(References(typeof(Generators.LambdaHandlerGenerator)), static name => name.Contains("Workspaces", StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(Type type) => type.Assembly.GetReferencedAssemblies().Select(static name => name.Name!);
}
