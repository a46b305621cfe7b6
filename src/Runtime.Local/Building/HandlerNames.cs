using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Local.Building;

/// <summary>Reads the names of the handlers from a function's assembly.</summary>
/// <remarks>The assembly is loaded from its bytes, so that no file is in use. None of the function's code runs.</remarks>
internal static class HandlerNames
{
    /// <returns>The names of each handler; the first name is displayed.</returns>
    /// <exception cref="InvalidOperationException">The assembly has no handlers, or was built with another version of the library.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<IReadOnlyList<string>> Read(string assemblyPath)
    {
        var context = new AssemblyLoadContext("function", isCollectible: true);
        context.Resolving += (_, name) => LoadFromSameFolder(assemblyPath, name, context);
        try
        {
            GeneratedHandler[] handlers = GeneratedHandlers.Find(Load(context, assemblyPath));
            return [.. handlers.Select(static handler => handler.Names.ToArray())];
        }
        finally
        {
            context.Unload();
        }
    }

    private static Assembly? LoadFromSameFolder(string assemblyPath, AssemblyName name, AssemblyLoadContext context)
    {
        string path = Path.Combine(Path.GetDirectoryName(assemblyPath)!, $"{name.Name}.dll");
        return File.Exists(path) ? Load(context, path) : null;
    }

    private static Assembly Load(AssemblyLoadContext context, string path) => context.LoadFromStream(new MemoryStream(File.ReadAllBytes(path)));
}
