using System.ComponentModel;
using System.Reflection;

namespace Lambda.Runtime.Tests;

public sealed class ArchitectureTests
{
    private static readonly FolderDependencies Dependencies = FolderDependencies.Read(typeof(LambdaHost).Assembly);

    [Fact]
    public void Folders_DependDownwards() =>
        Dependencies.AssertDownwards(
            "Interop",
            "Buffers",
            "Json/Reading",
            "Json/Writing",
            "Json",
            "EnvironmentVariables",
            "Errors",
            "Wire/Sockets",
            "Wire",
            "RuntimeApi",
            "Logging",
            "Crash",
            FolderDependencies.Root,
            "CompilerServices",
            "Middleware",
            "Deadlines",
            "Aws",
            "Extensions",
            "WarmUp",
            "Batches",
            "Payloads",
            "Services",
            "Streaming",
            "Tracing",
            "Shutdown",
            "Dispatch",
            "Http/Binding",
            "Http/Results",
            "Http/Requests",
            "Http/Responses",
            "Http",
            "Hosting");

    [Fact]
    public void Json_DoesNotUseWire() => Dependencies.AssertUsesOnly("Json", "Buffers");

    [Fact]
    public void Wire_DoesNotUseJson() => Dependencies.AssertUsesOnly("Wire", "Buffers", "Errors", "Interop");

    [Fact]
    public void RuntimeApi_DoesNotLog() => Dependencies.AssertUsesOnly("RuntimeApi", "Buffers", "Errors", "Json", "Wire");

    [Fact]
    public void Aws_UsesOnlyTheEnvironmentAndJson() => Dependencies.AssertUsesOnly("Aws", "EnvironmentVariables", "Json");

    /// <summary>Types that only generated code calls are hidden from completion, and their namespace has no other types.</summary>
    [Fact]
    public void TypesForGeneratedCode_AreHiddenFromCompletion()
    {
        Type[] types = [.. typeof(LambdaHost).Assembly.GetExportedTypes().Where(static type => type.Namespace == "Lambda.Runtime.CompilerServices")];
        Assert.True(types.Length > 30, $"found {types.Length} types");
        Assert.Equal([], types.Where(static type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never).Select(static type => type.Name));
    }

    /// <summary>An internal type is in the namespace of its folder, a public type in a namespace for its users.</summary>
    [Fact]
    public void Namespaces_FollowFoldersAndAudience()
    {
        IReadOnlyDictionary<string, string> folders = Dependencies.Folders;
        string[] audiences = ["Lambda.Runtime", "Lambda.Runtime.CompilerServices", "Lambda.Runtime.Http", "Lambda.Runtime.Json"];
        Assert.Equal([], from type in typeof(LambdaHost).Assembly.GetTypes()
                         where !type.IsNested && folders.ContainsKey(type.FullName!)
                         let folder = folders[type.FullName!]
                         let expected = folder == FolderDependencies.Root ? "Lambda.Runtime" : $"Lambda.Runtime.{folder.Replace('/', '.')}"
                         where type.IsPublic ? !audiences.Contains(type.Namespace) : type.Namespace != expected
                         select $"{type.FullName} in {folder}");
    }
}
