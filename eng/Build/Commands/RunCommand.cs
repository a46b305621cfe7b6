using System.Text.RegularExpressions;
using Lambda.Build.Processes;
using Lambda.Build.Tools;

namespace Lambda.Build.Commands;

/// <summary>Publishes a sample from the packed package and measures it under the emulator.</summary>
internal static partial class RunCommand
{
    public static readonly Command Command = new("run", """
        ./build.sh run        publish samples/HelloWorld from the package, start it under the emulator, send it an event, print what it cost
        ./build.sh run <sample> [<event> [<handler>]]
                              the same for another sample; without an event or a handler, the first event of its README
        """, Run);

    private static bool Run(string[] arguments, Steps steps)
    {
        var sample = Sample.Read(arguments.FirstOrDefault("HelloWorld"));
        string @event = arguments.ElementAtOrDefault(1) ?? sample.Event;
        string handler = arguments.ElementAtOrDefault(2) ?? sample.Handler;

        CLinker.Ensure();
        steps.Run(PackCommand.Step, PackCommand.Pack);
        string zip = steps.Run($"Publishing {sample.Project} from the package", () => Publish(sample));
        steps.Run("Building the emulator", static () => Dotnet.Build("src/Runtime.Local"));
        steps.Run($"Running {Path.GetFileName(zip)} under the emulator", () => Tool.Run(
            "dotnet",
            ["artifacts/bin/Runtime.Local/release/Lambda.Runtime.Local.dll", "measure", zip, "--event", @event, "--handler", handler]));
        return true;
    }

    /// <summary>Returns the path of the zip.</summary>
    private static string Publish(Sample sample)
    {
        Repository.ForgetOurPackages();
        Repository.Clean(sample.Folder);
        (int exitCode, string output) = Tool.Capture("dotnet", ["publish", sample.Project], ("NUGET_PACKAGES", Repository.UserPackages));
        Console.Write(output);
        return exitCode == 0 && PublishedZip().Match(output) is { Success: true } line
            ? line.Groups["zip"].Value
            : throw new BuildException($"dotnet publish {sample.Project} has failed with exit code {exitCode}.");
    }

    [GeneratedRegex(@"^.* -> (?<zip>.*\.zip) \(bootstrap ", RegexOptions.Multiline)]
    private static partial Regex PublishedZip();
}
