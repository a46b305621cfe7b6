using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Build.Tests.Libraries;

/// <summary>CycloneDX's own JavaScript library. If npm is available, it is installed once, to artifacts.</summary>
internal static class CycloneDxValidator
{
    private const string Version = "10.3.0";

    private static readonly string Folder = Path.GetFullPath($"../../../tests/cyclonedx-library-{Version}", AppContext.BaseDirectory);

    /// <summary>Validates a file. Returns <c>valid</c>, or the errors.</summary>
    public static async Task<string> RunAsync(string file)
    {
        Assert.SkipUnless(CommandLine.Find("node") is not null && CommandLine.Find("npm") is not null, "there is no node or no npm to run the validator");
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "validate.mjs"), """
            import { readFileSync } from 'node:fs';
            import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

            const error = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(readFileSync(process.argv[2], 'utf8'));
            console.log(error === null ? 'valid' : JSON.stringify(error));
            """, TestContext.Current.CancellationToken);
        if (!File.Exists(Path.Combine(Folder, "package-lock.json")))
        {
            string[] packages = [$"@cyclonedx/cyclonedx-library@{Version}", "ajv@8.20.0", "ajv-formats@3.0.1", "ajv-formats-draft2019@1.6.1"];
            await File.WriteAllTextAsync(Path.Combine(Folder, "package.json"), "{}", TestContext.Current.CancellationToken);
            (int installed, string why) = await Run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--fetch-timeout=30000", .. packages]);
            Assert.SkipUnless(installed == 0, $"npm cannot install the validator here: {why}");
        }

        (int exitCode, string output) = await Run("node", "validate.mjs", file);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static Task<(int ExitCode, string Output)> Run(params string[] command) => CommandLine.RunAsync(null, Folder, command, TestContext.Current.CancellationToken);
}
