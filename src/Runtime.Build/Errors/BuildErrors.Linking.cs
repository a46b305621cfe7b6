using static Lambda.Runtime.Build.Errors.BuildErrorCodes;

namespace Lambda.Runtime.Build.Errors;

internal static partial class BuildErrors
{
    public static BuildError FixedAddress(string reason) => new(InvalidStaticLinking,
        $"LambdaStaticLinking and PositionIndependentExecutable are both true, and a static binary would have the same address in each process: {reason}. Remove one of the settings.");

    public static BuildError UnsafeWhenStatic(string reasons) => new(UnsafeStaticLinking,
        $"LambdaStaticLinking is true, and the function contains {reasons}. On Lambda this loads libraries with another glibc than the one in the binary, and ends the process. Remove LambdaStaticLinking to link this function dynamically.");

    public static BuildError NoStaticLibrary(string compiler) => new(MissingStaticLibrary,
        $"LambdaStaticLinking is true, and '{compiler}' finds no libc.a. Install the C library for static linking (Debian, Ubuntu: libc6-dev; Fedora, Amazon Linux: glibc-static), or remove LambdaStaticLinking.");

    /// <remarks>The function would trust more than the setting says.</remarks>
    public static BuildError UncompiledTrust(string compiler) => new(InvalidTrust,
        $"LambdaTrust is 'aws', and '{compiler}' cannot compile trust_aws.c, a part of the function that applies the setting. Name a compiler that compiles C in CppCompilerAndLinker, or remove LambdaTrust.");

    public static BuildError NoLinker() => new(MissingLinker,
        "Native code has to be linked, and neither clang nor gcc is on the PATH. Install one (Debian, Ubuntu: apt-get install gcc libc6-dev; Fedora, Amazon Linux: dnf install gcc glibc-devel), or name a compiler in CppCompilerAndLinker.");

    public static BuildError NoStartFiles(string compiler) => new(MissingLinker,
        $"'{compiler}' finds no crt1.o, a file of the C library that every program is linked with. Install the C library (Debian, Ubuntu: apt-get install libc6-dev; Fedora, Amazon Linux: dnf install glibc-devel).");

    public static BuildError NoCrossTools(string architecture, string packageTriple, string debianArchitecture, IEnumerable<string> missing) => new(MissingCrossTools,
        $"The function is for {architecture}, this machine is not, and the tools that link for {architecture} are missing: there is no {string.Join(", no ", missing)}. On Debian or Ubuntu: apt-get install gcc-{packageTriple} libc6-dev-{debianArchitecture}-cross. With clang instead of the GNU compiler: apt-get install clang lld llvm libc6-dev-{debianArchitecture}-cross libgcc-12-dev-{debianArchitecture}-cross. Or publish on a machine with {architecture}, or name a compiler in CppCompilerAndLinker.");
}
