namespace Lambda.Runtime.Build.Elf;

/// <summary>An architecture of Lambda's, as it shows in an ELF file.</summary>
/// <param name="Name">As in <c>LambdaArchitecture</c>.</param>
/// <param name="Machine"><c>e_machine</c>.</param>
/// <param name="Interpreter">The path of its loader.</param>
/// <param name="FirstGlibc">The version that glibc gave to all functions when it first had this architecture.</param>
internal sealed record LambdaArchitecture(string Name, ushort Machine, string Interpreter, string FirstGlibc)
{
    public static LambdaArchitecture X64 { get; } = new("x86_64", 62, "/lib64/ld-linux-x86-64.so.2", "GLIBC_2.2.5");

    public static LambdaArchitecture Arm64 { get; } = new("arm64", 183, "/lib/ld-linux-aarch64.so.1", "GLIBC_2.17");

    /// <summary>The loader as a library, by which programs get at thread-local variables.</summary>
    public string Loader => Path.GetFileName(Interpreter);

    /// <summary><see langword="null"/> where there is none of this name.</summary>
    public static LambdaArchitecture? Find(string name) => new[] { X64, Arm64 }.FirstOrDefault(architecture => architecture.Name == name);

    /// <summary>A word for any machine: Lambda's own, or the number.</summary>
    public static string NameOf(ushort machine) =>
        new[] { X64, Arm64 }.FirstOrDefault(architecture => architecture.Machine == machine)?.Name ?? $"machine {machine}";
}
