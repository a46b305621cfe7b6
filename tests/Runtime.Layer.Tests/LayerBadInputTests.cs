namespace Lambda.Runtime.Layer.Tests;

/// <summary>Functions that cannot start, and the init error that the service, and thus the function's owner, receives.</summary>
public sealed class LayerBadInputTests(BuiltLayer layer)
{
    private const string Two = """
        public static class A { public static int Handle(int i) => i; }
        public static class B { public static int Handle(int i) => i; public static int Other(int i) => i; private static void Hidden() { } }
        """;

    [Fact]
    public async Task InvalidSource_IsInitErrorWithTenCompilerErrors()
    {
        string broken = "public static class F\n{\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"    public static int M{i}() => nope{i:00};\n")) + "}\n";
        using var files = new LayerFunction(layer, ("f.cs", broken));
        (string type, string message) = await files.InitError("f.M0");
        Assert.Equal("Runtime.CompilationError", type);
        string[] lines = message.Split('\n');
        Assert.Equal(
            ["The function does not compile, with 12 errors:", .. Enumerable.Range(0, 10).Select(i => $"f.cs({i + 3},31): error CS0103: The name 'nope{i:00}' does not exist in the current context"), "and 2 more"],
            lines);
    }

    [Theory]
    [InlineData("f.cs", "Console.WriteLine(1;", "f.cs(1,20): error CS1026: ) expected")]
    [InlineData("f.Handle", "public static class F { public static int Handle(ref int i) => i; }", "f.cs(1,58): error LAMBDA004: Parameter 'i' of handler 'F.Handle' is passed by reference; take it by value")]
    [InlineData("f.Handle", "public static class F { public static int Handle(int i) => Nope.Of(i); }", "f.cs(1,60): error CS0103: ")]
    [InlineData("f.Handle", "public static class F { private static int Handle(int i) => i; }", "f.cs(1,44): error LAMBDA002: ")]
    public async Task InvalidSource_IsInitErrorWithPosition(string handler, string source, string error)
    {
        using var files = new LayerFunction(layer, ("f.cs", source));
        (string type, string message) = await files.InitError(handler);
        Assert.Contains($"\n{error}", message, StringComparison.Ordinal);
        Assert.Equal("Runtime.CompilationError", type);
    }

    [Theory]
    [InlineData("f.cs", "Runtime.InvalidHandler", "has no top-level statements, so it is not a script. Expected one of: f.A::Handle, f.B::Handle, f.B::Other.")]
    [InlineData("f.Nope", "Runtime.HandlerNotFound", "there is no method 'Nope' in f.cs. Expected one of: f.A::Handle, f.B::Handle, f.B::Other.")]
    [InlineData("f.C::Handle", "Runtime.HandlerNotFound", "there is no method 'C::Handle' in f.cs. Expected one of:")]
    [InlineData("f.Handle", "Runtime.InvalidHandler", "which could mean A.Handle(int) or B.Handle(int).")]
    [InlineData("nope.cs", "Runtime.HandlerNotFound", "and there is no such file in the task root")]
    [InlineData("script.Handle", "Runtime.InvalidHandler", "but script.cs is a script, because it has top-level statements. Expected script.cs.")]
    [InlineData("../f.Handle", "Runtime.InvalidHandler", "a path that may lead out of the task root.")]
    [InlineData("/f.cs", "Runtime.InvalidHandler", "a path that may lead out of the task root.")]
    [InlineData("library.cs", "Runtime.LibraryNotFound", "library.cs(2): the library 'Nope.Library' is neither in the layer nor beside the file as Nope.Library.dll. The layer has:")]
    [InlineData("text.Handle", "Runtime.InvalidAssembly", "text.dll is not a .NET assembly")]
    [InlineData("old.Handle", "Runtime.InvalidAssembly", "old.dll is an assembly for .NET Framework (it refers to mscorlib 4.0.0.0).")]
    [InlineData("new.Handle", "Runtime.InvalidAssembly", "new.dll is an assembly for .NET 99 (it refers to System.Runtime 99.0.0.0)")]
    public async Task InvalidHandler_IsInitErrorWithReason(string handler, string type, string message)
    {
        using var files = new LayerFunction(
            layer,
            ("f.cs", Two),
            ("script.cs", "Console.WriteLine(1);"),
            ("text.dll", "no assembly"));
        if (handler == "library.cs")
            files.Write("library.cs", "#!/usr/bin/env dotnet\n#:package Nope.Library@1.0.0\nConsole.WriteLine(1);");
        EmptyAssembly.Write(files.At("old.dll"), "mscorlib", new Version(4, 0, 0, 0));
        EmptyAssembly.Write(files.At("new.dll"), "System.Runtime", new Version(99, 0, 0, 0));
        (string foundType, string found) = await files.InitError(handler);
        Assert.Contains(message, found, StringComparison.Ordinal);
        Assert.Equal(type, foundType);
    }
}
