using System.Diagnostics;
using System.Runtime.InteropServices;
using Lambda.Runtime.Package.Tests.Common;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>How a program ends that was built and not published.</summary>
public sealed class ManagedShutdownTests(PackedPackages packages)
{
    /// <summary>As under an emulator. The signal is .NET's to handle there.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task ProgramThatIsNotNative_RunsItsEndToo(bool isSignalled, int exitCode)
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(properties: "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>");
        user.Write("Functions.cs", await File.ReadAllTextAsync(Repository.At("tests/Runtime.Package.Tests/Functions/Shutdown.cs"), TestContext.Current.CancellationToken));
        (await user.Dotnet("build")).Succeeded();
        using var server = new RudeServer();
        string root = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        using Process process = InternalExtension.Start(user.At("bin/Debug/net10.0/HelloWorld"), server, "Quick", ("DOTNET_ROOT", root));
        using RudeConnection extension = InternalExtension.Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        if (isSignalled)
            BootstrapProcess.Signal(process, "TERM");
        else
            loop.Send(RudeReplies.End);
        Assert.Equal(exitCode, await BootstrapProcess.ExitCode(process));
        Assert.EndsWith("closed\ndisposed\n", await BootstrapProcess.Errors(process), StringComparison.Ordinal);
    }
}
