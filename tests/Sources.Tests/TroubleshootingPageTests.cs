using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>The messages of docs/troubleshooting.md are those that this project writes, or known ones of others.</summary>
public sealed partial class TroubleshootingPageTests
{
    /// <summary>Messages of the compiler, of .NET, curl, the AWS SDK and AWS, by their beginnings.</summary>
    private static readonly string[] s_others =
    [
        "The type or namespace name", "error CS0104", "TypedResults", "warning IL2026", "IL3050", "NU1101", "runtime.linux-x64.Microsoft.DotNet.ILCompiler", "curl -d",
        "AmazonClientException", "dotnet run", "InvalidOperationException", "CultureNotFoundException", "Couldn't find valid bootstrap(s)", "fork/exec ",
        "Runtime.ExitError", "exit status 1", "signal: killed", "AccessDeniedException", "Forbidden", "Response payload size exceeded", "The SSL connection", "UntrustedRoot",
        "PartialChain", "Sandbox.Timedout", "Task timed out",
    ];

    [Fact]
    public void Messages_AreThoseOfTheSources()
    {
        string sources = string.Concat(
            Directory.EnumerateFiles(Repository.At("src"), "*.*", SearchOption.AllDirectories)
                .Where(static file => Path.GetExtension(file) is ".cs" or ".targets" or ".props").Select(File.ReadAllText));
        string[] messages =
        [
            .. File.ReadLines(Repository.At("docs/troubleshooting.md")).Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
                .SelectMany(static line => Code().Matches(line.Split(" | ")[0]).Select(static match => match.Groups["text"].Value)),
        ];

        Assert.True(messages.Length > 30, $"{messages.Length} messages were read");
        string[] unknown = [.. messages.Where(message => !s_others.Any(other => message.StartsWith(other, StringComparison.Ordinal)) && !IsOurs(message))];
        Assert.Empty(unknown);

        bool IsOurs(string message)
        {
            if (DiagnosticId().Match(message) is { Success: true } id)
                return File.Exists(Repository.At($"docs/diagnostics/{id.Value}.md"));

            // A number or a text of one run stands for others.
            string constant = Value().Split(message)[0];
            return constant.Length > 5 && sources.Contains(constant, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("LAMBDA[0-9]{3}")]
    private static partial Regex DiagnosticId();

    [GeneratedRegex(@"\d|…")]
    private static partial Regex Value();
}
