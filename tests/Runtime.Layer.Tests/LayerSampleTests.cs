using System.Diagnostics;
using System.Text.RegularExpressions;
using Lambda.Runtime.Package.Tests;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Runs the script of each function in samples/Layer with simulated tools, and starts the function that it would upload.</summary>
public sealed partial class LayerSampleTests(BuiltLayer layer)
{
    private static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Repository.At("samples/Layer")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Samples => [.. Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task EventsInReadme_HaveListedOutcomes(string sample)
    {
        using var files = new LayerFunction(layer);
        string handler = await Deploy(sample, files);
        string readme = await File.ReadAllTextAsync(Repository.At($"samples/Layer/{sample}/README.md"), TestContext.Current.CancellationToken);
        Assert.StartsWith($"# {sample}\n", readme, StringComparison.Ordinal);
        (string Event, string Response)[] examples = [.. Example().Matches(readme).Select(static match => (match.Groups[1].Value, match.Groups[2].Value))];
        Assert.NotEmpty(examples);
        for (int i = 0; i < examples.Length; i++)
        {
            // The change that the README describes before its second event.
            if (i > 0)
            {
                Match change = Change().Match(readme);
                string file = change.Groups["file"].Value;
                string text = await File.ReadAllTextAsync(files.At(file), TestContext.Current.CancellationToken);
                Assert.Contains(change.Groups["before"].Value, text, StringComparison.Ordinal);
                files.Write(file, text.Replace(change.Groups["before"].Value, change.Groups["after"].Value, StringComparison.Ordinal));
            }

            string response = await files.GetResponse(handler, examples[i].Event.TrimEnd('\n'));
            Assert.Equal(examples[i].Response.TrimEnd('\n'), response.TrimEnd('\n'));
        }
    }

    [Fact]
    public void ListOfSamples_IsComplete() => Assert.Equal(
        Names, Row().Matches(File.ReadAllText(Repository.At("samples/Layer/README.md"))).Select(static row => row.Groups[1].Value).Order(StringComparer.Ordinal));

    /// <summary>Runs the script of a sample in a copy of its folder. The files that it zips are copied to the task root.</summary>
    /// <returns>The handler that the script sets.</returns>
    private static async Task<string> Deploy(string sample, LayerFunction files)
    {
        DirectoryInfo work = Directory.CreateTempSubdirectory("lambda-sample-");
        try
        {
            Copy(Repository.At("samples"), Path.Combine(work.FullName, "samples"), recursive: false);
            Copy(Repository.At($"samples/Layer/{sample}"), Path.Combine(work.FullName, "samples", "Layer", sample), recursive: true);
            File.Copy(Repository.At("nuget.config"), Path.Combine(work.FullName, "nuget.config"));
            Directory.CreateSymbolicLink(Path.Combine(work.FullName, "artifacts"), Repository.At("artifacts"));
            string tools = Directory.CreateDirectory(Path.Combine(work.FullName, "tools")).FullName;
            Tool(Path.Combine(tools, "zip"), $"while [ \"${{1#-}}\" != \"$1\" ]; do shift; done\nshift\ncp \"$@\" '{files.TaskRoot}'");
            Tool(Path.Combine(tools, "aws"), $"for a in \"$@\"; do echo \"$a\"; done > '{work.FullName}/aws'");

            var start = new ProcessStartInfo("bash", [Path.Combine(work.FullName, "samples", "Layer", sample, "deploy.sh")]) { RedirectStandardOutput = true };
            start.Environment["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}";
            start.Environment["LAYER_ARN"] = "arn:layer";
            start.Environment["ROLE_ARN"] = "arn:role";
            start.Environment["NUGET_PACKAGES"] = Path.Combine(work.FullName, "packages");
            using Process script = Process.Start(start)!;
            string output = await script.ReadWithinLimitAsync(script.StandardOutput, Limit.Long);
            await script.EndWithinLimitAsync();
            Assert.True(script.ExitCode == 0, output);

            string[] arguments = await File.ReadAllLinesAsync(Path.Combine(work.FullName, "aws"), TestContext.Current.CancellationToken);
            Assert.Equal(["lambda", "create-function"], arguments[..2]);
            Assert.Contains("arn:layer", arguments);
            Assert.Contains("provided.al2023", arguments);
            return arguments[Array.IndexOf(arguments, "--handler") + 1];
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static void Tool(string path, string body)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Copies a folder without build output.</summary>
    private static void Copy(string from, string to, bool recursive)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in recursive ? Directory.EnumerateDirectories(from) : [])
        {
            if (Path.GetFileName(folder) is not ("bin" or "obj" or "out"))
                Copy(folder, Path.Combine(to, Path.GetFileName(folder)), recursive: true);
        }
    }

    [GeneratedRegex(@"^```json event\n(.*?)^```\n\n```\w+ response\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("After `(?<before>[^`]+)` has been changed to `(?<after>[^`]+)` in `(?<file>[^`]+)`:")]
    private static partial Regex Change();

    [GeneratedRegex(@"^\| \[(\w+)\]\(\1/README\.md\) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
