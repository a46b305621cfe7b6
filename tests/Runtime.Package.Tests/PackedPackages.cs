using Lambda.Runtime.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace Lambda.Runtime.Package.Tests;

/// <summary>
/// The packages under test, and one package cache that is empty when the run begins, so that nothing comes from anywhere but them.
/// </summary>
/// <remarks>
/// Packs first, unless <c>LAMBDA_PACKAGES_READY</c> says that artifacts/packages holds what is to be tested.
/// </remarks>
public sealed class PackedPackages : IAsyncLifetime
{
    private const string RuntimePrefix = "Lambda.Runtime.";

    /// <summary>The package cache of this run.</summary>
    public string Cache { get; } = Repository.At("artifacts/tests/packages");

    /// <summary>Lambda.Runtime's package file.</summary>
    public string RuntimePackage { get; private set; } = "";

    /// <summary>The version of the packages.</summary>
    public string Version => Path.GetFileNameWithoutExtension(RuntimePackage)[RuntimePrefix.Length..];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (var folder in new[] { Cache, Repository.Transcripts })
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        if (Environment.GetEnvironmentVariable("LAMBDA_PACKAGES_READY") is null or "")
            await PackAsync();
        RuntimePackage = Assert.Single(Directory.GetFiles(Repository.Packages, $"{RuntimePrefix}*.nupkg"), IsRuntimePackage);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task PackAsync()
    {
        foreach (var project in new[] { "src/Runtime", "src/Runtime.Testing" })
        {
            if (Directory.Exists(Repository.At(project)) && Directory.GetFiles(Repository.At(project), "*.csproj").Length > 0)
                (await DotnetCommand.RunAsync(Path.GetFileName(project), Repository.Root, null, "pack", project)).Succeeded();
        }
    }

    /// <summary>Lambda.Runtime.0.1.0.nupkg, but not Lambda.Runtime.Testing.0.1.0.nupkg.</summary>
    private static bool IsRuntimePackage(string path) => char.IsAsciiDigit(Path.GetFileName(path)[RuntimePrefix.Length]);
}
