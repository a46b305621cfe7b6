using System.Security.Cryptography;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Reads and writes inputs as files: those in the repository, and those that longer runs found.</summary>
internal static class Corpus
{
    private static bool Keeps => Environment.GetEnvironmentVariable("LAMBDA_FUZZ_KEEP") == "1";

    public static IReadOnlyList<(string Name, byte[] Input)> Read(string target) => Files(Stored(target));

    /// <summary>Reads the inputs that earlier runs with LAMBDA_FUZZ_KEEP=1 found.</summary>
    public static IReadOnlyList<(string Name, byte[] Input)> ReadFound(string target) => Keeps ? Files(Folder("artifacts/fuzz", target)) : [];

    /// <summary>Adds an input that failed to the repository, where it is a test.</summary>
    /// <returns>The name of the file.</returns>
    public static string AddFailure(string target, byte[] input) => Write(Stored(target), "find", input);

    public static void SaveFound(string target, IEnumerable<byte[]> inputs)
    {
        foreach (byte[] input in inputs)
            Write(Folder("artifacts/fuzz", target), "grown", input);
    }

    private static string Write(string folder, string prefix, byte[] input)
    {
        string name = $"{prefix}-{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}";
        if (Keeps)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), input);
        }

        return name;
    }

    private static (string, byte[])[] Files(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(static path => (Path.GetFileName(path), File.ReadAllBytes(path)))]
            : [];

    /// <summary>The folder of the inputs in the repository: in the project that has the target.</summary>
    private static string Stored(string target) =>
        Directory.EnumerateDirectories(Repository.At("tests")).Select(project => Path.Combine(project, "Fuzzing", "Corpus", target)).Single(Directory.Exists);

    private static string Folder(string path, string target) => Repository.At($"{path}/{target}");
}
