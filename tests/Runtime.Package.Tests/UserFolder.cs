using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Lambda.Runtime.Package.Tests;

/// <summary>
/// A folder outside the checkout with projects of a user, which do not see the repository's build settings.
/// </summary>
internal sealed class UserFolder : IDisposable
{
    private readonly PackedPackages _packages;
    private readonly string _test;

    public UserFolder(PackedPackages packages, [CallerMemberName] string test = "")
    {
        _packages = packages;
        _test = test;
        Path = Directory.CreateTempSubdirectory("lambda-package-").FullName;
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="lambda-runtime" value="{Repository.Packages}" />
              </packageSources>
            </configuration>
            """);
    }

    public string Path { get; }

    /// <summary>A package cache instead of the one of this run.</summary>
    public string? PackageCache { get; init; }

    /// <summary>The function's source, from the sample.</summary>
    public static string FunctionSource => File.ReadAllText(Repository.At("samples/HelloWorld/Functions.cs"));

    /// <summary>Writes a function's project and its source.</summary>
    /// <param name="name">The project's name, and its folder's unless <paramref name="folder"/> is set.</param>
    /// <param name="properties">Further properties, as elements.</param>
    /// <param name="items">Further items, as elements.</param>
    /// <param name="folder">The project's folder; "." is this folder.</param>
    public void WriteFunction(string name = "HelloWorld", string properties = "", string items = "", string folder = ".")
    {
        Write($"{folder}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Lambda.Runtime" Version="{_packages.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);
        Write($"{folder}/Functions.cs", FunctionSource);
    }

    /// <summary>
    /// Copies a sample with the samples' build settings, the repository's nuget.config and artifacts/packages, in the same places as in a clone, and nothing
    /// else of the repository.
    /// </summary>
    public void CopySample(string name)
    {
        Write("nuget.config", File.ReadAllText(Repository.At("nuget.config")));
        Directory.CreateDirectory(At("artifacts"));
        Directory.CreateSymbolicLink(At("artifacts/packages"), Repository.Packages);
        foreach (string file in Directory.EnumerateFiles(Repository.At("samples"), "Directory.*").Concat(SourceFiles(Repository.At($"samples/{name}"))))
        {
            string copy = At(System.IO.Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }

    public string At(string path) => System.IO.Path.GetFullPath(path, Path);

    /// <summary>Returns the sorted names of the files in a folder and its subfolders.</summary>
    public IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(At(folder), file)).Order(StringComparer.Ordinal);

    public Task<DotnetCommand> Dotnet(params string[] arguments) => DotnetCommand.RunAsync(_test, Path, PackageCache ?? _packages.Cache, arguments);

    /// <summary>Runs the dotnet command with another PATH.</summary>
    public Task<DotnetCommand> DotnetWithPath(string searchPath, params string[] arguments) =>
        DotnetCommand.RunAsync(_test, Path, _packages.Cache, searchPath, arguments);

    /// <summary>Returns a dotnet command that is not started.</summary>
    public ProcessStartInfo DotnetStart(params string[] arguments) => DotnetCommand.Describe(Path, _packages.Cache, arguments);

    /// <summary>Returns the files of a folder without build output.</summary>
    private static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder).Where(static path => System.IO.Path.GetFileName(path) is not ("bin" or "obj" or "artifacts")).SelectMany(SourceFiles));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
