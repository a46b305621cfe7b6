namespace Lambda.Runtime.Build.Elf;

/// <summary>Why a binary would not start on Lambda. One method per code.</summary>
/// <param name="Code"><c>LAMBDA120</c> and so on.</param>
/// <param name="Message">What was found, where, and what would be right.</param>
internal sealed record AuditFinding(string Code, string Message)
{
    private const string StaticHint = "LambdaStaticLinking=true, where the function allows it, needs no library at all";

    public static AuditFinding Unreadable(string path, string why) => new(
        "LAMBDA120", $"'{path}' is not the program that the linker should have written: {why}. Delete the folders bin and obj, and publish again.");

    public static AuditFinding OtherArchitecture(string path, string found, string wanted) => new(
        "LAMBDA121",
        $"'{path}' is built for {found}, and LambdaArchitecture is {wanted}. Publish with -p:LambdaArchitecture={wanted} and with a linker for it, or name the architecture that the function shall have.");

    public static AuditFinding NewerVersion(VersionNeed need, IReadOnlyList<string> symbols, LambdaTarget target) => new(
        "LAMBDA122",
        $"{Users(symbols)} {need.Version} of {need.Library}, which {target.Name} does not have: its glibc is {target.NewestGlibc}. The process would end before it has begun. {Remedy(symbols)}");

    public static AuditFinding PackedRelocations(LambdaTarget target) => new(
        "LAMBDA122",
        $"the binary's relocations are packed (DT_RELR), which glibc reads since 2.36; that of {target.Name} is {target.NewestGlibc}, and the process would crash at its start. Link without -z pack-relative-relocs.");

    public static AuditFinding MissingLibrary(string library, LambdaTarget target) => new(
        "LAMBDA123",
        $"the binary needs the library {library}, which {target.Name} does not have. Link it statically (its .a file as a NativeLibrary item), or bring it, in the zip's folder lib/ or in a layer, and say so with <LambdaTargetLibrary Include=\"{library}\" />.");

    public static AuditFinding OtherInterpreter(string found, LambdaArchitecture architecture) => new(
        "LAMBDA124",
        $"the binary asks to be started by '{found}', and Lambda has '{architecture.Interpreter}'. Link with the compiler of an ordinary glibc distribution, or with the linker option --dynamic-linker={architecture.Interpreter}; {StaticHint}.");

    public static AuditFinding Unwritable(string path, string why) => new(
        "LAMBDA125", $"'{path}' needs versions of functions changed, and cannot be written: {why} Let this user write it.");

    public static AuditFinding UnknownArchitecture(string name) => new(
        "LAMBDA110", $"LambdaArchitecture is '{name}'. Lambda has two architectures: x86_64 (the default) and arm64.");

    public static AuditFinding UnknownTarget(string name) => new(
        "LAMBDA126", $"LambdaRuntimeTarget is '{name}'. A binary runs on provided.al2023 (the default) or on provided.al2.");

    private static string Users(IReadOnlyList<string> symbols) => symbols.Count switch
    {
        0 => "the binary needs",
        1 => $"the function {symbols[0]} is bound to",
        <= 3 => $"the functions {string.Join(", ", symbols)} are bound to",
        _ => $"the functions {string.Join(", ", symbols.Take(3))} and {symbols.Count - 3} more are bound to",
    };

    private static string Remedy(IReadOnlyList<string> symbols) => symbols.Any(static name => name.StartsWith("__isoc23_", StringComparison.Ordinal))
        ? $"Compile the native library that calls it with an older glibc, such as in an image of Amazon Linux; {StaticHint}."
        : $"Publish on a system whose glibc is no newer, such as an image of Amazon Linux; {StaticHint}.";
}
