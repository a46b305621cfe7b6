using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests.Elf;

/// <summary>Binaries that would not start on Lambda. Each violates one rule, and the error names the rule and the remedy.</summary>
public sealed class AuditBootstrapTests : IDisposable
{
    private const string Libc = "libc.so.6";
    private const string Libm = "libm.so.6";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RequirementsThatTargetMeets_Pass()
    {
        Assert.True(Audit(Ordinary().Build()));
        Assert.True(Audit(ElfBuilder.Static(machine: 62)));
        Assert.Empty(_engine.Errors);
        Assert.Empty(_engine.ImportantMessages);
    }

    [Fact]
    public void OtherArchitecture_ReportsOnlyLAMBDA121()
    {
        Fails(new ElfBuilder { Machine = 183, Interpreter = "/lib/ld-linux-aarch64.so.1" }.Needs("libz.so.9").Build(), "LAMBDA121", "built for arm64", "x86_64");
        Fails(ElfBuilder.Static(machine: 243), "LAMBDA121", "built for machine 243");
    }

    [Fact]
    public void NewerGlibc_ReportsLAMBDA122WithSymbolLibraryVersionAndRemedy()
    {
        Fails(Ordinary().Needs(Libc, "GLIBC_2.36", "arc4random").Build(), "LAMBDA122", "arc4random", "GLIBC_2.36", Libc, "provided.al2023", "2.34", "LambdaStaticLinking");
        Fails(Ordinary().Needs(Libc, "GLIBC_2.38", "__isoc23_strtol").Build(), "LAMBDA122", "__isoc23_strtol", "Compile the native library");
        Fails(Ordinary().Needs(Libc, "GLIBC_2.35", "a", "b", "c", "d", "e").Build(), "LAMBDA122", "a, b, c and 2 more");
    }

    [Fact]
    public void VersionsOfOtherLibraries_AreCheckedSeparately()
    {
        Fails(Ordinary().Needs("libstdc++.so.6", "GLIBCXX_3.4.30", "x").Build(), "LAMBDA122", "GLIBCXX_3.4.30");
        Fails(Ordinary().Needs("libgcc_s.so.1", "GCC_12.0.0", "x").Build(), "LAMBDA122", "GCC_12.0.0");
        Assert.True(Audit(Ordinary().Needs("libstdc++.so.6", "GLIBCXX_3.4.29", "x").Needs("libz.so.1", "ZLIB_1.2.9", "y").Build()));
    }

    [Fact]
    public void PrivateGlibcSymbol_ReportsLAMBDA122()
    {
        Fails(Ordinary().Needs(Libc, "GLIBC_PRIVATE", "__libc_dlopen_mode").Build(), "LAMBDA122", "GLIBC_PRIVATE");
        Fails(Ordinary().Needs(Libc, "GLIBC_ABI_DT_RELR").Build(), "LAMBDA122", "The binary needs GLIBC_ABI_DT_RELR");
    }

    [Fact]
    public void PackedRelocations_ReportLAMBDA122()
    {
        Fails(Program(packedRelocations: true).Build(), "LAMBDA122", "DT_RELR", "-z pack-relative-relocs");
    }

    [Fact]
    public void OlderTarget_HasOlderGlibc()
    {
        Assert.True(Audit(Ordinary().Build(), target: "provided.al2023"));
        FailsOn("provided.al2", Ordinary().Build(), "LAMBDA122", "__libc_start_main", "GLIBC_2.34", "provided.al2", "2.26");
        Assert.True(Audit(new ElfBuilder().Needs(Libc).Needs(Libc, "GLIBC_2.26", "x").Build(), target: "provided.al2"));
        FailsOn("provided.al2", new ElfBuilder().Needs("libssl.so.3").Build(), "LAMBDA123", "libssl.so.3");
    }

