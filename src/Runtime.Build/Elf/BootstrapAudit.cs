using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Elf;

/// <summary>Holds a program against what there is on Lambda. Each rule is a deploy that failed for someone.</summary>
internal static class BootstrapAudit
{
    /// <summary>Everything that is wrong, in the order of the codes.</summary>
    /// <param name="path">The program's path, for messages.</param>
    /// <param name="program">The program.</param>
    /// <param name="architecture">The architecture that the function shall have.</param>
    /// <param name="target">The runtime that it shall have.</param>
    /// <param name="brought">Names of libraries that come with the function or in a layer.</param>
    public static List<BuildError> Find(
        string path, ElfProgram program, LambdaArchitecture architecture, LambdaTarget target, IReadOnlyCollection<string> brought)
    {
        // What a program of another architecture needs says nothing.
        if (program.Machine != architecture.Machine)
            return [BuildErrors.BuiltFor(path, LambdaArchitecture.NameOf(program.Machine), architecture.Name)];

        var findings = new List<BuildError>();
        foreach (VersionNeed need in program.Versions.Where(need => !need.IsWeak && !brought.Contains(need.Library) && !target.Has(need.Version)))
            findings.Add(BuildErrors.NeedsVersion(need, SymbolsOf(program, need), target));
        if (program.HasPackedRelocations && target.NewestGlibc < new Version(2, 36))
            findings.Add(BuildErrors.PackedRelocations(target));
        foreach (string library in program.Libraries.Where(library => !target.Libraries.Contains(library) && library != architecture.Loader && !brought.Contains(library)))
            findings.Add(BuildErrors.NeedsLibrary(library, target));
        if (program.Interpreter is { } interpreter && interpreter != architecture.Interpreter)
            findings.Add(BuildErrors.NeedsLoader(interpreter, architecture));
        return findings;
    }

    private static List<string> SymbolsOf(ElfProgram program, VersionNeed need) =>
        [.. program.Symbols.Where(symbol => symbol.VersionIndex == need.Index).Select(static symbol => symbol.Name).Order(StringComparer.Ordinal)];
}
