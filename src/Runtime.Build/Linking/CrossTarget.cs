using Lambda.Runtime.Build.Elf;

namespace Lambda.Runtime.Build.Linking;

/// <summary>An architecture, in the names of compilers and of distributions.</summary>
/// <param name="Architecture">Lambda's.</param>
/// <param name="Triple">As in the names of cross compilers, and of the folder of their libraries.</param>
/// <param name="DebianArchitecture">As in the names of Debian's packages.</param>
internal sealed record CrossTarget(LambdaArchitecture Architecture, string Triple, string DebianArchitecture)
{
    /// <summary>The triple in a package's name, where no underscore is allowed.</summary>
    public string PackageTriple => Triple.Replace('_', '-');

    public static CrossTarget For(LambdaArchitecture architecture) => architecture == LambdaArchitecture.Arm64
        ? new(architecture, "aarch64-linux-gnu", "arm64")
        : new(architecture, "x86_64-linux-gnu", "amd64");
}
