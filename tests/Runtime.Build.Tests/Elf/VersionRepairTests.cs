using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Lambda.Runtime.Build.Elf;

namespace Lambda.Runtime.Build.Tests.Elf;

/// <summary>Repairs a program from this machine's C compiler, and runs it.</summary>
public sealed class VersionRepairTests : IDisposable
{
    /// <summary>
    /// Prints 7.5 % 2. The variable adds the name of the newer version to the string table, which
    /// an older linker would not do.
    /// </summary>
    private const string Source = """
        #include <math.h>
        #include <stdio.h>
        int name __asm__("GLIBC_2.38");
        int main(int argc, char **argv)
        {
            volatile double x = 7.5, y = argc + 1;
            printf("%g", fmod(x, y));
            return 0;
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ProgramBoundToNewerFmod_RunsAfterRepair()
    {
        string program = await CompileWithNewerFmodAsync();
        Assert.Contains(Elf(program).Versions, static need => need is { Library: "libm.so.6", Version: "GLIBC_2.38" });

        AuditBootstrap audit = Audit(program);
        Assert.True(audit.Execute(), string.Join('\n', _engine.Errors.Select(static error => error.Message)));

        // The hash of the repaired file, with which the packed file is compared.
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(program))), audit.Sha256);
        Assert.DoesNotContain(Elf(program).Versions, static need => need.Version == "GLIBC_2.38");
        using Process process = Start(program);
        string output = await process.ReadWithinLimitAsync(process.StandardOutput);
        await process.EndWithinLimitAsync();
        Assert.Equal((0, "1.5"), (process.ExitCode, output));
    }

    private async Task<string> CompileWithNewerFmodAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "programs are ELF files on Linux");
        string program = _folder.At("program");
        using Process compiler = Start(
            "gcc", "-O1", "-fno-builtin", "-rdynamic", _folder.File("program.c", Source), "-o", program, "-lm");
        await compiler.EndWithinLimitAsync();
        Assert.Equal(0, compiler.ExitCode);

        // With glibc 2.38 or newer, the program is already bound to the newer version.
        byte[] bytes = File.ReadAllBytes(program);
        ElfProgram elf = ElfProgram.Read(bytes);
        (string _, int index) = elf.Symbols.Single(static symbol => symbol.Name == "fmod");
        VersionNeed need = elf.Versions.Single(need => need.Index == index);
        if (need.Version != "GLIBC_2.38")
            Rename(bytes, need);
        File.WriteAllBytes(program, bytes);
        return program;
    }

    /// <summary>Reverses the repair. The hash is that of the name, as in the ELF specification.</summary>
    private static void Rename(byte[] program, VersionNeed need)
    {
        const uint hash = 0x069691b8;
        int record = (int)need.Offset;
        int oldName = BinaryPrimitives.ReadInt32LittleEndian(program.AsSpan(record + 8));
        int names = program.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\0{need.Version}\0")) + 1 - oldName;
        int name = program.AsSpan().IndexOf("\0GLIBC_2.38\0"u8) + 1 - names;
        BinaryPrimitives.WriteUInt32LittleEndian(program.AsSpan(record), hash);
        BinaryPrimitives.WriteInt32LittleEndian(program.AsSpan(record + 8), name);
    }

    private static ElfProgram Elf(string program) => ElfProgram.Read(File.ReadAllBytes(program));

    private AuditBootstrap Audit(string program) => new()
    {
        BuildEngine = _engine,
        Binary = program,
        Architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x86_64",
        RuntimeTarget = "provided.al2023",
    };

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
}
