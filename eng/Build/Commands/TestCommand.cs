using Lambda.Build.Testing;
using Lambda.Build.Tools;

namespace Lambda.Build.Commands;

/// <summary>Builds everything and runs the tests. The last line is always their counts: a step that fails is a failure besides those of the tests.</summary>
internal static class TestCommand
{
    public static readonly Command Command = new("test", """
        ./build.sh test       build with warnings as errors, check the formatting, run the tests; everything except what takes long
        ./build.sh test quick
                              the tests that need no native publish
        ./build.sh test full  all tests, with the layer for arm64 and a minute of fuzzing for each target
        ./build.sh test [<tier>] <project>...
                              the tests of some projects, such as Runtime.Tests
        """, Run);

    private static bool Run(string[] arguments, Steps steps)
    {
        var selection = TestSelection.Parse(arguments);
        var counts = new TestCounts();
        bool complete = false;
        try
        {
            Prepare(selection, steps);
            if (selection.Tier == Tier.Quick)
            {
                steps.RunInPairs("Running the tests, two programs at a time", selection.Programs.Select(program => (program.Name, (Action<TextWriter>)(output =>
                {
                    TestCounts result = program.Run(Tier.Quick, output);
                    lock (steps)
                        counts += result;
                }))));
            }
            else
            {
                // One at a time, because many of them start functions and measure.
                foreach (TestProgram program in selection.Programs)
                    counts += steps.Run(program.Name, () => program.Run(selection.Tier, Console.Out));
            }

            if (selection.Fuzzes)
                counts += FuzzCommand.RunForAMinute(steps);
            complete = true;
        }
        catch (BuildException failure)
        {
            Console.WriteLine(failure.Message);
        }
        catch (OperationCanceledException) when (Stop.Requested.IsCancellationRequested)
        {
            Console.WriteLine("A signal has ended the run.");
        }
        catch (Exception defect)
        {
            Console.WriteLine(defect);
        }

        if (!complete)
        {
            Console.WriteLine($"This step failed or was ended: {steps.Current}");
            counts += new TestCounts(0, 1);
        }

        PrintLargestParts();
        steps.PrintTimes();
        Console.WriteLine($"\n{counts}");
        return counts.Failed == 0;
    }

    private static void Prepare(TestSelection selection, Steps steps)
    {
        Directory.CreateDirectory(Repository.TestOutput);
        // Compilers end before what their profiles cost is regained.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        File.Delete(LargestParts);
        if (selection.Tier == Tier.Quick)
        {
            // A fifth of the random inputs of the other tiers.
            Environment.SetEnvironmentVariable("LAMBDA_FUZZ_INPUTS", "2000");
            Environment.SetEnvironmentVariable("LAMBDA_FSCHECK_DOCUMENTS", "50");
        }
        else
        {
            steps.Run("Installing the tools", () =>
            {
                CLinker.Ensure();
                TestTools.Ensure(selection.Tier);
            });
        }

        steps.Run(BuildCommand.Step, BuildCommand.Build);
        steps.Run(FormatCommand.Step, FormatCommand.Check);
        if (selection.Programs.Any(static program => program.NeedsPackages))
        {
            steps.Run(PackCommand.Step, PackCommand.Pack);
            Environment.SetEnvironmentVariable("LAMBDA_PACKAGES_READY", "1");
        }

        if (selection.Tier == Tier.Full && selection.Programs.Any(static program => program.NeedsSite))
            steps.Run(DocsCommand.Step, DocsCommand.Build);
        if (selection.Programs.Any(static program => program.NeedsLayer))
        {
            steps.Run(LayerCommand.Step("x86_64"), () => LayerCommand.Build("x86_64"));
            if (selection.Tier == Tier.Full)
                steps.Run(LayerCommand.Step("arm64"), () => LayerCommand.Build("arm64"));
        }
    }

    /// <summary>What a test has written about the parts of hello.</summary>
    private static string LargestParts { get; } = Path.Combine(Repository.TestOutput, "largest.txt");

    private static void PrintLargestParts()
    {
        if (File.Exists(LargestParts))
            Console.WriteLine($"\n== The largest parts of hello, in bytes\n{File.ReadAllText(LargestParts)}");
    }
}
