using System.Runtime.CompilerServices;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// Compares generated files with the files in a folder that is named after the test. Files are named as in Verify.SourceGenerators:
/// <c>Class.Method#Hint.verified.cs</c>.
/// </summary>
/// <remarks>With LAMBDA_UPDATE_SNAPSHOTS=1 the files are written instead, which is what <c>./build.sh snapshots</c> does.</remarks>
internal static class Snapshots
{
    public static void Match(Generation generation, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string scenario = $"{Path.GetFileNameWithoutExtension(file)}.{method}";
        string folder = Repository.At($"tests/Runtime.Generators.Tests/Snapshots/{scenario}");

        // Fingerprints are hashes, which cannot be reviewed. The tests of the analyzer that compares them cover them.
        Dictionary<string, string> generated = generation.Result.GeneratedSources.Where(static source => source.HintName != "LambdaFingerprints.g.cs").ToDictionary(
            source => $"{scenario}#{Path.GetFileNameWithoutExtension(source.HintName)}.verified.cs",
            static source => source.SourceText.ToString());

        if (Environment.GetEnvironmentVariable("LAMBDA_UPDATE_SNAPSHOTS") == "1")
        {
            Write(folder, generated);
            return;
        }

        Dictionary<string, string> verified = Directory.Exists(folder)
            ? Directory.GetFiles(folder).ToDictionary(static path => Path.GetFileName(path), static path => File.ReadAllText(path))
            : [];
        const string Remedy = "If the change is intended, run: ./build.sh snapshots";
        Assert.True(
            generated.Keys.Order().SequenceEqual(verified.Keys.Order()),
            $"generated: {string.Join(", ", generated.Keys.Order())}\nverified: {string.Join(", ", verified.Keys.Order())}\n{Remedy}");
        foreach ((string name, string text) in generated)
            Assert.True(text == verified[name], $"{name} is now:\n{text}\n{Remedy}");
    }

    private static void Write(string folder, Dictionary<string, string> generated)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in generated)
            File.WriteAllText(Path.Combine(folder, name), text);
    }
}
