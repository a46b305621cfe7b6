namespace Lambda.Runtime.Build.Platforms;

/// <summary>An architecture of Lambda, with its values in ELF files.</summary>
/// <param name="Name">As in <c>LambdaArchitecture</c>.</param>
/// <param name="Machine"><c>e_machine</c>.</param>
/// <param name="Interpreter">The path of its loader.</param>
/// <param name="FirstGlibc">The first glibc version for this architecture, which is the version of all older functions.</param>
internal sealed record LambdaArchitecture(string Name, ushort Machine, string Interpreter, string FirstGlibc)
{
    public static LambdaArchitecture X64 { get; } = new("x86_64", 62, "/lib64/ld-linux-x86-64.so.2", "GLIBC_2.2.5");

    public static LambdaArchitecture Arm64 { get; } = new("arm64", 183, "/lib/ld-linux-aarch64.so.1", "GLIBC_2.17");

    /// <summary>The file name of the loader, which programs also use as a library for thread-local variables.</summary>
    public string Loader => Path.GetFileName(Interpreter);

    /// <summary>Finds one by name; <see langword="null"/> if the name is unknown.</summary>
    public static LambdaArchitecture? Find(string name) => new[] { X64, Arm64 }.FirstOrDefault(architecture => architecture.Name == name);

    /// <summary>Returns the name of a machine for messages: Lambda's name or the number.</summary>
    public static string NameOf(ushort machine) =>
        new[] { X64, Arm64 }.FirstOrDefault(architecture => architecture.Machine == machine)?.Name ?? $"machine {machine}";
}