    [Fact]
    public void WeakVersion_IsNotRequired()
    {
        Assert.True(Audit(new ElfBuilder { VersionsAreWeak = true }.Needs(Libc).Needs(Libc, "GLIBC_2.99", "x").Build()));
    }

    [Fact]
    public void LibraryThatTheTargetLacks_ReportsLAMBDA123UnlessTheFunctionContainsIt()
    {
        byte[] binary = Ordinary().Needs("libicuuc.so.72").Needs("libicuuc.so.72", "GLIBC_9.9", "x").Build();
        Assert.False(Audit(binary));
        Assert.Equal(["LAMBDA122", "LAMBDA123"], _engine.Errors.Select(static error => error.Code));
        Assert.Contains("libicuuc.so.72", _engine.Errors[1].Message, StringComparison.Ordinal);
        Assert.Contains("""<LambdaTargetLibrary Include="libicuuc.so.72" />""", _engine.Errors[1].Message, StringComparison.Ordinal);

        _engine.Errors.Clear();
        Assert.True(Audit(binary, bundled: "libicuuc.so.72"));
    }

    [Fact]
    public void OtherLoader_ReportsLAMBDA124()
    {
        Fails(new ElfBuilder { Interpreter = "/lib/ld-musl-x86_64.so.1" }.Build(), "LAMBDA124", "/lib/ld-musl-x86_64.so.1", "/lib64/ld-linux-x86-64.so.2");
    }

    [Fact]
    public void EveryViolation_IsReported()
    {
        Assert.False(Audit(new ElfBuilder { Interpreter = "/nix/ld.so" }.Needs("liba.so.1").Needs(Libc, "GLIBC_2.36", "x").Build()));
        Assert.Equal(["LAMBDA122", "LAMBDA123", "LAMBDA124"], _engine.Errors.Select(static error => error.Code));
    }

    [Fact]
    public void RemovedSections_DoNotHideVersions()
    {
        var builder = new ElfBuilder { HasSections = false };
        Fails(builder.Needs(Libm, "GLIBC_2.38", "fmod").Build(), "LAMBDA122", "The binary needs GLIBC_2.38 of libm.so.6");
    }

