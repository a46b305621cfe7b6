using Lambda.Runtime.Layer.Loading;
using Lambda.Runtime.Package.Tests;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Assemblies with generated code that were built with another version of the package than the layer's.</summary>
public sealed class OtherVersionTests(BuiltLayer layer)
{
    /// <summary>The version of the layer, which is that of the repository.</summary>
    private static readonly Version Current = typeof(LambdaContext).Assembly.GetName().Version!;

    /// <summary>What messages say about it.</summary>
    private static readonly string LayerVersion = $"and the layer has {Current.ToString(3)}. Expected {AssemblyRequirements.Expected(Current)}.";

    [Theory]
    [InlineData("0.1.0", "0.1.0", true)]
    [InlineData("0.1.0", "0.1.5", true)]
    [InlineData("0.1.5", "0.1.0", false)]
    [InlineData("0.1.0", "0.2.0", false)]
    [InlineData("0.2.0", "0.1.0", false)]
    [InlineData("0.9.0", "1.0.0", false)]
    [InlineData("1.0.0", "1.0.0", true)]
    [InlineData("1.0.0", "1.4.2", true)]
    [InlineData("1.3.9", "1.4.0", true)]
    [InlineData("1.4.0", "1.3.9", false)]
    [InlineData("1.4.0", "2.0.0", false)]
    [InlineData("2.0.0", "1.4.0", false)]
    public void Version_IsCompatible_WithinAMajorVersion(string built, string layer, bool expected) =>
        Assert.Equal(expected, AssemblyRequirements.IsCompatible(Version.Parse(built), Version.Parse(layer)));

    [Theory]
    [InlineData("0.0.9", "Build the assembly with that version.")]
    [InlineData("0.2.0", "Update the layer, or build the assembly with that version.")]
    public async Task HandlerOfAnotherVersion_IsInitErrorWithTheExpectedVersion(string version, string remedy)
    {
        using var files = new LayerFunction(layer);
        File.Copy(At(version), files.At("greeter.dll"));
        (string type, string message) = await files.InitError("greeter.Greet");
        Assert.Equal($"greeter.dll was built with Lambda.Runtime {version}, {LayerVersion} {remedy}", message);
        Assert.Equal("Runtime.InvalidAssembly", type);
    }

    /// <summary>An assembly beside a source file is loaded when its code is needed, and may not use anything that is incompatible.</summary>
    [Fact]
    public async Task LibraryOfAnotherVersion_IsLoadedWithAWarning()
    {
        using var files = new LayerFunction(
            layer, ("f.cs", "public static class F { public static string Handle(string name) => Greeting.Greeter.Greet(new Greeting.Person(name)); }"));
        File.Copy(At("0.0.9"), files.At("greeter.dll"));
        await using LambdaFunction function = await files.Start("f.Handle");
        Assert.Equal("\"Hello, Ada!\"", (await function.InvokeJsonAsync("\"Ada\"", TestContext.Current.CancellationToken)).Text);
        Assert.Equal(
            [$"WARN Lambda.Runtime: greeter.dll was built with Lambda.Runtime 0.0.9, {LayerVersion} Build the assembly with that version."],
            function.Logs);
    }

    private static string At(string version) => Repository.At($"tests/Runtime.Layer.Tests/OtherVersions/greeter-{version}.dll");
}
