namespace Lambda.Sources.Tests;

/// <summary>What <c>./build.sh</c> says to a name that it does not know.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("tset", "There is no command 'tset'. Did you mean 'test'? Expected one of: run, test, build, ")]
    [InlineData("xyzzy", "There is no command 'xyzzy'. Expected one of: run, test, build, ")]
    [InlineData("test qick", "There is no tier or test project 'qick'. Did you mean 'quick'? Expected one of: quick, test, full, Runtime.Tests.")]
    [InlineData("test Runtime.Test", "There is no tier or test project 'Runtime.Test'. Did you mean 'Runtime.Tests'? Expected one of: ")]
    [InlineData("run HeloWorld", "There is no sample 'HeloWorld'. Did you mean 'HelloWorld'? Expected one of: HelloWorld.")]
    [InlineData("layer arm", "There is no architecture 'arm'. Did you mean 'arm64'? Expected one of: x86_64, arm64.")]
    [InlineData("fuzz 60 Respons", "There is no target 'Respons'. Did you mean 'Response'? Expected one of: Response, ")]
    [InlineData("mutate Wir", "There is no folder or file 'Wir'. Did you mean 'Wire'? Expected one of: Wire, Wire/StatusLine, Json.")]
    [InlineData("mutate Json/StatusLine", "There is no folder or file 'Json/StatusLine'. Did you mean 'Wire/StatusLine'? Expected one of: ")]
    [InlineData("version 1.0", "The version is '1.0'. Expected three numbers, such as 1.0.0 or 1.0.0-rc.1.")]
    [InlineData("fuzz soon", "The time for a target is 'soon'. Expected a number of seconds, such as 60.")]
    public void UnknownName_IsRejectedWithTheNearest(string command, string message)
    {
        using var repository = new SimulatedRepository(programs: ("Runtime.Tests", "exit 0"));
        Directory.CreateDirectory(repository.At("samples/HelloWorld"));
        Directory.CreateDirectory(repository.At("src/Runtime/Json"));
        Directory.CreateDirectory(repository.At("src/Runtime/Wire"));
        File.WriteAllText(repository.At("src/Runtime/Wire/StatusLine.cs"), "");
        File.WriteAllText(repository.At("Directory.Build.props"), "<Version>0.1.0</Version>");
        File.WriteAllText(repository.At("samples/HelloWorld/README.md"), "```sh publish\ndotnet publish samples/HelloWorld\n```\n");

        (string output, int exitCode) = repository.Type(command);

        Assert.StartsWith(message, output.TrimStart(), StringComparison.Ordinal);
        Assert.Equal(2, exitCode);
        Assert.Equal(["build eng/Build -c Release -v quiet"], repository.Calls);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("help", 0)]
    public void NoCommand_ListsAll(string command, int expected)
    {
        using var repository = new SimulatedRepository();

        (string output, int exitCode) = repository.Type(command);

        foreach (string name in new[] { "run", "test", "build", "format", "pack", "layer", "api", "snapshots", "fuzz", "mutate", "bench", "version" })
            Assert.Contains($"./build.sh {name}", output, StringComparison.Ordinal);
        Assert.Equal(expected, exitCode);
    }
}
