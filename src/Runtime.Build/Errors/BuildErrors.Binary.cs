using static Lambda.Runtime.Build.Errors.BuildErrorCodes;

namespace Lambda.Runtime.Build.Errors;

internal static partial class BuildErrors
{
    private const string StaticHint = "LambdaStaticLinking=true, if the function allows it, needs no library";

    public static BuildError UnreadableObject(string path, string cause) => new(UnreadableBinary,
        $"'{path}' is not the object file that the compiler should have written: {cause}. Delete the folders bin and obj, and publish again.");

    public static BuildError UnreadableProgram(string path, string cause) => new(UnreadableBinary,
        $"'{path}' is not the program that the linker should have written: {cause}. Delete the folders bin and obj, and publish again.");

    public static BuildError BuiltFor(string path, string found, string expected) => new(OtherArchitecture,
        $"'{path}' is built for {found}, and LambdaArchitecture is {expected}. Publish with -p:LambdaArchitecture={expected} and a linker for it, or set LambdaArchitecture to the architecture of the binary.");

    public static BuildError NeedsVersion(string version, string library, IReadOnlyList<string> symbols, string target, Version glibc) => new(NewerVersion,
        $"{Users(symbols)} {version} of {library}, which {target} does not have: its glibc is {glibc}. The process would end at its start. {Remedy(symbols)}");

    public static BuildError PackedRelocations(string target, Version glibc) => new(NewerVersion,
        $"The relocations of the binary are packed (DT_RELR), which needs glibc 2.36. {target} has glibc {glibc}, so the process would crash at its start. Link without -z pack-relative-relocs.");

    public static BuildError NeedsLibrary(string library, string target) => new(MissingLibrary,
        $"The binary needs the library {library}, which {target} does not have. Link it statically (its .a file as a NativeLibrary item), or add it to the folder lib/ of the zip or to a layer and declare it with <LambdaTargetLibrary Include=\"{library}\" />.");

    public static BuildError LibraryNeeds(string name, IReadOnlyList<string> missing, string target) => new(UnloadableLibrary,
        $"'{name}' in the zip needs {string.Join(", ", missing)}, and neither {target} nor the zip has it, so it cannot be loaded on Lambda. "
        + $"Use a package with a library that needs less, add what is missing to the root or the folder lib/ of the zip, or to a layer and declare it with <LambdaTargetLibrary Include=\"{missing[0].Split(' ')[^1]}\" />. "
        + $"If the function does not load '{name}', add {UnloadableLibrary.Id} to NoWarn.");

    public static BuildError NeedsLoader(string found, string expected) => new(OtherLoader,
        $"The binary needs the loader '{found}', and Lambda has '{expected}'. Link with the compiler of a glibc distribution, or with the linker option --dynamic-linker={expected}; {StaticHint}.");

    public static BuildError UnwritableProgram(string path, string cause) => new(UnwritableBinary,
        $"'{path}' needs changes to the versions of functions, and cannot be written: {cause} Give the current user permission to write it.");

    public static BuildError NeedsIcu(string runtimeTarget, IEnumerable<string> missing) => new(MissingIcu,
        $"InvariantGlobalization is false, so .NET loads ICU when the process starts, and neither {runtimeTarget} nor the zip contains {string.Join(", ", missing)}. "
        + "The process would abort before its first event. "
        + "Remove InvariantGlobalization, or add the three libraries of one version: to the root or the folder lib/ of the zip as LambdaContent items, to a layer and as LambdaTargetLibrary items, or linked with StaticICULinking=true.");

    private static string Users(IReadOnlyList<string> symbols) => symbols.Count switch
    {
        0 => "The binary needs",
        1 => $"The function {symbols[0]} is bound to",
        <= 3 => $"The functions {string.Join(", ", symbols)} are bound to",
        _ => $"The functions {string.Join(", ", symbols.Take(3))} and {symbols.Count - 3} more are bound to",
    };

    private static string Remedy(IReadOnlyList<string> symbols) => symbols.Any(static name => name.StartsWith("__isoc23_", StringComparison.Ordinal))
        ? $"Compile the native library that calls it with an older glibc, such as in an image of Amazon Linux; {StaticHint}."
        : $"Publish on a system whose glibc is not newer, such as an image of Amazon Linux; {StaticHint}.";
}
