using System.Reflection;
using System.Runtime.Loader;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>
/// The function's own assemblies. .NET and what the runtime is made of come from the layer, so that there is one of each; anything else
/// from beside the function's file, where there is such a file, and else from the layer.
/// </summary>
/// <param name="folder">The folder of the function's file.</param>
internal sealed class FunctionAssemblies(string folder) : AssemblyLoadContext("function")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name || LayerFolder.IsShared(name))
            return null;
        foreach (string place in new[] { folder, LayerFolder.Libraries })
        {
            string path = Path.Combine(place, $"{name}.dll");
            if (File.Exists(path))
                return LoadFromAssemblyPath(path);
        }

        return null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (string name in new[] { unmanagedDllName, $"lib{unmanagedDllName}.so", $"{unmanagedDllName}.so" })
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path))
                return LoadUnmanagedDllFromPath(path);
        }

        return 0;
    }
}
