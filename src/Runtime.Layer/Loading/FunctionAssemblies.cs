using System.Reflection;
using System.Runtime.Loader;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>
/// Loads the function's assemblies. Those of .NET and the runtime are always the layer's. Others are loaded from the folder of the function's
/// file, or from the layer if they are not there.
/// </summary>
/// <param name="folder">The folder of the function's file.</param>
/// <param name="warn">Receives warnings, on any thread.</param>
internal sealed class FunctionAssemblies(string folder, Action<string> warn) : AssemblyLoadContext("function")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name || LayerFolder.IsShared(name))
            return null;
        foreach (string place in new[] { folder, LayerFolder.Libraries })
        {
            string path = Path.Combine(place, $"{name}.dll");
            if (!File.Exists(path))
                continue;
            Assembly assembly = LoadFromAssemblyPath(path);

            // Not an error: the function may not use what does not fit, and the assembly is loaded already.
            if (AssemblyRequirements.FindProblem(assembly) is { } problem)
                warn($"{name}.dll {problem}");
            return assembly;
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
