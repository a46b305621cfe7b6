using System.IO.Compression;
using System.Runtime.InteropServices;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Linking;

/// <summary>A function for arm64 from another machine, and machines without the tools.</summary>
public sealed class CrossLinkingTests(PackedPackages packages)
{
    private static readonly string[] SearchPath = Environment.GetEnvironmentVariable("PATH")!.Split(':');

    [Fact]
    public async Task Arm64FromX64_RunsUnderQemu()
    {
        Assert.SkipUnless(RuntimeInformation.OSArchitecture == Architecture.X64, "this machine is not x86_64");
        Assert.SkipUnless(Find("aarch64-linux-gnu-gcc") is not null, "no aarch64-linux-gnu-gcc to link for arm64: apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross");
        using var user = new UserFolder(packages);
        user.WriteFunction();
        DotnetCommand publish = (await user.Dotnet("publish", "-p:LambdaArchitecture=arm64")).Succeeded();
        string zip = FunctionZip.PrintedBy(publish);
        Assert.Equal(user.At("bin/Release/net10.0/linux-arm64/publish/HelloWorld.zip"), zip);
        Assert.Contains("HelloWorld: linked statically", publish.Output, StringComparison.Ordinal);

        Assert.SkipUnless(Find("qemu-aarch64") is not null, "no qemu-aarch64 to run a binary for arm64: apt-get install qemu-user");
        ZipFile.ExtractToDirectory(zip, user.At("task"));
        string emulated = StartScript.Write(user.At("emulated"), $"{Find("qemu-aarch64")} '{user.At("task/bootstrap")}'");
        await using LambdaFunction function = await LambdaFunction.StartAsync(emulated, cancellationToken: TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"name":"Arm"}""", TestContext.Current.CancellationToken);
        Assert.Equal("""{"message":"Hello, Arm!"}""", outcome.Text);
    }

    [Fact]
    public async Task MissingTools_AreCodedErrorsBeforeBuild()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        string nowhere = user.At("nowhere");

        (await user.DotnetWithPath(nowhere, "publish")).FailedWith("LAMBDA130");
        string other = RuntimeInformation.OSArchitecture == Architecture.X64 ? "arm64" : "x86_64";
        (await user.DotnetWithPath(nowhere, "publish", $"-p:LambdaArchitecture={other}")).FailedWith("LAMBDA131");
        Assert.False(Directory.Exists(user.At("bin")), "Something was built all the same.");
    }

    /// <summary>A function also runs without the compiled C sources.</summary>
    [Fact]
    public async Task DriverThatOnlyLinks_CreatesWorkingFunction()
    {
        Assert.SkipUnless(Find("gcc") is not null, "no gcc to put something in front of");
        using var user = new UserFolder(packages);
        user.WriteFunction();
        string zip = FunctionZip.PrintedBy((await user.Dotnet("publish", $"-p:CppCompilerAndLinker={WriteDriver(user)}")).Succeeded());
        Assert.DoesNotContain(user.Files("obj"), static file => Path.GetFileName(file) is "signal_stacks.o" or "avoid_libm.o" or "termination.o" or "trust_once.o");
        ZipFile.ExtractToDirectory(zip, user.At("task"));
        await using LambdaFunction function = await LambdaFunction.StartAsync(user.At("task/bootstrap"), cancellationToken: TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"name":"Linker"}""", TestContext.Current.CancellationToken);
        Assert.Equal("""{"message":"Hello, Linker!"}""", outcome.Text);
    }

    /// <summary>Without the compiled file, the function would trust more than the setting says.</summary>
    [FullTier]
    [Fact]
    public async Task DriverThatOnlyLinks_ReportsLAMBDA153IfFunctionTrustsAmazonAlone()
    {
        Assert.SkipUnless(Find("gcc") is not null, "no gcc to put something in front of");
        using var user = new UserFolder(packages);
        user.WriteFunction(properties: "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>");
        user.Write("Functions.cs", File.ReadAllText(Repository.At("tests/Runtime.Package.Tests/Functions/Https.cs")));
        string driver = WriteDriver(user);
        DotnetCommand publish = await user.Dotnet("publish", "-p:LambdaTrust=aws", $"-p:CppCompilerAndLinker={driver}");
        publish.FailedWith("LAMBDA153");
        Assert.Contains($"LambdaTrust is 'aws', and '{driver}' cannot compile trust_aws.c", publish.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(user.Files("bin"), static file => file.EndsWith(".zip", StringComparison.Ordinal));

        // The value is checked as well.
        publish = await user.Dotnet("publish", "-p:LambdaTrust=amazon");
        publish.FailedWith("LAMBDA153");
        Assert.Contains("LambdaTrust is 'amazon'. Expected one of: once (the default), aws, system.", publish.Output, StringComparison.Ordinal);
    }

    /// <summary>The same as after <c>apt-get install gcc</c> without the recommended packages.</summary>
    [Fact]
    public async Task CompilerWithoutACLibrary_ReportsLAMBDA130BeforeNativeCompilation()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the simulated compiler is a shell script");
        using var user = new UserFolder(packages);
        user.WriteFunction();
        string gcc = StartScript.Write(user.At("gcc"), "echo \"${1#-print-file-name=}\"");

        DotnetCommand publish = await user.Dotnet("publish", $"-p:CppCompilerAndLinker={gcc}");
        publish.FailedWith("LAMBDA130");
        Assert.Contains(
            "finds no crt1.o, a file of the C library that every program is linked with. Install the C library (Debian, Ubuntu: apt-get install libc6-dev;", publish.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Generating native code", publish.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnsupportedLinkSettings_AreCodedErrors()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();

        (await user.Dotnet("publish", "-p:LambdaRuntimeTarget=provided")).FailedWith("LAMBDA126");
        (await user.Dotnet("publish", "-p:LambdaStaticLinking=sometimes")).FailedWith("LAMBDA127");
        Assert.False(Directory.Exists(user.At("bin")), "Something was built all the same.");
    }

    /// <summary>Writes a compiler that only links, and returns its path.</summary>
    private static string WriteDriver(UserFolder user) => StartScript.Write(
        user.At("driver"), $"sh -c 'for option; do [ \"$option\" != -c ] || exit 1; done; exec {Find("gcc")} \"$@\"' driver \"$@\"");

    private static string? Find(string program) => SearchPath.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
