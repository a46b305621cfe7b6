using Lambda.Runtime.Build.Elf;
using Lambda.Runtime.Build.Platforms;

namespace Lambda.Runtime.Build.Tests.Elf;

/// <summary>Broken ELF files: whatever they contain, they are read, or reading throws an <see cref="ElfException"/> and nothing else.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 20_000;

    [Fact]
    public void BrokenProgram_IsReadOrThrowsElfException()
    {
        byte[] program = new ElfBuilder().Needs("libm.so.6").Needs("libc.so.6")
            .Needs("libc.so.6", "GLIBC_2.2.5", "read", "write").Needs("libc.so.6", "GLIBC_2.34", "start").Needs("libm.so.6", "GLIBC_2.38", "fmod").Build();
        Assert.NotEmpty(VersionRepair.Apply([.. program], LambdaArchitecture.X64, LambdaTarget.AmazonLinux2023));
        AssertReadOrRejected(program, Inputs, AuditWhole);
    }

    /// <summary>Uses the output of a real linker: the program of this process.</summary>
    [Fact]
    public void BrokenProgramOfLinker_IsReadOrThrowsElfException()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "programs are ELF files on Linux");
        byte[] program = File.ReadAllBytes(Environment.ProcessPath!);
        Assert.Contains("libc.so.6", ElfProgram.Read(program).Libraries);
        Assert.Contains(ElfProgram.Read(program).Symbols, static symbol => symbol.Name == "__libc_start_main");
        AssertReadOrRejected(program, Inputs / 10, AuditWhole);
    }

    [Fact]
    public void BrokenObjectFile_IsReadOrThrowsElfException()
    {
        byte[] file = ElfBuilder.ObjectFile("SystemNative_Read", "CryptoNative_EvpSha256", "memcpy");
        Assert.Equal(["SystemNative_Read", "CryptoNative_EvpSha256", "memcpy"], ElfSymbols.ReadUndefined(file));
        AssertReadOrRejected(file, Inputs, static broken => ElfSymbols.ReadUndefined(broken));
    }

    [Fact]
    public void EveryPrefix_IsReadOrThrowsElfException()
    {
        byte[] program = new ElfBuilder().Needs("libc.so.6").Needs("libc.so.6", "GLIBC_2.2.5", "read").Build();
        for (int length = 0; length < program.Length; length++)
            Refused(program[..length], AuditWhole);
    }

    private static void AuditWhole(byte[] program)
    {
        VersionRepair.Apply(program, LambdaArchitecture.X64, LambdaTarget.AmazonLinux2023);
        BootstrapAudit.Find("bootstrap", ElfProgram.Read(program), LambdaArchitecture.X64, LambdaTarget.AmazonLinux2, []);
    }

    /// <summary>Changes random bytes with a fixed seed, so that a failure can be repeated. Headers, which contain offsets and counts, are changed more often than the rest.</summary>
    private static void AssertReadOrRejected(byte[] original, int count, Action<byte[]> read)
    {
        var random = new Random(20_2605);
        int rejected = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] broken = [.. original];
            for (int changes = random.Next(1, 6); changes > 0; changes--)
                Change(broken, random);
            if (Refused(broken, read))
                rejected++;
        }

        // The run is only useful if some of the changed files are read, and some are rejected.
        Assert.InRange(rejected, count / 100, count - (count / 100));
    }

    private static void Change(byte[] bytes, Random random)
    {
        int at = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, 64 + (14 * 56)) : bytes.Length);
        ReadOnlySpan<byte> values = [0, 1, 0x7f, 0x80, 0xff, (byte)random.Next(256)];
        byte value = values[random.Next(values.Length)];
        for (int length = 1 << random.Next(4); length > 0 && at < bytes.Length; length--, at++)
            bytes[at] = value;
    }

    private static bool Refused(byte[] bytes, Action<byte[]> read)
    {
        try
        {
            read(bytes);
            return false;
        }
        catch (ElfException)
        {
            return true;
        }
    }
}
