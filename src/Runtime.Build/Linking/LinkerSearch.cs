using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Linking;

/// <summary>Finds the programs that link a binary. It looks for files and starts no process.</summary>
/// <param name="searchPath">The variable <c>PATH</c>.</param>
/// <param name="root">The folder of all libraries: <c>/</c>.</param>
internal sealed class LinkerSearch(string searchPath, string root)
{
    /// <summary>Finds the linker for this machine's architecture. The SDK uses clang or gcc with ld.bfd.</summary>
    /// <exception cref="BuildException">There is no linker.</exception>
    public Linker FindNative()
    {
        if (!Has("clang") && !Has("gcc"))
            throw new BuildException(BuildErrors.NoLinker());

        // LLVM has its own linker, which may be the only one.
        return new Linker("", !Has("ld.bfd") && Has("ld.lld") ? "lld" : "", "", HasFixedTarget: false);
    }

    /// <summary>Finds the linker for another architecture: the GNU cross compiler, or clang with lld.</summary>
    /// <param name="target">The architecture to link for.</param>
    /// <param name="sysRoot">The user's folder with the target's libraries; empty if not set.</param>
    /// <exception cref="BuildException">Neither is complete on this machine.</exception>
    public Linker FindCross(CrossTarget target, string sysRoot)
    {
        string gcc = $"{target.Triple}-gcc", objcopy = $"{target.Triple}-objcopy";
        bool hasLibraries = sysRoot.Length > 0 || HasFile($"usr/{target.Triple}/lib/crt1.o") || HasFile($"usr/lib/{target.Triple}/crt1.o");
        if (hasLibraries && Has(objcopy) && Has(gcc))
            return new Linker(gcc, "", objcopy, HasFixedTarget: true);

        string? stripper = new[] { objcopy, "llvm-objcopy" }.FirstOrDefault(Has);
        bool hasStartFiles = sysRoot.Length > 0 || HasFolder($"usr/lib/gcc-cross/{target.Triple}") || HasFolder($"usr/lib/gcc/{target.Triple}");
        if (hasLibraries && hasStartFiles && stripper is not null && Has("clang") && Has("ld.lld"))
            return new Linker("clang", "lld", stripper, HasFixedTarget: false);

        var missing = new List<string>();
        if (!Has(gcc))
            missing.Add(gcc);
        if (!Has("clang") || !Has("ld.lld"))
            missing.Add("clang with ld.lld");
        if (!hasLibraries)
            missing.Add($"C library in /usr/{target.Triple}");
        if (stripper is null || (Has(gcc) && !Has(objcopy)))
            missing.Add(objcopy);
        throw new BuildException(BuildErrors.NoCrossTools(target.Architecture.Name, target.PackageTriple, target.DebianArchitecture, missing));
    }

    private bool Has(string program) => searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    private bool HasFile(string path) => File.Exists(Path.Combine(root, path));

    private bool HasFolder(string path) => Directory.Exists(Path.Combine(root, path));
}