    [Fact]
    public void UnknownArchitectureOrTarget_IsCodedError()
    {
        string path = Write(Ordinary().Build());
        Assert.False(new AuditBootstrap { BuildEngine = _engine, Binary = path, Architecture = "x86", RuntimeTarget = "provided.al2023" }.Execute());
        Assert.False(new AuditBootstrap { BuildEngine = _engine, Binary = path, Architecture = "x86_64", RuntimeTarget = "provided" }.Execute());
        Assert.Equal(["LAMBDA110", "LAMBDA126"], _engine.Errors.Select(static error => error.Code));
        Assert.Contains("provided.al2", _engine.Errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidProgram_ReportsLAMBDA120()
    {
        Fails("#!/bin/sh\n"u8.ToArray(), "LAMBDA120", "does not begin with an ELF header");
        Fails([], "LAMBDA120", "does not begin with an ELF header");
        Fails(ElfBuilder.ObjectFile("x"), "LAMBDA120", "not a program");
        byte[] narrow = ElfBuilder.Static(62);
        narrow[4] = 1;
        Fails(narrow, "LAMBDA120", "not of 64 bits");
        byte[] bigEndian = ElfBuilder.Static(62);
        bigEndian[5] = 2;
        Fails(bigEndian, "LAMBDA120", "not little endian");
        byte[] cut = Ordinary().Build();
        Fails(cut[..^100], "LAMBDA120", "the file ends at");
    }

    [Fact]
    public void MissingFile_ReportsLAMBDA120()
    {
        Assert.False(new AuditBootstrap { BuildEngine = _engine, Binary = _folder.At("none"), Architecture = "x86_64", RuntimeTarget = "provided.al2023" }.Execute());
        Assert.Equal("LAMBDA120", Assert.Single(_engine.Errors).Code);
    }

    [Fact]
    public void FmodOfNewerGlibc_IsBoundToFirstVersion()
    {
        byte[] binary = Ordinary().Needs(Libm, "GLIBC_2.38", "fmod", "fmodf").Needs(Libm, "GLIBC_2.29", "log2").Build();
        string path = Write(binary);

        Assert.True(Audit(path));

        Assert.Contains("fmod@GLIBC_2.38, fmodf@GLIBC_2.38: bound to GLIBC_2.2.5", Assert.Single(_engine.ImportantMessages), StringComparison.Ordinal);
        byte[] repaired = File.ReadAllBytes(path);
        Assert.Equal(binary.Length, repaired.Length);
        Assert.True(repaired.Zip(binary).Count(static pair => pair.First != pair.Second) <= 8, "More was changed than a hash and a name.");

        // A second run changes nothing.
        _engine.ImportantMessages.Clear();
        Assert.True(Audit(path));
        Assert.Empty(_engine.ImportantMessages);
        Assert.Equal(repaired, File.ReadAllBytes(path));
    }

    [Fact]
    public void FmodForArm64_IsBoundToFirstVersion()
    {
        byte[] binary = new ElfBuilder { Machine = 183, Interpreter = "/lib/ld-linux-aarch64.so.1" }
            .Needs(Libc, "GLIBC_2.17", "x").Needs(Libm, "GLIBC_2.38", "fmod").Build();
        Assert.True(Audit(Write(binary), architecture: "arm64"));
        Assert.Contains("bound to GLIBC_2.17", Assert.Single(_engine.ImportantMessages), StringComparison.Ordinal);
    }

    [Fact]
    public void FmodWithUnrepairableSymbol_IsUnchangedAndReported()
    {
        byte[] binary = Ordinary().Needs(Libm, "GLIBC_2.38", "fmod", "other").Build();
        Fails(binary, "LAMBDA122", "fmod, other", "GLIBC_2.38");
        Fails(new ElfBuilder().Needs(Libm, "GLIBC_2.38", "fmod").Build(), "LAMBDA122", "fmod");
        Fails(Ordinary().Needs("libother.so.1", "GLIBC_2.38", "fmod").Build(), "LAMBDA122", "libother.so.1");
    }

    [Fact]
    public void RepairThatCannotBeWritten_ReportsLAMBDA125()
    {
        string path = Write(Ordinary().Needs(Libm, "GLIBC_2.38", "fmod").Build());
        using (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
            Assert.False(Audit(path));
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal("LAMBDA125", error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private static ElfBuilder Ordinary() => Program(packedRelocations: false);

    private static ElfBuilder Program(bool packedRelocations) => new ElfBuilder { HasPackedRelocations = packedRelocations }
        .Needs(Libm).Needs(Libc).Needs("ld-linux-x86-64.so.2")
        .Needs(Libc, "GLIBC_2.2.5", "read", "write").Needs(Libc, "GLIBC_2.34", "__libc_start_main");

    private void Fails(byte[] binary, string code, params string[] words) => FailsOn("provided.al2023", binary, code, words);

    private void FailsOn(string target, byte[] binary, string code, params string[] words)
    {
        _engine.Errors.Clear();
        Assert.False(Audit(binary, target));
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal(code, error.Code);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    private bool Audit(byte[] binary, string target = "provided.al2023", string? bundled = null) => Audit(Write(binary), target, bundled);

    private bool Audit(string path, string target = "provided.al2023", string? bundled = null, string architecture = "x86_64") => new AuditBootstrap
    {
        BuildEngine = _engine,
        Binary = path,
        Architecture = architecture,
        RuntimeTarget = target,
        BundledLibraries = bundled is null ? [] : [new TaskItem(bundled)],
    }.Execute();

    private string Write(byte[] binary)
    {
        string path = _folder.At("bootstrap");
        File.WriteAllBytes(path, binary);
        return path;
    }
}
