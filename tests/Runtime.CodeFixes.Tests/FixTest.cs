using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Tests that a fix changes the source as expected, and that the result compiles without a diagnostic.</summary>
internal static class FixTest
{
    /// <param name="id">The diagnostic.</param>
    /// <param name="source">The source that has it.</param>
    /// <param name="expected">The source with the fix.</param>
    /// <param name="title">The title of the fix; <see langword="null"/> for the first.</param>
    public static async Task Verify(string id, string source, string expected, string? title = null)
    {
        FixedProject result = await (await FixedProject.Create(source)).Fix(id, title);
        Assert.Equal(expected, Assert.Single(await result.Sources()));
        await AssertValid(result);
    }

    public static async Task AssertValid(FixedProject project)
    {
        ImmutableArray<Diagnostic> remaining = await project.Diagnose();
        Assert.True(remaining.IsEmpty, $"Found after the fix:\n{FixedProject.Text(remaining)}\n{string.Join('\n', await project.Sources())}");
    }
}
