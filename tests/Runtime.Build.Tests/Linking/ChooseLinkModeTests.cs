using System.Globalization;
using System.Text;
using Lambda.Runtime.Build.Tests.Elf;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Tests.Linking;

/// <summary>Static or dynamic linking, according to the undefined symbols of an object file.</summary>
public sealed class ChooseLinkModeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CodeThatLoadsNoLibraries_IsStatic()
    {
        foreach (string setting in new[] { "auto", "true", "True" })
        {
            ChooseLinkMode task = Choose(["RhpNewFast", "SystemNative_Read", "memcpy", "getpid", "SystemNative_GetHostName"], setting);
            Assert.True(task.Execute());
            Assert.True(task.IsStatic);
        }

        Assert.Equal(3, _engine.ImportantMessages.Count);
        Assert.All(
            _engine.ImportantMessages, static message => Assert.StartsWith("Hello: linked statically, because nothing in it loads libraries", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CryptoNative_EvpSha256", "OpenSSL")]
    [InlineData("NetSecurityNative_InitSecContext", "GSSAPI")]
    [InlineData("GlobalizationNative_LoadICU", "ICU")]
    [InlineData("SystemNative_GetHostEntryForName", "name resolution")]
    [InlineData("SystemNative_GetNameInfo", "name resolution")]
    [InlineData("getaddrinfo", "name resolution")]
    [InlineData("gethostbyname2_r", "name resolution")]
    [InlineData("SystemNative_GetPwUidR", "users and groups")]
    [InlineData("getgrnam_r", "users and groups")]
    [InlineData("SystemNative_LoadLibrary", "libraries loaded at run time")]
    [InlineData("dlopen", "libraries loaded at run time")]
    [InlineData("iconv_open", "character sets")]
    public void CodeThatLoadsLibraries_IsDynamicAndReportsLAMBDA128WhenForced(string symbol, string name)
    {
        ChooseLinkMode automatic = Choose(["memcpy", symbol]);
        Assert.True(automatic.Execute());
        Assert.False(automatic.IsStatic);
        string? message = Assert.Single(_engine.ImportantMessages);
        Assert.StartsWith($"Hello: linked dynamically, because it contains {name}", message, StringComparison.Ordinal);
        Assert.Contains(symbol, message, StringComparison.Ordinal);

        Refused(Choose(["memcpy", symbol], "true"), "LAMBDA128", name, symbol, "Remove LambdaStaticLinking");
    }

    [Fact]
    public void SeveralReasons_AreAllReportedWithOneSymbolEach()
    {
        Assert.True(Choose(["CryptoNative_B", "CryptoNative_A", "CryptoNative_A", "getaddrinfo"]).Execute());
        string message = _engine.ImportantMessages[0]!;
        Assert.Contains("OpenSSL (TLS, hashes, encryption, certificates: CryptoNative_A and 1 more), name resolution", message, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingFalse_IsDynamicForAnyCode()
    {
        ChooseLinkMode task = Choose([], "false");
        Assert.True(task.Execute());
        Assert.False(task.IsStatic);
        Assert.Equal("Hello: linked dynamically, because LambdaStaticLinking is false.", Assert.Single(_engine.ImportantMessages));
    }

    [Fact]
    public void UnknownSetting_ReportsLAMBDA127() => Refused(Choose([], "yes"), "LAMBDA127", "'yes'", "auto");

    [Fact]
    public void StaticBinary_IsPositionIndependent()
    {
        foreach (string wanted in new[] { "", "true" })
        {
            ChooseLinkMode task = Choose([]);
            task.PositionIndependent = wanted;
            Assert.True(task.Execute());
            Assert.True(task.IsStatic);
            Assert.True(task.IsStaticPositionIndependent);
        }

        Assert.Equal(2, _engine.ImportantMessages.Count);
        Assert.All(_engine.ImportantMessages, static message => Assert.DoesNotContain("address", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("false", "bfd", "/usr/lib/rcrt1.o", "PositionIndependentExecutable is false")]
    [InlineData("False", "bfd", "/usr/lib/rcrt1.o", "PositionIndependentExecutable is false")]
    [InlineData("", "gold", "/usr/lib/rcrt1.o", "the linker is gold")]
    [InlineData("", "bfd", "rcrt1.o", "'gcc' finds no rcrt1.o")]
    public void StaticBinaryThatIsNotPositionIndependent_ReportsReason(string wanted, string flavor, string startFile, string why)
    {
        ChooseLinkMode task = Choose([]);
        (task.PositionIndependent, task.LinkerFlavor, task.StartFile) = (wanted, flavor, startFile);
        Assert.True(task.Execute());
        Assert.True(task.IsStatic);
        Assert.False(task.IsStaticPositionIndependent);
        Assert.Contains($"; at the same address in each process, because {why}", Assert.Single(_engine.ImportantMessages), StringComparison.Ordinal);
    }

    /// <summary>Code compiled with <c>-fno-pic</c> has relocations for 32-bit addresses and for addresses in read-only sections.</summary>
    [Theory]
    [InlineData(62, 10, true, true)] // R_X86_64_32
    [InlineData(62, 11, true, true)] // R_X86_64_32S
    [InlineData(62, 1, false, true)] // R_X86_64_64 in .rodata
    [InlineData(62, 1, true, false)] // R_X86_64_64 in .data
    [InlineData(62, 2, false, false)] // R_X86_64_PC32
    [InlineData(183, 257, false, true)] // R_AARCH64_ABS64 in .rodata
    [InlineData(183, 257, true, false)]
    [InlineData(183, 258, true, true)] // R_AARCH64_ABS32
    [InlineData(183, 269, false, true)] // R_AARCH64_MOVW_UABS_G3
    [InlineData(183, 275, false, false)] // R_AARCH64_ADR_PREL_PG_HI21
    public void UserLibraryThatIsNotPositionIndependent_IsLinkedAtFixedAddress(ushort machine, uint relocation, bool isWritable, bool isFixed)
    {
        byte[] objectFile = ElfBuilder.ObjectFileWith(machine, relocation, isWritable);
        foreach (string input in new[] { Written("code.o", objectFile), Library("code.a", ElfBuilder.ObjectFile("memcpy"), objectFile) })
        {
            ChooseLinkMode task = With(input);
            Assert.True(task.IsStatic);
            Assert.Equal(!isFixed, task.IsStaticPositionIndependent);
            string why = $"; at the same address in each process, because '{input}' was not compiled with -fPIC or -fPIE.";
            Assert.Equal(isFixed, _engine.ImportantMessages[^1]!.EndsWith(why, StringComparison.Ordinal));
        }
    }

    /// <summary>Debug information contains 32-bit addresses for any code.</summary>
    [Fact]
    public void RelocationsOfUnloadedSections_AreIgnored() =>
        Assert.True(With(Written("debug.o", ElfBuilder.ObjectFileWith(62, 10, isWritable: false, isLoaded: false))).IsStaticPositionIndependent);

    [Theory]
    [InlineData("gold", "/usr/lib/rcrt1.o", "the linker is gold")]
    [InlineData("bfd", "rcrt1.o", "finds no rcrt1.o")]
    public void ImpossiblePositionIndependence_IsDynamicAndReportsLAMBDA127WhenForced(string flavor, string startFile, string why)
    {
        ChooseLinkMode automatic = Choose([]);
        (automatic.PositionIndependent, automatic.LinkerFlavor, automatic.StartFile) = ("true", flavor, startFile);
        Assert.True(automatic.Execute());
        Assert.False(automatic.IsStatic);
        Assert.Contains(why, Assert.Single(_engine.ImportantMessages), StringComparison.Ordinal);

        ChooseLinkMode forced = Choose([], "true");
        (forced.PositionIndependent, forced.LinkerFlavor, forced.StartFile) = ("true", flavor, startFile);
        Refused(forced, "LAMBDA127", "PositionIndependentExecutable", why);
    }

    [Fact]
    public void MissingStaticLibrary_IsDynamicAndReportsLAMBDA129WhenForced()
    {
        ChooseLinkMode automatic = Choose([]);
        automatic.CLibrary = "libc.a";
        Assert.True(automatic.Execute());
        Assert.False(automatic.IsStatic);
        Assert.Contains("'gcc' finds no libc.a", Assert.Single(_engine.ImportantMessages), StringComparison.Ordinal);

        ChooseLinkMode forced = Choose([], "true");
        forced.CLibrary = "libc.a";
        Refused(forced, "LAMBDA129", "'gcc'", "glibc-static");
    }

    [Fact]
    public void BrokenObjectFile_ReportsLAMBDA120()
    {
        ChooseLinkMode broken = Choose([]);
        broken.ObjectFile = _folder.File("broken.o", "nothing");
        Refused(broken, "LAMBDA120", "broken.o", "does not begin with an ELF header");
        ChooseLinkMode missing = Choose([]);
        missing.ObjectFile = _folder.At("missing.o");
        Refused(missing, "LAMBDA120", "missing.o");
    }

    [Fact]
    public void ReadableUserLibrary_DecidesLinkMode()
    {
        Assert.True(With(Library("harmless.a", ["memcpy"], ["strlen"])).IsStatic);
        Assert.True(With(ObjectFile("harmless.o", "memcpy")).IsStatic);

        string harmful = Library("sqlite.a", ["memcpy"], ["dlopen"]);
        Assert.False(With(harmful).IsStatic);
        Assert.Contains($"libraries loaded at run time in '{harmful}'", _engine.ImportantMessages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void UnreadableUserLibrary_IsDynamicAndErrorWhenForced()
    {
        foreach (string input in new[] { "-lz", _folder.File("text.a", "!<arch>\ntoo short"), _folder.File("libx.so", "\u007fELF"), _folder.At("missing.a") })
        {
            Assert.False(With(input).IsStatic);
            Assert.Contains($"'{input}', whose symbols are not known", _engine.ImportantMessages[^1], StringComparison.Ordinal);
        }

        ChooseLinkMode forced = Choose([], "true");
        forced.NativeInputs = [new TaskItem("-lz")];
        Refused(forced, "LAMBDA128", "'-lz'");
    }

    [Fact]
    public void Logarithm_IsDetectedInFunctionAndUserLibraries()
    {
        foreach (string setting in new[] { "auto", "false" })
        {
            ChooseLinkMode without = Choose(["memcpy", "log2", "pow"], setting);
            Assert.True(without.Execute());
            Assert.False(without.UsesLogarithm);
            ChooseLinkMode with = Choose(["memcpy", "log"], setting);
            Assert.True(with.Execute());
            Assert.True(with.UsesLogarithm);
        }

        Assert.False(With(ObjectFile("harmless.o", "memcpy")).UsesLogarithm);
        Assert.True(With(Library("mathematics.a", ["memcpy"], ["log"])).UsesLogarithm);
        Assert.True(With("-lz").UsesLogarithm);
    }

    [Fact]
    public void SignalHandlers_AreDetectedInFunctionAndUserLibraries()
    {
        ChooseLinkMode without = Choose(["sigaction"]); // the runtime itself uses it
        Assert.True(without.Execute());
        Assert.False(without.SetsSignals);
        ChooseLinkMode with = Choose(["sigaction", "SystemNative_EnablePosixSignalHandling"]);
        Assert.True(with.Execute());
        Assert.True(with.SetsSignals);

        Assert.False(With(ObjectFile("harmless.o", "memcpy")).SetsSignals);
        Assert.True(With(Library("signals.a", ["memcpy"], ["sigaction"])).SetsSignals);
        Assert.True(With("-lz").SetsSignals);
    }

    [Theory]
    [InlineData("CryptoNative_SslCreate", true)]
    [InlineData("CryptoNative_GetX509RootStorePath", true)]
    [InlineData("CryptoNative_EvpSha256", false)]
    [InlineData("memcpy", false)]
    public void UseOfTheSystemsCertificates_IsDetected(string symbol, bool reads)
    {
        foreach (string setting in new[] { "auto", "false" })
        {
            ChooseLinkMode task = Choose([symbol], setting);
            Assert.True(task.Execute());
            Assert.Equal(reads, task.ReadsCertificates);
        }
    }

    private ChooseLinkMode With(string input)
    {
        ChooseLinkMode task = Choose([]);
        task.NativeInputs = [new TaskItem(input)];
        Assert.True(task.Execute());
        return task;
    }

    private void Refused(ChooseLinkMode task, string code, params string[] words)
    {
        _engine.Errors.Clear();
        Assert.False(task.Execute());
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal(code, error.Code);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    private ChooseLinkMode Choose(string[] undefined, string setting = "auto") => new()
    {
        BuildEngine = _engine,
        Setting = setting,
        ObjectFile = ObjectFile("Hello.o", undefined),
        Compiler = "gcc",
        CLibrary = "/usr/lib/libc.a",
        StartFile = "/usr/lib/rcrt1.o",
        LinkerFlavor = "bfd",
        FunctionName = "Hello",
    };

    private string ObjectFile(string name, params string[] undefined) => Written(name, ElfBuilder.ObjectFile(undefined));

    private string Written(string name, byte[] file)
    {
        File.WriteAllBytes(_folder.At(name), file);
        return _folder.At(name);
    }

    /// <summary>Creates an archive: a symbol index and a member for each list. One member has an odd length, so a padding byte follows it.</summary>
    private string Library(string name, params string[][] members) => Library(name, [.. members.Select(static undefined => ElfBuilder.ObjectFile(undefined))]);

    private string Library(string name, params byte[][] members)
    {
        byte[] index = [0, 0, 0, 0];
        byte[] library = [.. "!<arch>\n"u8, .. Header("/", index.Length), .. index];
        foreach (byte[] objectFile in members)
        {
            byte[] member = [.. objectFile, .. new byte[1]];
            library = [.. library, .. Header("/0", member.Length), .. member, .. new byte[member.Length % 2]];
        }

        return Written(name, library);
    }

    private static byte[] Header(string name, int length) => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{name,-16}{0,-12}{0,-6}{0,-6}{644,-8}{length,-10}`\n"));
}
