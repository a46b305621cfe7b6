using System.Diagnostics;

namespace Lambda.Runtime.Package.Tests.Trust;

/// <summary>A function with <c>LambdaTrust=aws</c> under <c>dotnet run</c> trusts what it will trust on Lambda.</summary>
[FullTier]
public sealed class LocalTrustTests(PackedPackages packages)
{
    /// <summary>Returns the variables that OpenSSL sees, which are not those of .NET.</summary>
    private const string Source = """
        using System.Runtime.InteropServices;
        using Lambda.Runtime;

        public static class Functions
        {
            [LambdaHandler]
            public static string? Find(string name) => Marshal.PtrToStringUTF8(Getenv(name));

            [DllImport("libc", EntryPoint = "getenv")]
            private static extern nint Getenv(string name);
        }
        """;

    [Fact]
    public async Task DotnetRun_AndProgramOfADebugger_TrustTheRoots()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only on Linux does .NET read the variables");
        using var user = new UserFolder(packages);
        user.WriteFunction(properties: "<Nullable>enable</Nullable><LambdaTrust>aws</LambdaTrust>");
        user.Write("Functions.cs", Source);
        user.Write("file.json", "\"SSL_CERT_FILE\"");
        user.Write("folder.json", "\"SSL_CERT_DIR\"");
        (await user.Dotnet("build")).Succeeded();

        string[][] starts = [["run", "--no-build", "--"], ["exec", user.At("bin/Debug/net10.0/HelloWorld.dll"), "--in-process"]];
        foreach (string[] start in starts)
        {
            string file = await OutputAsync(user, [.. start, "--event", user.At("file.json")]);
            string path = Assert.Single(file.Split('"'), static part => part.EndsWith("/certificates/amazon-roots.pem", StringComparison.Ordinal));
            Assert.Equal(File.ReadAllText(Repository.At("src/Runtime/certificates/amazon-roots.pem")), File.ReadAllText(path));
            Assert.Contains("\"/dev/null\"", await OutputAsync(user, [.. start, "--event", user.At("folder.json")]), StringComparison.Ordinal);
            Assert.Contains("\"/own.pem\"", await OutputAsync(user, [.. start, "--event", user.At("file.json")], ("SSL_CERT_FILE", "/own.pem")), StringComparison.Ordinal);
        }
    }

    private static async Task<string> OutputAsync(UserFolder user, string[] arguments, params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = user.DotnetStart(arguments);
        // This machine may have its own certificates.
        start.Environment.Remove("SSL_CERT_FILE");
        start.Environment.Remove("SSL_CERT_DIR");
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        using Process run = Process.Start(start)!;
        Task<string> errors = run.ReadWithinLimitAsync(run.StandardError);
        string output = await run.ReadWithinLimitAsync(run.StandardOutput);
        await run.EndWithinLimitAsync();
        Assert.True(run.ExitCode == 0, $"{output}\n{await errors}");
        return output;
    }
}
