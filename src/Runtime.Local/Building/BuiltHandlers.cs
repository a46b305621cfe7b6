using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Local.Building;

/// <summary>Reads the handlers from a function's assembly.</summary>
/// <remarks>The assembly is loaded from its bytes, so that no file is in use. None of the function's code runs.</remarks>
internal static class BuiltHandlers
{
    private const BindingFlags Generated = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <exception cref="InvalidOperationException">The assembly has no handlers, or was built with another version of the library.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<BuiltHandler> Read(string assemblyPath)
    {
        var context = new AssemblyLoadContext("function", isCollectible: true);
        context.Resolving += (_, name) => LoadFromSameFolder(assemblyPath, name, context);
        try
        {
            Assembly assembly = Load(context, assemblyPath);
            return Describe(GeneratedHandlers.Find(assembly), assembly);
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>Describes the handlers of a loaded assembly.</summary>
    public static IReadOnlyList<BuiltHandler> Describe(GeneratedHandler[] handlers, Assembly assembly)
    {
        Type[] descriptions = assembly.GetType(GeneratedNames.DescriptionsType)?.GetNestedTypes(Generated) ?? [];
        return [.. handlers.Select(handler => Describe(handler.Names.ToArray(), descriptions) with { IsListed = handler.IsListed })];
    }

    private static BuiltHandler Describe(string[] names, Type[] descriptions)
    {
        string joined = string.Join('\n', names);
        Type? description = descriptions.FirstOrDefault(one => Constant(one, GeneratedNames.DescriptionNames) == joined);
        return description is null ? new BuiltHandler(names, EventType: null) : new BuiltHandler(names, Constant(description, GeneratedNames.DescriptionEventType))
        {
            Source = Constant(description, GeneratedNames.DescriptionSource),
            SourceName = Constant(description, GeneratedNames.DescriptionSourceName),
            PayloadType = Constant(description, GeneratedNames.DescriptionPayloadType),
            Payload = Constant(description, GeneratedNames.DescriptionPayload),
            Cors = Constant(description, GeneratedNames.DescriptionCors),
            Routes = Constant(description, GeneratedNames.DescriptionRoutes)?.Split('\n') ?? [],
        };
    }

    private static string? Constant(Type description, string name) => (string?)description.GetField(name, Generated)?.GetRawConstantValue();

    private static Assembly? LoadFromSameFolder(string assemblyPath, AssemblyName name, AssemblyLoadContext context)
    {
        string path = Path.Combine(Path.GetDirectoryName(assemblyPath)!, $"{name.Name}.dll");
        return File.Exists(path) ? Load(context, path) : null;
    }

    private static Assembly Load(AssemblyLoadContext context, string path) => context.LoadFromStream(new MemoryStream(File.ReadAllBytes(path)));
}
