namespace Lambda.Runtime.Package.Tests.Templates;

/// <summary>The template package, installed once for the tests of a class.</summary>
public sealed class InstalledTemplates(PackedPackages packages) : IAsyncLifetime
{
    private readonly string _hive = Directory.CreateTempSubdirectory("lambda-templates-").FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        (await RunAsync(_hive, "install", Path.Combine(Repository.Packages, $"Lambda.Runtime.Templates.{packages.Version}.nupkg"))).Succeeded();

    /// <summary>Runs <c>dotnet new</c> with these templates.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">The name of the template, and its options.</param>
    internal Task<DotnetCommand> RunAsync(string folder, params string[] arguments) =>
        DotnetCommand.RunAsync("templates", folder, packages.Cache, ["new", .. arguments, "--debug:custom-hive", _hive]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_hive, recursive: true);
        return ValueTask.CompletedTask;
    }
}
