namespace Lambda.Runtime.Layer;

/// <summary>The files of the layer, in <c>/opt</c>.</summary>
internal static class LayerFolder
{
    private const string ListName = "installed-libraries.txt";

    /// <summary>.NET and the runtime.</summary>
    public static string Root { get; } = AppContext.BaseDirectory;

    /// <summary>The libraries of <c>LambdaLayerPackages</c>, which libraries beside a function replace.</summary>
    public static string Libraries { get; } = Path.Combine(AppContext.BaseDirectory, "libraries");

    /// <summary>The packages in the layer with their versions and hashes, which identify the layer.</summary>
    public static string List => File.Exists(Path.Combine(Root, ListName)) ? File.ReadAllText(Path.Combine(Root, ListName)) : "";

    /// <summary>Returns whether an assembly is always loaded from the layer: those of .NET and the runtime.</summary>
    public static bool IsShared(string name) => File.Exists(Path.Combine(Root, $"{name}.dll"));

    /// <summary>Whether a package is in the layer.</summary>
    public static bool HasPackage(string id) =>
        List.Split('\n').Any(line => line.StartsWith($"{id} ", StringComparison.OrdinalIgnoreCase));
}
