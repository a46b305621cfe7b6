using System.Reflection;
using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>From what <c>_HANDLER</c> means to the handler: emitted in an assembly, compiled before, or compiled now.</summary>
internal static class FunctionLoader
{
    /// <exception cref="RuntimeException">There is no such handler, or it does not compile.</exception>
    public static GeneratedHandler Load(HandlerReference reference, FunctionFolder folder)
    {
        var assemblies = new FunctionAssemblies(folder.At(FunctionFolder.FolderOf(reference.File)));
        if (reference.Kind == HandlerKind.Assembly && AssemblyHandlers.Find(reference, folder, assemblies) is { } emitted)
            return emitted;

        FunctionInputs inputs = FunctionInputs.Of(reference, folder);
        string name = inputs.CacheName();
        CacheEntry? entry = CompilationCache.Find(name);
        if (entry is null)
        {
            entry = CompilerProcess.Compile(reference, folder);
            CompilationCache.Add(name, entry);
        }

        using var assembly = new MemoryStream(entry.Assembly, writable: false);
        using var symbols = new MemoryStream(entry.Symbols, writable: false);
        Assembly function = assemblies.LoadFromStream(assembly, symbols);
        return (GeneratedHandler)Activator.CreateInstance(function.GetType(entry.HandlerType, throwOnError: true)!)!;
    }
}
