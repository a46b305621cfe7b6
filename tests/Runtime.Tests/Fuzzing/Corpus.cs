using System.Security.Cryptography;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>The inputs that are kept, as files: those of the repository, and those that a longer run found on its way.</summary>
internal static class Corpus
{
    private static bool Keeps => Environment.GetEnvironmentVariable("LAMBDA_FUZZ_KEEP") == "1";

    public static IReadOnlyList<(string Name, byte[] Input)> Of(string target) => Files(Folder("tests/Runtime.Tests/Fuzzing/Corpus", target));

    /// <summary>Where the last run that keeps ended.</summary>
    public static IReadOnlyList<(string Name, byte[] Input)> GrownBefore(string target) => Keeps ? Files(Folder("artifacts/fuzz", target)) : [];

    /// <summary>Makes a test of an input that failed.</summary>
    /// <returns>The name of its file.</returns>
    public static string Keep(string target, byte[] input) => Write(Folder("tests/Runtime.Tests/Fuzzing/Corpus", target), "find", input);

    public static void KeepGrown(string target, IEnumerable<byte[]> inputs)
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

    /// <summary>Found from where the tests run, because the path in the binary is mapped to be the same everywhere.</summary>
    private static string Folder(string place, string target)
    {
        for (string? root = AppContext.BaseDirectory; root is not null; root = Path.GetDirectoryName(root))
        {
            if (File.Exists(Path.Combine(root, "Runtime.sln")))
                return Path.Combine(root, place, target);
        }

        throw new DirectoryNotFoundException($"no repository above {AppContext.BaseDirectory}");
    }
}
