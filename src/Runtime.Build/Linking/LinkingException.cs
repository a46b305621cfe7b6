namespace Lambda.Runtime.Build.Linking;

/// <summary>Why there is no binary: what was found, where, and what would be right. One method per code.</summary>
internal sealed class LinkingException : Exception
{
    private LinkingException(string code, string message)
        : base(message) => Code = code;

    /// <summary><c>LAMBDA127</c> and so on.</summary>
    public string Code { get; }

    public static LinkingException UnreadableObject(string path, string why) => new(
        "LAMBDA120", $"'{path}' is not the object file that the compiler should have written: {why}. Delete the folders bin and obj, and publish again.");

    public static LinkingException UnknownSetting(string value) => new(
        "LAMBDA127", $"LambdaStaticLinking is '{value}'. It is auto (the default), true or false.");

    public static LinkingException FixedAddress(string why) => new(
        "LAMBDA127", $"LambdaStaticLinking and PositionIndependentExecutable are both true, and a static binary would be at the same address in each process: {why}. Leave one of the two out.");

    public static LinkingException UnsafeWhenStatic(string reasons) => new(
        "LAMBDA128",
        $"LambdaStaticLinking is true, and the function contains {reasons}. On Lambda that would load libraries with another glibc than the one in the binary, and end the process. Leave LambdaStaticLinking out, and this function is linked dynamically.");

    public static LinkingException NoStaticLibrary(string compiler) => new(
        "LAMBDA129",
        $"LambdaStaticLinking is true, and '{compiler}' finds no libc.a. Install the C library for static linking (Debian, Ubuntu: libc6-dev; Fedora, Amazon Linux: glibc-static), or leave LambdaStaticLinking out.");

    public static LinkingException NoLinker() => new(
        "LAMBDA130",
        "Native code has to be linked, and neither clang nor gcc is on the PATH. Install one (Debian, Ubuntu: apt-get install gcc libc6-dev; Fedora, Amazon Linux: dnf install gcc glibc-devel), or name a compiler in CppCompilerAndLinker.");

    public static LinkingException NoCrossTools(CrossTarget target, IEnumerable<string> missing) => new(
        "LAMBDA131",
        $"The function is for {target.Architecture.Name}, this machine is not, and the tools that link for {target.Architecture.Name} are not here; there is no {string.Join(", no ", missing)}. On Debian or Ubuntu: apt-get install gcc-{target.PackageTriple} libc6-dev-{target.DebianArchitecture}-cross. With clang instead of the GNU compiler: apt-get install clang lld llvm libc6-dev-{target.DebianArchitecture}-cross libgcc-12-dev-{target.DebianArchitecture}-cross. Else publish on a machine with {target.Architecture.Name}, or name a compiler in CppCompilerAndLinker.");
}
