using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build.Tests.Linking;

/// <summary>The linker that is used, according to the programs and libraries of a machine.</summary>
public sealed class ChooseLinkerTests : IDisposable
{
    private const string CrossLibrary = "root/usr/aarch64-linux-gnu/lib/crt1.o";
    private const string CrossStartFiles = "root/usr/lib/gcc-cross/aarch64-linux-gnu/12/crtbegin.o";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bin/clang")]
    [InlineData("bin/gcc")]
    public void SameArchitecture_UsesLinkerOfSdk(string file)
    {
        ChooseLinker task = On(file);
        task.Architecture = "x86_64";
        Assert.True(task.Execute());
        Assert.Equal(("", "", "", false), (task.Compiler, task.Flavor, task.ObjCopy, task.HasFixedTarget));
    }

    [Theory]
    [InlineData("lld", "bin/clang", "bin/ld.lld", "bin/llvm-objcopy")]
    [InlineData("lld", "bin/gcc", "bin/ld.lld")]
    [InlineData("", "bin/clang", "bin/ld.lld", "bin/ld.bfd")]
    public void SameArchitectureWithoutUsualLinker_UsesLld(string flavor, params string[] files)
    {
        ChooseLinker task = On(files);
        task.Architecture = "x86_64";
        Assert.True(task.Execute());
        Assert.Equal(("", flavor, "", false), (task.Compiler, task.Flavor, task.ObjCopy, task.HasFixedTarget));
    }

    [Fact]
    public void NoLinker_ReportsLAMBDA130WithPackages()
    {
        ChooseLinker task = On("bin/ld");
        task.Architecture = "x86_64";
        Refused(task, "LAMBDA130", "neither clang nor gcc", "apt-get install gcc libc6-dev", "dnf install");
    }

    [Fact]
    public void GnuCrossCompiler_IsUsed()
    {
        ChooseLinker task = On("bin/aarch64-linux-gnu-gcc", "bin/aarch64-linux-gnu-objcopy", CrossLibrary, "bin/clang", "bin/ld.lld", "bin/llvm-objcopy", CrossStartFiles);
        Assert.True(task.Execute());
        Assert.Equal(("aarch64-linux-gnu-gcc", "", "aarch64-linux-gnu-objcopy", true), (task.Compiler, task.Flavor, task.ObjCopy, task.HasFixedTarget));
    }

    [Theory]
    [InlineData("llvm-objcopy")]
    [InlineData("aarch64-linux-gnu-objcopy")]
    public void ClangWithLld_IsUsedWithoutGnuCrossCompiler(string objcopy)
    {
        ChooseLinker task = On("bin/clang", "bin/ld.lld", $"bin/{objcopy}", CrossLibrary, CrossStartFiles);
        Assert.True(task.Execute());
        Assert.Equal(("clang", "lld", objcopy, false), (task.Compiler, task.Flavor, task.ObjCopy, task.HasFixedTarget));
    }

    /// <summary>LLVM's objcopy does not accept static programs of the GNU linker.</summary>
    [Fact]
    public void GnuCrossCompilerWithoutItsObjcopy_ReportsLAMBDA131() => Refused(
        On("bin/aarch64-linux-gnu-gcc", "bin/llvm-objcopy", CrossLibrary, CrossStartFiles),
        "LAMBDA131",
        "there is no clang with ld.lld, no aarch64-linux-gnu-objcopy.");

    [Fact]
    public void UsersSysRoot_ReplacesCrossLibraries()
    {
        ChooseLinker task = On("bin/clang", "bin/ld.lld", "bin/llvm-objcopy");
        task.SysRoot = "/some/where";
        Assert.True(task.Execute());
        Assert.Equal("clang", task.Compiler);
    }

    [Fact]
    public void Arm64Host_UsesCrossCompilerForX64()
    {
        ChooseLinker task = On("bin/x86_64-linux-gnu-gcc", "bin/x86_64-linux-gnu-objcopy", "root/usr/x86_64-linux-gnu/lib/crt1.o");
        (task.HostArchitecture, task.Architecture) = ("arm64", "x86_64");
        Assert.True(task.Execute());
        Assert.Equal("x86_64-linux-gnu-gcc", task.Compiler);

        ChooseLinker none = On("bin/nothing");
        (none.HostArchitecture, none.Architecture, none.SearchPath) = ("arm64", "x86_64", _folder.At("none"));
        Refused(none, "LAMBDA131", "apt-get install gcc-x86-64-linux-gnu libc6-dev-amd64-cross");
    }

    [Fact]
    public void NoCrossTools_ReportsLAMBDA131WithPackages() => Refused(
        On("bin/gcc"),
        "LAMBDA131",
        "for arm64",
        "there is no aarch64-linux-gnu-gcc, no clang with ld.lld, no C library in /usr/aarch64-linux-gnu, no aarch64-linux-gnu-objcopy",
        "apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross",
        "apt-get install clang lld llvm libc6-dev-arm64-cross");

    [Fact]
    public void CompilerWithoutLibraries_ReportsLAMBDA131() => Refused(
        On("bin/aarch64-linux-gnu-gcc", "bin/aarch64-linux-gnu-objcopy", "bin/clang", "bin/ld.lld"),
        "LAMBDA131",
        "there is no C library in /usr/aarch64-linux-gnu.");

    [Fact]
    public void UnknownArchitecture_ReportsLAMBDA110()
    {
        ChooseLinker task = On("bin/gcc");
        task.Architecture = "riscv64";
        Refused(task, "LAMBDA110", "riscv64");
    }

    private ChooseLinker On(params string[] files)
    {
        foreach (string file in files)
            _folder.File(file, "");
        return new ChooseLinker
        {
            BuildEngine = _engine,
            Architecture = "arm64",
            HostArchitecture = "x86_64",
            SearchPath = $"{_folder.At("empty")}:{_folder.At("bin")}",
            Root = _folder.At("root"),
        };
    }

    private void Refused(ChooseLinker task, string code, params string[] words)
    {
        Assert.False(task.Execute());
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal(code, error.Code);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }
}
