using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Testing.Hosting;

namespace Lambda.Runtime.Local.Building;

/// <summary>Asks a function's assembly which handlers it has.</summary>
/// <remarks>It is loaded for that from its bytes, so that no file is in use, and without running any of the function's own code.</remarks>
internal static class HandlerNames
{
    /// <returns>The names of each handler, first the one that is shown.</returns>
    /// <exception cref="InvalidOperationException">It has none, or was built with another version of the library.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<IReadOnlyList<string>> Of(string assemblyPath)
    {
        var context = new AssemblyLoadContext("function", isCollectible: true);
        context.Resolving += (_, name) => Beside(assemblyPath, name, context);
        try
        {
            GeneratedHandler[] handlers = GeneratedHandlers.In(Load(context, assemblyPath));
            return [.. handlers.Select(static handler => handler.Names.ToArray())];
        }
        finally
        {
            context.Unload();
        }
    }

    private static Assembly? Beside(string assemblyPath, AssemblyName name, AssemblyLoadContext context)
    {
        string path = Path.Combine(Path.GetDirectoryName(assemblyPath)!, $"{name.Name}.dll");
        return File.Exists(path) ? Load(context, path) : null;
    }

    private static Assembly Load(AssemblyLoadContext context, string path) => context.LoadFromStream(new MemoryStream(File.ReadAllBytes(path)));
}
