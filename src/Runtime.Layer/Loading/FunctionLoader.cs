using System.Reflection;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Layer.Caching;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>Loads the handler: from a precompiled assembly, from the cache, or by compiling it.</summary>
internal static class FunctionLoader
{
    /// <returns>The handler, and its name, which <c>_HANDLER</c> has after the file.</returns>
    /// <exception cref="RuntimeException">The handler does not exist or does not compile.</exception>
    public static (GeneratedHandler Handler, string Name) Load(HandlerReference reference, FunctionFolder folder)
    {
        FunctionLog log = FunctionLog.Current!;
        void Warn(string message) => RuntimeLog.Write(log, "WARN", message);
        var assemblies = new FunctionAssemblies(folder.At(FunctionFolder.FolderOf(reference.File)), Warn);
        if (reference.Kind == HandlerKind.Assembly && PrecompiledHandlers.Find(reference, folder, assemblies) is { } precompiled)
            return precompiled;

        var settings = LayerSettings.FromProcess();
        CacheEntry entry = settings.HasCache
            ? FromCache(reference, folder, settings, Warn)
            : CompilerProcess.Compile(reference, folder, settings.CompilerLimit);

        using var assembly = new MemoryStream(entry.Assembly, writable: false);
        using var symbols = new MemoryStream(entry.Symbols, writable: false);
        Assembly function = assemblies.LoadFromStream(assembly, symbols);
        return ((GeneratedHandler)Activator.CreateInstance(function.GetType(entry.HandlerType, throwOnError: true)!)!, entry.Handler);
    }

    private static CacheEntry FromCache(HandlerReference reference, FunctionFolder folder, LayerSettings settings, Action<string> warn)
    {
        var cache = new CompilationCache(CompilationCache.DefaultPath, warn);
        ulong key = FunctionInputs.Read(reference, folder).CacheKey();
        if (cache.Find(key) is { } found)
            return found;

        CacheEntry compiled = CompilerProcess.Compile(reference, folder, settings.CompilerLimit);
        cache.Add(key, compiled);
        return compiled;
    }
}
