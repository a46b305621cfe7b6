using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Lambda.Runtime.Local;

/// <summary>Loads Lambda.Runtime.dll from the package's <c>lib</c> folder. The package does not have a second copy beside this program.</summary>
internal static class PackagedLibrary
{
    // CA2255: this is a program, and none of its code can run before its library can be found.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
    {
        // <package>/tools/net10.0/Lambda.Runtime.Local.dll, <package>/lib/net10.0/Lambda.Runtime.dll
        string library = Path.GetFullPath($"../../lib/net10.0/{name.Name}.dll", AppContext.BaseDirectory);
        return name.Name == "Lambda.Runtime" && File.Exists(library) ? context.LoadFromAssemblyPath(library) : null;
    };
}
