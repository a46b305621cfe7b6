using System.Net;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

public sealed class RunArgumentsTests
{
    [Fact]
    public void NoOptions_AreTheServicesDefaultsOnLoopback()
    {
        RunArguments arguments = RunArguments.Parse(["/app/Hello.dll"]);
        Assert.Equal("Hello", arguments.Project.Name);
        Assert.Equal((9000, IPAddress.Loopback, 128, 3), (arguments.Port, arguments.Host, arguments.MemorySizeMB, (int)arguments.Timeout.TotalSeconds));
        Assert.Null(arguments.EventFile);
        Assert.Null(arguments.Handler);
        Assert.False(arguments.Native);
    }

    [Fact]
    public void EveryOption_IsRead()
    {
        RunArguments arguments = RunArguments.Parse(
        [
            "/app/Hello.dll", "--project", "Hello.csproj", "--configuration", "Release", "--framework", "net10.0", "--assets", "a.json", "--output", "obj/run",
            "--port", "0", "--host", "0.0.0.0", "--handler", "Hello", "--timeout", "900", "--memory", "10240", "--event", "e.json", "--native",
        ]);
        Assert.Equal(("Hello.csproj", "Release", "net10.0"), (arguments.Project.File, arguments.Project.Configuration, arguments.Project.Framework));
        Assert.Equal(("a.json", "obj/run"), (arguments.Project.AssetsFile, arguments.Project.OutputFolder));
        Assert.Equal((0, IPAddress.Any, 10240, 900), (arguments.Port, arguments.Host, arguments.MemorySizeMB, (int)arguments.Timeout.TotalSeconds));
        Assert.Equal(("e.json", "Hello", true), (arguments.EventFile, arguments.Handler, arguments.Native));
    }

    [Theory]
    [InlineData("--port is '65536' and should be a whole number from 0 to 65535.", "--port", "65536")]
    [InlineData("--port is '-1' and should be a whole number from 0 to 65535.", "--port", "-1")]
    [InlineData("--timeout is '0' and should be a whole number from 1 to 900.", "--timeout", "0")]
    [InlineData("--memory is '1 GB' and should be a whole number from 128 to 10240.", "--memory", "1 GB")]
    [InlineData("--host is 'my host' and should be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.", "--host", "my host")]
    [InlineData("--event needs a value behind it.", "--event")]
    [InlineData("'--prot' is not known here.", "--prot", "1")]
    [InlineData("'event.json' is not known here.", "event.json")]
    public void MistakenOption_IsToldWithWhatWouldBeRight(string message, params string[] options) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => RunArguments.Parse(["/app/Hello.dll", .. options])).Message);

    [Fact]
    public void NoAssembly_IsTold() =>
        Assert.Contains("assembly is missing", Assert.Throws<UsageException>(() => RunArguments.Parse([])).Message, StringComparison.Ordinal);
}
