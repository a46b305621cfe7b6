using System.Globalization;
using Lambda.Build.Processes;
using Lambda.Build.Testing;

namespace Lambda.Build.Commands;

/// <summary>Sends changed inputs to everything that reads bytes, with another seed each time. Each run continues with the inputs of the last one.</summary>
internal static class FuzzCommand
{
    private const string Http = "Http";
    private const string Readers = "Readers";

    public static readonly Command Command = new("fuzz", """
        ./build.sh fuzz [<seconds> [<target>]]
                              look for inputs that break a reader: 60 seconds for each target, or so many for one of Response, Chunks, Headers,
                              StatusLine, Address, Json, Http, or Readers, which are the generated JSON readers; what is found becomes a test
        """, Run);

    /// <summary>Fuzzes each target for a minute, as a part of the full test run: one check more.</summary>
    public static TestCounts RunForAMinute(Steps steps) => Run("60", target: null, steps) ? new TestCounts(1, 0) : new TestCounts(0, 1);

    private static bool Run(string[] arguments, Steps steps) => Run(arguments.FirstOrDefault("60"), arguments.ElementAtOrDefault(1), steps);

    private static bool Run(string seconds, string? target, Steps steps)
    {
        string[] targets = ["Response", "Chunks", "Headers", "StatusLine", "Address", "Json", Http, Readers];
        if (target is not null && !targets.Contains(target))
            throw BuildException.Unknown("target", target, targets);
        if (!int.TryParse(seconds, CultureInfo.InvariantCulture, out int number) || number <= 0)
            throw new BuildException($"The time for a target is '{seconds}'. Expected a number of seconds, such as 60.", exitCode: 2);

        SetUnlessSet("LAMBDA_FUZZ_SEED");
        SetUnlessSet("LAMBDA_FSCHECK_SEED");
        (string, string)[] environment =
        [
            ("LAMBDA_FUZZ_SECONDS", seconds),
            ("LAMBDA_FUZZ_KEEP", "1"),
            ("LAMBDA_FUZZ_TARGET", target ?? ""),
        ];
        bool succeeded = true;
        if (target is not (Http or Readers))
            succeeded &= Fuzz("Runtime.Tests", "Lambda.Runtime.Tests.Fuzzing.FuzzTests");
        if (target is null or Http)
            succeeded &= Fuzz("Runtime.Http.Tests", "Lambda.Runtime.Tests.Fuzzing.FuzzTests");
        if (target is null or Readers)
            succeeded &= Fuzz("Runtime.Generators.Tests", "Lambda.Runtime.Generators.Tests.Differential.ReaderFuzz");
        return succeeded;

        bool Fuzz(string project, string tests)
        {
            steps.Run($"Building {project}", () => Dotnet.Build($"tests/{project}"));
            return steps.Run(
                $"Fuzzing, {seconds} seconds for each target, LAMBDA_FUZZ_SEED={Environment.GetEnvironmentVariable("LAMBDA_FUZZ_SEED")}",
                () => Tool.ExitCode(Repository.Program(project), ["-noColor", "-showLiveOutput", "-class", tests], environment)) == 0;
        }
    }

    private static void SetUnlessSet(string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is null or "")
            Environment.SetEnvironmentVariable(variable, Random.Shared.Next(1, 32768).ToString(CultureInfo.InvariantCulture));
    }
}
