using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Platforms;

namespace Lambda.Runtime.Build.Elf;

/// <summary>Compares what a program needs with what Lambda has. Each rule comes from a deployment that failed.</summary>
internal static class BootstrapAudit
{
    /// <summary>Returns all errors in the order of their codes.</summary>
    /// <param name="path">The program's path, for messages.</param>
    /// <param name="program">The program.</param>
    /// <param name="architecture">The architecture of the function.</param>
    /// <param name="target">The Lambda runtime of the function.</param>
    /// <param name="bundled">File names of libraries that the function has in its zip or in a layer.</param>
    public static List<BuildError> Find(
        string path, ElfProgram program, LambdaArchitecture architecture, LambdaTarget target, IReadOnlyCollection<string> bundled)
    {
        // For another architecture, the other checks have no meaning.
        if (program.Machine != architecture.Machine)
            return [BuildErrors.BuiltFor(path, LambdaArchitecture.NameOf(program.Machine), architecture.Name)];

        var errors = new List<BuildError>();
        foreach (VersionNeed need in program.Versions.Where(need => !need.IsWeak && !bundled.Contains(need.Library) && !target.Has(need.Version)))
            errors.Add(BuildErrors.NeedsVersion(need.Version, need.Library, SymbolsOf(program, need), target.Name, target.NewestGlibc));
        if (program.HasPackedRelocations && target.NewestGlibc < new Version(2, 36))
            errors.Add(BuildErrors.PackedRelocations(target.Name, target.NewestGlibc));
        foreach (string library in program.Libraries.Where(library => !target.Libraries.Contains(library) && library != architecture.Loader && !bundled.Contains(library)))
            errors.Add(BuildErrors.NeedsLibrary(library, target.Name));
        if (program.Interpreter is { } interpreter && interpreter != architecture.Interpreter)
            errors.Add(BuildErrors.NeedsLoader(interpreter, architecture.Interpreter));
        return errors;
    }

    private static List<string> SymbolsOf(ElfProgram program, VersionNeed need) =>
        [.. program.Symbols.Where(symbol => symbol.VersionIndex == need.Index).Select(static symbol => symbol.Name).Order(StringComparer.Ordinal)];
}
