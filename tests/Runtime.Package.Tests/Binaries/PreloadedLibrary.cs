using System.Diagnostics;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>A library that <c>LD_PRELOAD</c> loads in front of libc, so that it replaces some of its functions in a dynamic binary.</summary>
internal static class PreloadedLibrary
{
    /// <summary>Compiles a file of the folder Functions with the compiler that links native binaries.</summary>
    /// <param name="name">The name of the file without <c>.c</c>.</param>
    /// <param name="bootstrap">The binary. The library is in its folder.</param>
    /// <returns>The path.</returns>
    public static async Task<string> Compile(string name, string bootstrap)
    {
        string library = Path.Combine(Path.GetDirectoryName(bootstrap)!, $"{name}-{Guid.NewGuid():n}.so");
        string compiler = File.Exists("/usr/bin/clang") ? "clang" : "gcc";
        string source = Repository.At($"tests/Runtime.Package.Tests/Functions/{name}.c");
        using var process = Process.Start(compiler, ["-shared", "-fPIC", "-Wall", "-Werror", "-o", library, source]);
        await process.EndWithinLimitAsync();
        Assert.Equal(0, process.ExitCode);
        return library;
    }
}
