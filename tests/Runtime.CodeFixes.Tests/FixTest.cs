using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Tests that a fix changes the source as expected, and that the result compiles without a diagnostic.</summary>
internal static class FixTest
{
    /// <param name="id">The diagnostic.</param>
    /// <param name="change">The source and what the fix changes, as a diff: a line that begins with - is only in the source, and one that begins with + only in the result.</param>
    /// <param name="title">The title of the fix; <see langword="null"/> for the first.</param>
    public static async Task Verify(string id, string change, string? title = null)
    {
        string[] lines = change.Split('\n');
        FixedProject result = await (await FixedProject.Create(Side(lines, '-', '+'))).Fix(id, title);
        Assert.Equal(Side(lines, '+', '-'), Assert.Single(await result.Sources()));
        await AssertValid(result);
    }

    public static async Task AssertValid(FixedProject project)
    {
        ImmutableArray<Diagnostic> remaining = await project.Diagnose();
        Assert.True(remaining.IsEmpty, $"Found after the fix:\n{FixedProject.Text(remaining)}\n{string.Join('\n', await project.Sources())}");
    }

    private static string Side(string[] lines, char own, char other) =>
        string.Join('\n', lines.Where(line => !line.StartsWith(other)).Select(line => line.StartsWith(own) ? line[1..] : line));
}
