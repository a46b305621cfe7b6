using System.Diagnostics;
using System.Text.Json;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>Programs that a function under <c>dotnet run</c> started in the background: they end with the function, and with the emulator, for whatever reason these end.</summary>
public sealed class StartedProgramTests(PackedPackages packages)
{
    /// <summary>Starts a shell with the event, and returns the line that it writes.</summary>
    private const string Source = """
        using System.Diagnostics;
        using Lambda.Runtime;

        public static class Functions
        {
            [LambdaHandler]
            public static string? Run(string script)
            {
                if (script == "hang")
                    Thread.Sleep(Timeout.Infinite);
                using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true })!;
                return shell.StandardOutput.ReadLine();
            }
        }
        """;

    private const string Background = "sleep 1000 >/dev/null 2>&1 & echo $!";
    private const string Session = "setsid sh -c 'trap \"\" HUP INT TERM; echo $$; while :; do sleep 1000; done' 2>/dev/null &";
    private const string FunctionItself = "echo $PPID";
    private const string Emulator = "cut -d' ' -f4 /proc/$PPID/stat";

    [Fact]
    public async Task RestartTimeoutAndStop_EndStartedPrograms()
    {
        using UserFolder user = Project();
        await using RunningFunction function = await RunningFunction.StartAsync(user, "--timeout", "10");
        List<int> programs = [await ValueAsync(function, Background), await ValueAsync(function, Session), await ValueAsync(function, FunctionItself)];
        user.Write("Functions.cs", Source.Replace("script)", "code)", StringComparison.Ordinal).Replace("(script", "(code", StringComparison.Ordinal).Replace("script]", "code]", StringComparison.Ordinal));
        await function.LineAsync("Restarted: HelloWorld in process ");
        Assert.Equal([], programs.Where(IsRunning));

        programs = [await ValueAsync(function, Background), await ValueAsync(function, Session), await ValueAsync(function, FunctionItself)];
        Assert.Contains("Sandbox.Timedout", (await function.InvokeAsync("\"hang\"")).Text, StringComparison.Ordinal);
        Assert.Equal([], programs.Where(IsRunning));

        programs = [await ValueAsync(function, Background), await ValueAsync(function, Session), await ValueAsync(function, FunctionItself)];
        Assert.Equal(0, await function.StopAsync());
        Assert.Equal([], programs.Where(IsRunning));
    }

    [Fact]
    public async Task KilledEmulator_EndsFunctionAndStartedPrograms()
    {
        using UserFolder user = Project();
        await using RunningFunction function = await RunningFunction.StartAsync(user, "--timeout", "900");
        int[] programs = [await ValueAsync(function, Background), await ValueAsync(function, Session), await ValueAsync(function, FunctionItself)];
        int emulator = await ValueAsync(function, Emulator);
        // The function does not ask for the next event for a long time.
        _ = function.InvokeAsync("\"hang\"");
        Kill(emulator);
        await EndAsync(programs);
    }

    [Fact]
    public async Task ProgramsLeftByKilledEmulatorAndGuard_EndAtNextStart()
    {
        using UserFolder user = Project();
        await using RunningFunction first = await RunningFunction.StartAsync(user);
        int[] programs = [await ValueAsync(first, Background), await ValueAsync(first, Session)];
        int emulator = await ValueAsync(first, Emulator);
        int guard = await ValueAsync(
            first, $"for file in /proc/[0-9]*/stat; do read -r id name state parent rest <$file; if [ \"$parent $name\" = '{emulator} (sh)' ]; then echo $id; fi; done 2>/dev/null");
        Kill(guard);
        Kill(emulator);
        Assert.Equal(programs, programs.Where(IsRunning));

        await using RunningFunction second = await RunningFunction.StartAsync(user);
        Assert.Equal([], programs.Where(IsRunning));
    }

    private UserFolder Project()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows the environment of a process.");
        var user = new UserFolder(packages);
        user.WriteFunction(properties: "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>");
        user.Write("Functions.cs", Source);
        return user;
    }

    private static async Task<int> ValueAsync(RunningFunction function, string script)
    {
        (string text, bool isError) = await function.InvokeAsync(JsonSerializer.Serialize(script));
        Assert.False(isError, text);
        return int.Parse(JsonSerializer.Deserialize<string>(text)!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.EndWithinLimit();
    }

    private static async Task EndAsync(int[] programs)
    {
        for (long start = Stopwatch.GetTimestamp(); programs.Any(IsRunning); await Task.Delay(20, TestContext.Current.CancellationToken))
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit.Short, $"of the processes {string.Join(", ", programs)} some still run");
    }

    /// <summary>A killed process can still exist until its parent reads its exit status.</summary>
    private static bool IsRunning(int id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
