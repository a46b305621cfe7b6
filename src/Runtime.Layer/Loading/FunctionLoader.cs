using System.Reflection;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Layer.Caching;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>Loads the handler: from a precompiled assembly, from the cache, or by compiling it.</summary>
internal static class FunctionLoader
{
    /// <exception cref="RuntimeException">The handler does not exist or does not compile.</exception>
    public static GeneratedHandler Load(HandlerReference reference, FunctionFolder folder)
    {
        var assemblies = new FunctionAssemblies(folder.At(FunctionFolder.FolderOf(reference.File)));
        if (reference.Kind == HandlerKind.Assembly && PrecompiledHandlers.Find(reference, folder, assemblies) is { } precompiled)
            return precompiled;

        var settings = LayerSettings.FromProcess();
        CacheEntry entry = settings.HasCache
            ? FromCache(reference, folder, settings)
            : CompilerProcess.Compile(reference, folder, settings.CompilerLimit);

        using var assembly = new MemoryStream(entry.Assembly, writable: false);
        using var symbols = new MemoryStream(entry.Symbols, writable: false);
        Assembly function = assemblies.LoadFromStream(assembly, symbols);
        return (GeneratedHandler)Activator.CreateInstance(function.GetType(entry.HandlerType, throwOnError: true)!)!;
    }

    private static CacheEntry FromCache(HandlerReference reference, FunctionFolder folder, LayerSettings settings)
    {
        var cache = new CompilationCache(CompilationCache.DefaultPath, static message => LogRecord.Write(FunctionLog.Starting!, "WARN", message));
        ulong key = FunctionInputs.Read(reference, folder).CacheKey();
        if (cache.Find(key) is { } found)
            return found;

        CacheEntry compiled = CompilerProcess.Compile(reference, folder, settings.CompilerLimit);
        cache.Add(key, compiled);
        return compiled;
    }
}
