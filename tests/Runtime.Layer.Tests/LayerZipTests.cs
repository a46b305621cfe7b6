using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The layer's zip: Lambda's limits, and the files in <c>/opt</c>.</summary>
[SupportedOSPlatform("linux")]
public sealed partial class LayerZipTests(BuiltLayer layer)
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("x86_64")]
    [InlineData("arm64")]
    public void Zip_IsWithinTheLimits(string architecture)
    {
        using ZipArchive zip = Open(architecture);
        long packed = new FileInfo(PathOf(architecture)).Length;
        long unpacked = zip.Entries.Sum(static entry => entry.Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"{packed:N0} bytes, {unpacked:N0} unpacked, {zip.Entries.Count} files");
        Assert.InRange(packed, 10 * Megabyte, 50 * Megabyte);
        Assert.InRange(unpacked, 20 * Megabyte, 250 * Megabyte);
        Assert.All(zip.Entries, static entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    /// <summary>Checks the ELF headers of programs and libraries, and the headers of assemblies with precompiled code.</summary>
    [Theory]
    [InlineData("x86_64", 62, Machine.Amd64)]
    [InlineData("arm64", 183, Machine.Arm64)]
    public void Code_IsForArchitectureOfZip(string architecture, int elf, Machine machine)
    {
        // For Linux, the format combines the machine with this value.
        const int Linux = 0x7B79;
        using ZipArchive zip = Open(architecture);
        ZipArchiveEntry[] programs = [.. zip.Entries.Where(static entry => entry.Name is "bootstrap" or "csharp-compiler" || entry.Name.EndsWith(".so", StringComparison.Ordinal))];
        Assert.InRange(programs.Length, 9, 20);
        Assert.All(programs, entry =>
        {
            byte[] header = Bytes(entry)[..20];
            Assert.Equal("\u007fELF"u8, header.AsSpan(0, 4));
            Assert.Equal(elf, BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(18)));
        });
        foreach (string name in new[] { "System.Private.CoreLib.dll", "System.Text.Json.dll", "Lambda.Runtime.dll", "Lambda.Runtime.Layer.dll", "libraries/Newtonsoft.Json.dll" })
        {
            using var assembly = new PEReader([.. Bytes(zip.GetEntry(name)!)]);
            Assert.Equal((int)machine ^ Linux, (int)assembly.PEHeaders.CoffHeader.Machine);
        }
    }

    /// <summary>Compares the symbol versions that programs and libraries are bound to with those in <c>provided.al2023</c>.</summary>
    [Theory]
    [InlineData("x86_64")]
    [InlineData("arm64")]
    public void Code_RequiresNoNewerLibrariesThanLambdaHas(string architecture)
    {
        using ZipArchive zip = Open(architecture);
        int versions = 0;
        foreach (ZipArchiveEntry entry in zip.Entries.Where(static entry => entry.Name is "bootstrap" or "csharp-compiler" || entry.Name.EndsWith(".so", StringComparison.Ordinal)))
        {
            foreach (Match match in VersionName().Matches(Encoding.Latin1.GetString(Bytes(entry))))
            {
                versions++;
                Version newest = new(match.Groups["library"].Value == "GLIBC" ? "2.34" : "3.4.29");
                Assert.True(new Version(match.Groups["version"].Value) <= newest, $"{entry.Name} needs {match.Value.TrimEnd('\0')}; there is {newest}");
            }
        }

        Assert.InRange(versions, 10, int.MaxValue);
    }

    [Fact]
    public void ProgramsInRoot_AreExecutable()
    {
        foreach (string program in new[] { "bootstrap", "csharp-compiler" })
            Assert.True(File.GetUnixFileMode(Path.Combine(layer.Opt, program)).HasFlag(UnixFileMode.OtherExecute | UnixFileMode.OtherRead), program);
    }

    [Fact]
    public void List_NamesLibraries()
    {
        string[] lines = File.ReadAllLines(Path.Combine(layer.Opt, "installed-libraries.txt"));
        foreach (string library in new[] { "Microsoft.CodeAnalysis.CSharp", "Newtonsoft.Json", "Lambda.Runtime.dll", "Microsoft.Extensions.DependencyInjection" })
            Assert.Contains(lines, line => line.StartsWith($"{library} ", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(layer.Opt, "libraries", "Newtonsoft.Json.dll")));
    }

    [Theory]
    [InlineData("x86_64", "linux-x64")]
    [InlineData("arm64", "linux-arm64")]
    public void EachPackageInTheZip_HasItsLicenseAndItsNotices(string architecture, string runtimeId)
    {
        using ZipArchive zip = Open(architecture);
        string notices = File.ReadAllText(Repository.At("THIRD-PARTY-NOTICES.txt"));
        Assert.Equal(notices, Text(zip.GetEntry("licenses/THIRD-PARTY-NOTICES.txt")!));
        Assert.Equal(File.ReadAllText(Repository.At("LICENSE")), Text(zip.GetEntry("licenses/LICENSE")!));

        // A line of a package has a name and a version, and one of a file of the layer also a hash.
        string[] packages =
        [
            .. Text(zip.GetEntry("installed-libraries.txt")!).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => line.Split(' ')).Where(static parts => parts.Length == 2).Select(static parts => parts[0]),
            "Microsoft.CodeAnalysis.Common",
            $"Microsoft.NETCore.App.Runtime.NativeAOT.{runtimeId}",
        ];
        Assert.InRange(packages.Length, 9, 100);
        Assert.All(packages, package =>
        {
            ZipArchiveEntry[] files = [.. zip.Entries.Where(entry => entry.FullName.StartsWith($"licenses/{package}/", StringComparison.Ordinal))];
            Assert.Contains(files, static file =>
                (file.Name.StartsWith("LICENSE", StringComparison.Ordinal) || file.Name == "ThirdPartyNotices.rtf")
                && Text(file).Contains("Permission is hereby granted", StringComparison.Ordinal));
            if (package != "Newtonsoft.Json")
                Assert.Contains(files, static file => file.Name is "THIRD-PARTY-NOTICES.TXT" or "ThirdPartyNotices.rtf");
            Assert.Contains(package.Replace($".{runtimeId}", "", StringComparison.Ordinal), notices, StringComparison.Ordinal);
        });
    }

    private static string PathOf(string architecture) => architecture == "arm64" ? BuiltLayer.Arm64Zip : BuiltLayer.Zip;

    private static ZipArchive Open(string architecture)
    {
        Assert.SkipUnless(File.Exists(PathOf(architecture)), $"there is no {Path.GetFileName(PathOf(architecture))}: ./build.sh layer {architecture} makes it");
        return ZipFile.OpenRead(PathOf(architecture));
    }

    private static string Text(ZipArchiveEntry entry) => Encoding.UTF8.GetString(Bytes(entry));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using Stream content = entry.Open();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("(?<library>GLIBC|GLIBCXX)_(?<version>\\d+(\\.\\d+)+)\\0")]
    private static partial Regex VersionName();
}
