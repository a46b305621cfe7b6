namespace Lambda.Runtime.Build.Libraries;

/// <summary>A library in the function: a package, or an assembly without a package.</summary>
/// <param name="Name">The package's id, or the assembly's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Package">The metadata of its package; <see langword="null"/> if it has none.</param>
/// <param name="Files">The package's assemblies and native libraries that are in the function, by name.</param>
internal sealed record Library(string Name, string Version, PackageFacts? Package, IReadOnlyList<LibraryFile> Files);

/// <summary>One assembly or native library.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Version">The assembly's version; <see langword="null"/> for a native library.</param>
internal sealed record LibraryFile(string Name, string? Version);
