using Lambda.Build.Mutation;
using Lambda.Build.Processes;

namespace Lambda.Build.Commands;

/// <summary>Changes the code of the wire and of JSON in one place at a time, and checks that a test fails for nearly every change.</summary>
internal static class MutateCommand
{
    private const string Library = "src/Runtime";
    private const string Tests = "tests/Runtime.Mutation";
    private const string Equivalents = $"{Tests}/equivalents.txt";

    /// <summary>In percent, for each folder or file that is mutated.</summary>
    private const int Threshold = 85;

    private static readonly string[] Folders = ["Wire", "Json"];

    public static readonly Command Command = new("mutate", $"""
        ./build.sh mutate [<folder or file>...]
                              change the code of {Library} in one place at a time (a mutant), run the tests of {Tests} for each change, and leave
                              artifacts/mutation; fails if less than {Threshold} % of the mutants make a test fail, except for those in equivalents.txt;
                              Wire and Json, or a part such as Json/Reading or Wire/StatusLine
        """, Run);

    private static bool Run(string[] arguments, Steps steps)
    {
        string[] parts = arguments is [] ? Folders : arguments;
        string[] names = [.. FindNames()];
        foreach (string part in parts)
        {
            if (!names.Contains(part))
                throw BuildException.Unknown("folder or file", part, names);
        }

        bool succeeded = true;
        foreach (string part in parts)
        {
            string report = Path.Combine(Repository.Mutation, part, "reports/mutation-report.json");
            steps.Run($"Mutating {part}", () => Mutate(part, report));
            succeeded &= steps.Run($"The mutants of {part}", () => Print(report));
        }

        return succeeded;
    }

    /// <summary>The folders, and the files in them without their extension.</summary>
    private static IEnumerable<string> FindNames()
    {
        string library = Repository.At(Library);
        foreach (string folder in Folders)
        {
            IEnumerable<string> below = Directory.GetFileSystemEntries(Path.Combine(library, folder), "*", SearchOption.AllDirectories)
                .Select(path => Path.ChangeExtension(Path.GetRelativePath(library, path), null).Replace('\\', '/'));
            foreach (string name in below.Order(StringComparer.Ordinal).Prepend(folder))
                yield return name;
        }
    }

    private static void Mutate(string part, string report)
    {
        // The tests read which mutant is active from a file, whose name is the same in each run of the tool.
        string temporary = Path.Combine(Repository.Mutation, "tmp");
        Directory.CreateDirectory(temporary);
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        File.Delete(report);
        string pattern = Directory.Exists(Repository.At($"{Library}/{part}")) ? $"{part}/**/*.cs" : $"{part}.cs";
        string[] command =
        [
            "tool", "exec", "--yes", "dotnet-stryker@5.1.0", "--",
            "--mutate", pattern, "--output", Path.Combine(Repository.Mutation, part), "--concurrency", $"{Environment.ProcessorCount}", "--skip-version-check",
        ];
        int exitCode = Tool.ExitCodeIn(Tests, "dotnet", command, ("TMPDIR", temporary));
        if (exitCode != 0 || !File.Exists(report))
            throw new BuildException($"dotnet-stryker has failed with exit code {exitCode}.");
    }

    private static bool Print(string report)
    {
        var score = new MutationScore(MutationReport.Read(File.ReadAllText(report)), EquivalentMutants.Read(File.ReadAllLines(Repository.At(Equivalents))));
        Console.WriteLine(score.Describe());
        if (score.Percent >= Threshold)
            return true;
        Console.WriteLine($"\nExpected at least {Threshold} %. Add a test for what a survivor changes, or, if it changes nothing, a line to {Equivalents}.");
        return false;
    }
}
