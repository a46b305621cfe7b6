using System.Text.Json;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The root of the tests is like Lambda's: the same paths, and only <c>/tmp</c> is writable.</summary>
public sealed class LambdaRootTests(BuiltLayer layer)
{
    /// <summary>A function that returns its paths, and one that tries to write to folders.</summary>
    private const string Looking = """
        public static class Looking
        {
            public static Dictionary<string, string> Around() => new()
            {
                ["task root"] = Environment.GetEnvironmentVariable("LAMBDA_TASK_ROOT")!,
                ["current"] = Environment.CurrentDirectory,
                ["program"] = Environment.ProcessPath!,
                ["temporary"] = Path.GetTempPath(),
                ["mounts"] = string.Join(' ', File.ReadLines("/proc/self/mounts").Select(line => line.Split(' ')).Where(IsWritable).Select(parts => parts[1])),
            };

            public static Dictionary<string, string> Write(string[] folders) => folders.ToDictionary(folder => folder, folder =>
            {
                try
                {
                    File.WriteAllText($"{folder}/written", "");
                    return "written";
                }
                catch (Exception e)
                {
                    return e.Message.Split(':')[0].Trim();
                }
            });

            private static bool IsWritable(string[] mount) => mount[3].Split(',').Contains("rw") && Directory.Exists(mount[1]) && !mount[1].StartsWith("/proc");
        }
        """;

    [Fact]
    public async Task PathsOfFunction_MatchLambda()
    {
        SkipElsewhere();
        using LayerFunction files = Function();
        Dictionary<string, string> found = Values(await files.GetResponse("looking.Around", "{}"));
        Assert.Equal(["/var/task", "/var/task", "/opt/bootstrap", "/tmp/", "/tmp"], found.Values);
    }

    [Fact]
    public async Task EverythingButTmp_IsReadOnly()
    {
        SkipElsewhere();
        using LayerFunction files = Function();
        string[] folders = ["", "/opt", "/opt/libraries", "/var", "/var/task", "/usr", "/usr/lib", "/dev", "/tmp"];
        Dictionary<string, string> found = Values(await files.GetResponse("looking.Write", JsonSerializer.Serialize(folders)));
        Assert.All(folders[..^1], folder => Assert.Equal("Read-only file system", found[folder]));
        Assert.Equal("written", found["/tmp"]);
    }

    /// <summary>.NET creates the pipes for debuggers and tools, and leaves them if it is killed.</summary>
    [Fact]
    public async Task TmpOfRunningFunction_ContainsCacheAndDotNetPipes()
    {
        using LayerFunction files = Function();
        await using LambdaFunction function = await files.Start("looking.Around");
        await function.InvokeJsonAsync("{}", TestContext.Current.CancellationToken);
        Assert.Single(files.Cached);
        Assert.All(Directory.EnumerateFileSystemEntries(files.Temporary).Select(path => Path.GetFileName(path)), static name => Assert.True(
            name == "lambda-csharp-layer" || name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal) || name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal), name));
        Assert.Equal(["looking.cs"], Directory.EnumerateFileSystemEntries(files.TaskRoot).Select(path => Path.GetFileName(path)));
    }

    private static void SkipElsewhere() => Assert.SkipUnless(
        LambdaRoot.IsAllowed, "a process cannot have its own mounts here (unshare --mount): the layer's functions are run in ordinary folders, whose right to be written was taken");

    private static Dictionary<string, string> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private LayerFunction Function() => new(layer, ("looking.cs", Looking));
}
