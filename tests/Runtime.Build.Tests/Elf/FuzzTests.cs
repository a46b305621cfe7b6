using Lambda.Runtime.Build.Elf;
using Lambda.Runtime.Build.Platforms;

namespace Lambda.Runtime.Build.Tests.Elf;

/// <summary>Broken ELF files: whatever is in them, they are read, or are an <see cref="ElfException"/>. Nothing else comes out.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 20_000;

    [Fact]
    public void BrokenProgram_IsReadOrThrowsElfException()
    {
        byte[] program = new ElfBuilder().Needs("libm.so.6").Needs("libc.so.6")
            .Needs("libc.so.6", "GLIBC_2.2.5", "read", "write").Needs("libc.so.6", "GLIBC_2.34", "start").Needs("libm.so.6", "GLIBC_2.38", "fmod").Build();
        Assert.NotEmpty(VersionRepair.Apply([.. program], LambdaArchitecture.X64, LambdaTarget.AmazonLinux2023));
        AssertReadOrRefused(program, Inputs, AuditWhole);
    }

    /// <summary>A linker's own work: this very process, which the SDK's host began.</summary>
    [Fact]
    public void BrokenProgramOfLinker_IsReadOrThrowsElfException()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "programs are ELF files on Linux");
        byte[] program = File.ReadAllBytes(Environment.ProcessPath!);
        Assert.Contains("libc.so.6", ElfProgram.Read(program).Libraries);
        Assert.Contains(ElfProgram.Read(program).Symbols, static symbol => symbol.Name == "__libc_start_main");
        AssertReadOrRefused(program, Inputs / 10, AuditWhole);
    }

    [Fact]
    public void BrokenObjectFile_IsReadOrThrowsElfException()
    {
        byte[] file = ElfBuilder.ObjectFile("SystemNative_Read", "CryptoNative_EvpSha256", "memcpy");
        Assert.Equal(["SystemNative_Read", "CryptoNative_EvpSha256", "memcpy"], ElfSymbols.ReadUndefined(file));
        AssertReadOrRefused(file, Inputs, static broken => ElfSymbols.ReadUndefined(broken));
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

    /// <summary>From one seed, so that what fails fails again. Headers are hit more often than the rest: offsets and counts are there.</summary>
    private static void AssertReadOrRefused(byte[] original, int count, Action<byte[]> read)
    {
        var random = new Random(20_2605);
        int refused = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] broken = [.. original];
            for (int changes = random.Next(1, 6); changes > 0; changes--)
                Change(broken, random);
            if (Refused(broken, read))
                refused++;
        }

        // Had the changes hit nothing that is read, or all that is, the run would have shown nothing.
        Assert.InRange(refused, count / 100, count - (count / 100));
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
