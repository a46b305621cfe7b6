using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lambda.Runtime.Package.Tests.Binaries;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Linking;

/// <summary>Which functions are linked statically, and that both kinds run where they should.</summary>
public sealed class StaticLinkingTests(PackedPackages packages)
{
    [Fact]
    public async Task Hello_IsStatic_AndRunsInEmptyRoot()
    {
        string bootstrap = await packages.Hello.Bootstrap;
        Assert.Contains("HelloWorld: linked statically, because nothing in it loads libraries at run time", packages.Hello.Output, StringComparison.Ordinal);

        using var root = ForeignRoot.CreateEmpty();
        await using LambdaFunction function = await LambdaFunction.StartAsync(root.WriteStartScript(bootstrap), cancellationToken: TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken);
        Assert.Equal("""{"message":"Hello, World!"}""", outcome.Text);
    }

    /// <summary>Code at an unpredictable address is harder to attack. The tables that the loader has written are read-only.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hello_IsAtDifferentAddressInEachProcess(bool isStatic)
    {
        string bootstrap = await (isStatic ? packages.Hello : packages.DynamicHello).Bootstrap;
        string[] addresses = [await FirstAddress(bootstrap), await FirstAddress(bootstrap), await FirstAddress(bootstrap)];
        Assert.Equal(3, addresses.Distinct().Count());

        string headers = await ReadElf(bootstrap);
        Assert.Contains("GNU_RELRO", headers, StringComparison.Ordinal);
        Assert.Matches(@"\(FLAGS_1\).*\bNOW\b", headers);
        Assert.DoesNotMatch("LOAD.* RWE ", headers);
    }

    /// <summary>The SDK's setting applies to static binaries too.</summary>
    [Fact]
    public async Task HelloThatIsNotPositionIndependent_IsStaticAtTheSameAddress()
    {
        DotnetCommand publish = (await packages.DynamicHello.Publish("-p:LambdaStaticLinking=true", "-p:PositionIndependentExecutable=false")).Succeeded();
        Assert.Contains("at the same address in each process, because PositionIndependentExecutable is false", publish.Output, StringComparison.Ordinal);
        FunctionZip.PrintedBy(publish);
    }

