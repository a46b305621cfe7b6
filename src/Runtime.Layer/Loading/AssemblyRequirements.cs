using System.Reflection;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>Checks what an assembly of the function was built for: .NET, and the version of the package.</summary>
/// <remarks>
/// Generated code in an assembly calls the types of <c>Lambda.Runtime.CompilerServices</c>, which are a binary contract here: the layer has one
/// version of them. docs/layer.md says which versions work together.
/// </remarks>
internal static class AssemblyRequirements
{
    /// <summary>Finds out why the layer cannot run an assembly.</summary>
    /// <returns>For the middle of a sentence after the name of the file; <see langword="null"/> if the layer can run it.</returns>
    public static string? FindProblem(Assembly assembly) => assembly.GetReferencedAssemblies().Select(FindProblem).FirstOrDefault(static problem => problem is not null);

    /// <summary>Whether generated code of one version of the package runs with another version of the library.</summary>
    /// <param name="built">The version that the assembly was built with.</param>
    /// <param name="layer">The version of the layer.</param>
    /// <returns>
    /// True for the same major version, and a minor version that is not newer than that of the layer. Before 1.0, the minor version has to be the same,
    /// and the patch version not newer.
    /// </returns>
    public static bool IsCompatible(Version built, Version layer) =>
        built <= layer && built.Major == layer.Major && (layer.Major > 0 || built.Minor == layer.Minor);

    private static string? FindProblem(AssemblyName referenced)
    {
        Version version = referenced.Version ?? new Version(0, 0, 0);
        Version layer = typeof(LambdaHost).Assembly.GetName().Version!;
        return referenced.Name switch
        {
            "mscorlib" => $"is an assembly for .NET Framework (it refers to mscorlib {version}). Build it for net{Environment.Version.Major}.0 or netstandard2.0.",
            "System.Runtime" when version.Major > Environment.Version.Major =>
                $"is an assembly for .NET {version.Major} (it refers to System.Runtime {version}), and the layer has .NET {Environment.Version}. Build it for net{Environment.Version.Major}.0.",
            "Lambda.Runtime" or "Lambda.Runtime.Events" when !IsCompatible(version, layer) =>
                $"was built with {referenced.Name} {version.ToString(3)}, and the layer has {layer.ToString(3)}. Expected {Expected(layer)}. "
                + (version > layer ? "Update the layer, or build the assembly with that version." : "Build the assembly with that version."),
            _ => null,
        };
    }

    /// <summary>The versions that the layer can run, for a message.</summary>
    internal static string Expected(Version layer) =>
        layer.Major > 0 ? $"{layer.Major}.0.0 to {layer.ToString(3)}"
        : layer.Build > 0 ? $"0.{layer.Minor}.0 to {layer.ToString(3)}"
        : layer.ToString(3);
}
