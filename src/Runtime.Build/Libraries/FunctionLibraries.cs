using System.Reflection;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>Lists the packages and assemblies in a function.</summary>
internal static class FunctionLibraries
{
    /// <param name="assemblies">The compiled assemblies, without the program.</param>
    /// <param name="natives">Native libraries of packages beside the binary.</param>
    /// <param name="linked">Object files and archives in the binary.</param>
    /// <param name="findOwners">Finds the owners of files that are not in a NuGet package.</param>
    /// <returns>The libraries in ordinal order of their names.</returns>
    public static IReadOnlyList<Library> Collect(
        IEnumerable<string> assemblies, IEnumerable<string> natives, IReadOnlyCollection<string> linked, Func<IReadOnlyCollection<string>, IEnumerable<Library>> findOwners)
    {
        var files = assemblies.Select(static path => (Path: path, File: new LibraryFile(Path.GetFileName(path), VersionOf(path))))
            .Concat(
                natives.Concat(linked.Where(static path => PackageFacts.Find(path) is not null))
                    .Select(static path => (Path: path, File: new LibraryFile(Path.GetFileName(path), null))))
            .Select(static file => (file.File, Package: PackageFacts.Find(file.Path)))
            .ToList();

        IEnumerable<Library> packages = files.Where(static file => file.Package is not null)
            .GroupBy(static file => file.Package!, static file => file.File)
            .Select(static group => new Library(
                group.Key.Id, group.Key.Version, group.Key, [.. group.Distinct().OrderBy(static file => file.Name, StringComparer.Ordinal)]));
        IEnumerable<Library> others = files.Where(static file => file.Package is null)
            .Select(static file => new Library(Path.GetFileNameWithoutExtension(file.File.Name), file.File.Version ?? "", null, [file.File]));
        return [.. packages.Concat(others).Concat(findOwners([.. linked.Where(static path => PackageFacts.Find(path) is null)]))
            .OrderBy(static library => library.Name, StringComparer.Ordinal)];
    }

    private static string? VersionOf(string assembly)
    {
        try
        {
            return AssemblyName.GetAssemblyName(assembly).Version?.ToString();
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
