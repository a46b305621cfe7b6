using Lambda.Runtime.Build.Platforms;

namespace Lambda.Runtime.Build.Linking;

/// <summary>An architecture, with its names in compilers and distributions.</summary>
/// <param name="Architecture">Lambda's.</param>
/// <param name="Triple">The name in cross compilers and in the folder of their libraries.</param>
/// <param name="DebianArchitecture">The name in Debian's packages.</param>
internal sealed record CrossTarget(LambdaArchitecture Architecture, string Triple, string DebianArchitecture)
{
    /// <summary>The triple in names of packages, which cannot contain underscores.</summary>
    public string PackageTriple => Triple.Replace('_', '-');

    public static CrossTarget For(LambdaArchitecture architecture) => architecture == LambdaArchitecture.Arm64
        ? new(architecture, "aarch64-linux-gnu", "arm64")
        : new(architecture, "x86_64-linux-gnu", "amd64");
}
