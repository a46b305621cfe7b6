namespace Lambda.Runtime.Build.Libraries;

/// <summary>Something that is in the function: a package, or an assembly of none.</summary>
/// <param name="Name">The package's id, or the assembly's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Package">What its package says of itself; <see langword="null"/> for an assembly of none.</param>
/// <param name="Files">The package's assemblies and native libraries that are in the function, by name.</param>
internal sealed record Library(string Name, string Version, PackageFacts? Package, IReadOnlyList<LibraryFile> Files);

/// <summary>One assembly or native library.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Version">The assembly's version; <see langword="null"/> for a native library.</param>
internal sealed record LibraryFile(string Name, string? Version);
