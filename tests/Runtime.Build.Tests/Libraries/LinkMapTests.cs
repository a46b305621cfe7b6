using System.Diagnostics;
using Lambda.Runtime.Build.Libraries;

namespace Lambda.Runtime.Build.Tests.Libraries;

/// <summary>The files that a binary contains parts of, according to the maps of two linkers.</summary>
public sealed class LinkMapTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OnlyLoadedParts_Count()
    {
        const string map = """
            Archive member included to satisfy reference by file (symbol)

            /usr/lib/libunused.a(x.o)     main.o (x)

            Discarded input sections

             .text          0x0000000000000000       0x10 /usr/lib/libdiscarded.a(x.o)

            Memory Configuration

            Linker script and memory map

            LOAD /usr/lib/crt1.o
            LOAD /usr/lib/libunused.a

            .text           0x0000000000401000    0x12345
             *(.text.unlikely .text.*_unlikely)
             .text          0x0000000000401000       0x26 /usr/lib/crt1.o
                            0x0000000000401000                _start
             .text.a_function_with_a_long_name
                            0x0000000000401030       0x10 /home/me/a b (c)/libwrapped.a(x.o)
                                             0x20 (size before relaxing)
             *fill*         0x0000000000401040        0x8 
             .text          0x0000000000401048        0x0 /usr/lib/libempty.a(x.o)
             .text          0x0000000000401048        0x8 linker stubs
             COMMON         0x0000000000401050        0x8 obj/main.o

            .data           0x0000000000501000       0x10 load address 0x0000000000601000
             .data          0x0000000000501000        0x8 obj/main.o

            .debug_info     0x0000000000000000      0x200
             .debug_info    0x0000000000000000      0x100 /usr/lib/libdebug.a(x.o)
             .debug_info    0x0000000000000100      0x100 /usr/lib/libdebug.a(y.o)

            .comment        0x0000000000000000       0x26
             .comment       0x0000000000000010       0x27 /usr/lib/libcomment.a(x.o)

            /DISCARD/
             .note          0x0000000000000010       0x27 /usr/lib/libnote.a(x.o)
            """;
        Assert.Equal(["/home/me/a b (c)/libwrapped.a", "/usr/lib/crt1.o", "obj/main.o"], LinkMap.Files(_folder.File("gnu.map", map)));
    }

    [Fact]
    public void OnlyLoadedParts_CountInMapOfLld()
    {
        const string map = """
                         VMA              LMA     Size Align Out     In      Symbol
                      200238           200238       20     4 .note.ABI-tag
                      200238           200238       20     4         /usr/lib/gcc/x86_64-linux-gnu/12/../../../x86_64-linux-gnu/crt1.o:(.note.ABI-tag)
                      200238           200238       20     1                 __abi_tag
                      200258           200258       18     4         <internal>:(.note.gnu.build-id)
                      2004e0           2004e0      360    32         /usr/lib/libc.a(libc-start.o):(.rodata)
                      2004e0           2004e0        0    32         /usr/lib/libempty.a(x.o):(.rodata)
                      200620           200620      220     1                 a.b::(anonymous namespace)::f(int)
                          ae               ae       ae     1         /usr/lib/libdebug.a(x.o):(.debug_info)
                           8                8       12     1         /usr/lib/libcomment.a(x.o):(.comment)
            """;
        Assert.Equal(["/usr/lib/gcc/x86_64-linux-gnu/12/../../../x86_64-linux-gnu/crt1.o", "/usr/lib/libc.a"], LinkMap.Files(_folder.File("lld.map", map)));
    }

    [Theory]
    [InlineData("bfd")]
    [InlineData("gold")]
    [InlineData("lld")]
    public void StaticProgram_HasCLibraryAndItsOwnObject(string linker)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/gcc") && File.Exists($"/usr/bin/ld.{linker}"), $"there is no gcc with ld.{linker} here");
        _folder.File("main.c", "#include <stdio.h>\nint main() { puts(\"x\"); }\n");
        Gcc("-g", "-c", "main.c", "-o", "main.o");
        Gcc("-static", $"-fuse-ld={linker}", "main.o", "-lm", "-o", "main", "-Wl,--gc-sections", "-Xlinker", "-Map=main.map");

        string[] files = [.. LinkMap.Files(_folder.At("main.map")).Select(static file => Path.GetFileName(file)!)];
        Assert.Contains("main.o", files);
        Assert.Contains("crt1.o", files);
        Assert.Contains("libc.a", files);
        Assert.DoesNotContain(files, static file => file.StartsWith("libm", StringComparison.Ordinal));
    }

    private void Gcc(params string[] arguments)
    {
        using Process gcc = Process.Start(new ProcessStartInfo("gcc", arguments) { WorkingDirectory = _folder.Path })!;
        gcc.EndWithinLimit();
        Assert.Equal(0, gcc.ExitCode);
    }
}
