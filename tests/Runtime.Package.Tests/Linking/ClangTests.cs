using System.IO.Compression;
using System.Runtime.InteropServices;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Linking;

/// <summary>Machines on which clang links: for arm64 with LLVM's tools, and for x86_64 with the GNU linker and both kinds of objcopy.</summary>
[FullTier]
public sealed class ClangTests(PackedPackages packages)
{
    private static readonly string[] Llvm = ["clang", "ld.lld", "llvm-objcopy", "sh"];

    [Fact]
    public async Task ClangWithLld_LinksForArm64_AndClangAloneForX64()
    {
        Assert.SkipUnless(RuntimeInformation.OSArchitecture == Architecture.X64, "this machine is not x86_64");
        string[] missing = [.. Llvm.Append("qemu-aarch64").Where(static program => Find(program) is null)];
        Assert.SkipUnless(missing.Length == 0, $"there is no {string.Join(", no ", missing)} here: apt-get install clang lld llvm qemu-user");
        Assert.SkipUnless(File.Exists("/usr/aarch64-linux-gnu/lib/crt1.o"), "there is no C library for arm64: apt-get install libc6-dev-arm64-cross libgcc-12-dev-arm64-cross");
        using var user = new UserFolder(packages);
        user.WriteFunction();
        string arm64 = await Published(user, "arm64", Machine(user, "llvm", Llvm));
        await AssertResponds(StartScript.Write(user.At("emulated"), $"{Find("qemu-aarch64")} '{arm64}'"));
        await AssertResponds(await Published(user, "x86_64", Machine(user, "both", [.. Llvm, "ld.bfd", "objcopy"])));
    }

    private static async Task<string> Published(UserFolder user, string architecture, string machine)
    {
        DotnetCommand publish = (await user.DotnetWithPath(machine, "publish", $"-p:LambdaArchitecture={architecture}")).Succeeded();
        Assert.Contains("HelloWorld: linked statically", publish.Output, StringComparison.Ordinal);
        ZipFile.ExtractToDirectory(FunctionZip.PrintedBy(publish), user.At(architecture));
        return user.At($"{architecture}/bootstrap");
    }

    private static async Task AssertResponds(string bootstrap)
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, cancellationToken: TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"name":"Clang"}""", TestContext.Current.CancellationToken);
        Assert.Equal("""{"message":"Hello, Clang!"}""", outcome.Text);
    }

    /// <summary>Returns a folder with only these programs, for the PATH, so that other installed programs are not used.</summary>
    private static string Machine(UserFolder user, string name, string[] programs)
    {
        Directory.CreateDirectory(user.At(name));
        foreach (string program in programs)
            File.CreateSymbolicLink(user.At($"{name}/{program}"), Find(program)!);
        return user.At(name);
    }

    /// <summary>Finds a program on the PATH, or in the folder in which Debian's LLVM programs have names without a version.</summary>
    private static string? Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Concat(Directory.Exists("/usr/lib") ? Directory.EnumerateDirectories("/usr/lib", "llvm-*").OrderDescending(StringComparer.Ordinal).Select(static folder => Path.Combine(folder, "bin")) : [])
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