    /// <summary>A library that was compiled for a fixed address cannot be linked into a position-independent program. Other libraries can.</summary>
    [Theory]
    [InlineData("-fno-pic", "at the same address in each process, because '")]
    [InlineData("-fPIC", "no users or groups.")]
    public async Task NativeLibrary_IsLinkedStatically(string option, string message)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/gcc"), "gcc is not installed");
        using var user = new UserFolder(packages);
        user.WriteFunction(items: """<NativeLibrary Include="$(MSBuildProjectDirectory)/table.o" /><DirectPInvoke Include="table" />""");
        user.Write("table.c", "static int table[4] = { 10, 20, 30, 40 };\nint entry(int index) { return table[index & 3]; }\n");
        user.Write("Functions.cs", """
            using System.Runtime.InteropServices;
            using Lambda.Runtime;

            public static class Functions
            {
                [LambdaHandler]
                public static int Entry(int index) => entry(index);

                [DllImport("table")]
                private static extern int entry(int index);
            }
            """);
        using var gcc = Process.Start("/usr/bin/gcc", ["-O1", option, "-c", user.At("table.c"), "-o", user.At("table.o")]);
        await gcc.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, gcc.ExitCode);

        DotnetCommand publish = (await user.Dotnet("publish")).Succeeded();
        Assert.Contains("linked statically", publish.Output, StringComparison.Ordinal);
        Assert.Contains(message, publish.Output, StringComparison.Ordinal);
        Assert.Equal("30", await Invoke(user.At("bin/Release/net10.0/linux-x64/publish/bootstrap"), "2"));
    }

    [Fact]
    public async Task DynamicHello_DoesNotLoadLibrariesAtRunTime()
    {
        byte[] binary = await File.ReadAllBytesAsync(await packages.DynamicHello.Bootstrap, TestContext.Current.CancellationToken);
        Assert.Contains("DynamicHello: linked dynamically, because LambdaStaticLinking is false.", packages.DynamicHello.Output, StringComparison.Ordinal);
        Assert.True(binary.AsSpan().IndexOf("\0libc.so.6\0"u8) > 0, "The binary is not dynamic.");
        Assert.True(binary.AsSpan().IndexOf("\0libm.so"u8) < 0, "The binary loads libm at its start, and calls nothing of it.");
        Assert.True(
            binary.AsSpan().IndexOf("\0dlopen\0"u8) < 0,
            "The binary looks a function up at run time. If it is one of libc's, it belongs to DirectPInvoke in Lambda.Runtime.targets.");
    }

    /// <summary>A function that calls log gets the real one from libm.</summary>
    [Fact]
    public async Task FunctionThatCallsLog_UsesLogOfLibm()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            await packages.Probe.Bootstrap, new LambdaFunctionOptions { Handler = "Logarithm" }, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Log(2).ToString("R", CultureInfo.InvariantCulture), (await function.InvokeJsonAsync("2", TestContext.Current.CancellationToken)).Text);
    }

    /// <summary>The older Lambda runtime has glibc 2.26, which a static binary does not need.</summary>
    [Fact]
    public async Task OlderTarget_AcceptsOnlyStaticBinary()
    {
        (await packages.DynamicHello.Publish("-p:LambdaRuntimeTarget=provided.al2")).FailedWith("LAMBDA122");

        // With another setting, the publish has to link again, even if nothing has to be compiled.
        DotnetCommand publish = (await packages.DynamicHello.Publish("-p:LambdaRuntimeTarget=provided.al2", "-p:LambdaStaticLinking=true")).Succeeded();
        FunctionZip.PrintedBy(publish);
        Assert.Contains("DynamicHello: linked statically", publish.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionThatCallsAServer_IsDynamicAndRunsOnAnotherGlibc()
    {
        string bootstrap = await packages.Https.Bootstrap;
        Assert.Matches("Https: linked dynamically, because it contains OpenSSL .*name resolution ", packages.Https.Output);

        using ForeignRoot root = await ForeignRoot.CreateWithOtherGlibc();
        await using var server = new TlsServer();
        Assert.Equal($"\"{TlsServer.Text}\"", await Invoke(root.WriteStartScript(bootstrap), $"\"{server.Url}\"", "Get"));
    }

    [Fact]
    public async Task FunctionThatHashes_IsDynamicAndRunsOnAnotherGlibc()
    {
        string bootstrap = await packages.Sha256.Bootstrap;
        Assert.Contains("Sha256: linked dynamically, because it contains OpenSSL ", packages.Sha256.Output, StringComparison.Ordinal);

        using ForeignRoot root = await ForeignRoot.CreateWithOtherGlibc();
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("World")));
        Assert.Equal($"\"{hash}\"", await Invoke(root.WriteStartScript(bootstrap), "\"World\""));
    }

    [Theory]
    [InlineData("Https", "name resolution (connections to host names: SystemNative_GetHostEntryForName")]
    [InlineData("Sha256", "OpenSSL (TLS, hashes, encryption, certificates: CryptoNative_")]
    public async Task FunctionThatLoadsLibraries_IsErrorIfStaticIsForced(string function, string reason)
    {
        PublishedFunction published = function == "Https" ? packages.Https : packages.Sha256;
        DotnetCommand publish = await published.Publish("-p:LambdaStaticLinking=true");
        publish.FailedWith("LAMBDA128");
        Assert.Contains(reason, publish.Output, StringComparison.Ordinal);
    }

    /// <summary><c>7f0c5b200000-7f0c5b211000 r--p 00000000 fe:00 123 /var/task/bootstrap</c></summary>
    private static async Task<string> FirstAddress(string bootstrap)
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, cancellationToken: TestContext.Current.CancellationToken);
        string[] maps = await File.ReadAllLinesAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{function.ProcessId}/maps"), TestContext.Current.CancellationToken);
        return maps.First(line => line.EndsWith("/bootstrap", StringComparison.Ordinal)).Split('-')[0];
    }

    private static async Task<string> ReadElf(string bootstrap)
    {
        using Process readelf = Process.Start(new ProcessStartInfo("readelf", ["-lWd", bootstrap]) { RedirectStandardOutput = true })!;
        string headers = await readelf.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await readelf.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, readelf.ExitCode);
        return headers;
    }

    private static async Task<string> Invoke(string bootstrap, string json, string handler = "bootstrap")
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            bootstrap, new LambdaFunctionOptions { Handler = handler }, TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync(json, TestContext.Current.CancellationToken);
        Assert.True(outcome.Error is null, $"{outcome.Error?.Type}: {outcome.Error?.Message}");
        return outcome.Text;
    }
}
