using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Lambda.Runtime.AwsPeer;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests;

/// <summary>Runs the recipe of docs/publish.md in a shell.</summary>
public sealed partial class RecipeTests(PackedPackages packages)
{
    /// <summary>Simulates the AWS CLI for the last part of the recipe, and records its arguments.</summary>
    private const string Aws = """
        #!/bin/sh
        printf '%s ' "$@" >> "$ASKED"; echo >> "$ASKED"
        case "$1 $2" in
            "iam get-role") echo arn:aws:iam::123456789012:role/orders ;;
            "lambda get-function") echo "(ResourceNotFoundException)" >&2; exit 254 ;;
            "lambda invoke") for file; do :; done; echo '{"message":"Hello, World!"}' > "$file" ;;
        esac
        """;

    /// <summary>Installs the templates for the test instead of the user.</summary>
    private const string Prelude = """
        chmod +x tools/aws
        export PATH="$PWD/tools:$PATH" ASKED="$PWD/asked" HIVE="$PWD/hive"
        dotnet() {
            if [ "$1" = new ]; then command dotnet "$@" --debug:custom-hive "$HIVE"; else command dotnet "$@"; fi
        }
        """;

    [Fact]
    public async Task Recipe_CreatesWorkingFunction()
    {
        string page = await File.ReadAllTextAsync(Repository.At("docs/publish.md"), TestContext.Current.CancellationToken);
        string recipe = page[page.IndexOf("## The recipe", StringComparison.Ordinal)..page.IndexOf("## The output", StringComparison.Ordinal)];
        string[] commands = [.. Commands().Matches(recipe).Select(static match => match.Groups[1].Value)];
        Assert.True(commands.Length >= 2, "The page has lost its commands.");

        using var user = new UserFolder(packages);
        user.Write("tools/aws", Aws);
        await RunAsync(user, packages.Cache, $"{Prelude}\n{string.Join('\n', commands)}");

        ZipFile.ExtractToDirectory(user.At("Orders/bin/Release/net10.0/linux-x64/publish/Orders.zip"), user.At("task"));
        await using LambdaFunction function = await LambdaFunction.StartAsync(user.At("task/bootstrap"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("""{"message":"Hello, World!"}""", (await function.InvokeJsonAsync("""{"name":"World"}""", TestContext.Current.CancellationToken)).Text);

        string asked = await File.ReadAllTextAsync(user.At("asked"), TestContext.Current.CancellationToken);
        Assert.Matches("lambda create-function --function-name=Orders --zip-file=fileb://.*Orders.zip .*--role=arn:aws:iam::123456789012:role/orders", asked);

        Assert.SkipUnless(CommandLine.Find("aws") is not null, "the part of the recipe for AWS was only run against a simulation: there is no AWS CLI here (package awscli)");
        await DeployAsync(user, AwsCommands().Match(recipe).Groups[1].Value);
    }

    /// <summary>The part that needs AWS, with the real AWS CLI. The simulated Lambda runs the uploaded zip.</summary>
    private static async Task DeployAsync(UserFolder user, string commands)
    {
        await using AwsServer aws = await AwsServer.StartAsync();
        aws.Lambda.Invoke = async (zip, json) =>
        {
            using var stream = new MemoryStream(zip);
            ZipFile.ExtractToDirectory(stream, user.At("uploaded"));
            await using LambdaFunction function = await LambdaFunction.StartAsync(user.At("uploaded/bootstrap"), cancellationToken: TestContext.Current.CancellationToken);
            return (await function.InvokeJsonAsync(json, TestContext.Current.CancellationToken)).Text;
        };
        (int exitCode, string output) = await CommandLine.RunAsync(aws, user.At("Orders"), ["bash", "-euo", "pipefail", "-c", commands], TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, $"exit code {exitCode}\n{output}");
        Assert.EndsWith("""{"message":"Hello, World!"}""", output, StringComparison.Ordinal);
        Assert.Equal(
            ["CreateRole", "AttachRolePolicy", "GetRole", "GetFunction", "CreateFunction", "GetFunctionConfiguration", "Invoke"],
            aws.Requests.Select(static request => request.Operation));
    }

    private static async Task RunAsync(UserFolder user, string cache, string script)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { WorkingDirectory = user.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        DotnetCommand.SetEnvironment(start.Environment, user.PackageCache ?? cache);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.ReadWithinLimitAsync(process.StandardError, Limit.Long);
        string output = await process.ReadWithinLimitAsync(process.StandardOutput, Limit.Long);
        await process.EndWithinLimitAsync();
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}\n{output}{await errors}");
        Assert.EndsWith("{\"message\":\"Hello, World!\"}\n", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^```sh[^\n]*\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"^```sh aws\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex AwsCommands();
}
