namespace Lambda.Runtime.Generators.Tests;

/// <summary>Checks which of the generator's folders use which others.</summary>
public sealed class ArchitectureTests
{
    private static readonly FolderDependencies Dependencies = FolderDependencies.Read(typeof(LambdaHandlerGenerator).Assembly);

    [Fact]
    public void Folders_DependDownwards() =>
        Dependencies.AssertDownwards(
            "Compatibility",
            "Model",
            "Diagnostics",
            "Parsing/Symbols",
            "Parsing/Json/Rules",
            "Parsing/Json/Warnings",
            "Parsing/Json",
            "Parsing/Services",
            "Parsing/Routes",
            "Parsing/Handlers",
            "Parsing/Startup",
            "Parsing",
            "Emitting",
            "Analysis",
            FolderDependencies.Root);

    [Fact]
    public void Emitters_UseOnlyModels() => Dependencies.AssertUsesOnly("Emitting", "Compatibility", "Model");

    [Fact]
    public void References_IncludeDeclarationsAndBodies()
    {
        // A base type, and a call in a method's body.
        Assert.Contains(("Lambda.Runtime.Generators.Model.JsonListModel", "Lambda.Runtime.Generators.Model.JsonTypeModel"), Dependencies.References);
        Assert.Contains(("Lambda.Runtime.Generators.LambdaHandlerGenerator", "Lambda.Runtime.Generators.Emitting.FunctionEmitter"), Dependencies.References);
        Assert.Equal("Parsing/Symbols", Dependencies.Folders["Lambda.Runtime.Generators.Parsing.Symbols.KnownTypes"]);
    }
}
