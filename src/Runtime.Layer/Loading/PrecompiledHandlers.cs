using System.Reflection;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>Finds handlers in an assembly that was built with the package and contains the generated code.</summary>
internal static class PrecompiledHandlers
{
    /// <summary>Returns the generated handler with that name, and the name; <see langword="null"/> if the assembly does not contain it.</summary>
    /// <exception cref="RuntimeException">The file is not an assembly, or is for another runtime.</exception>
    public static (GeneratedHandler Handler, string Name)? Find(HandlerReference reference, FunctionFolder folder, FunctionAssemblies assemblies)
    {
        Assembly assembly = Load(reference.File, folder.At(reference.File), assemblies);
        if (All(assembly) is not { } handlers)
            return null;
        string own = $"{assembly.GetName().Name}::";
        string dotted = reference.Method.LastIndexOf('.') is var dot and >= 0 ? $"{reference.Method[..dot]}::{reference.Method[(dot + 1)..]}" : reference.Method;
        foreach (GeneratedHandler handler in handlers)
        {
            foreach (string name in handler.Names)
            {
                if (name == reference.Method || name == own + reference.Method || name == own + dotted)
                    return (handler, name);
            }
        }

        return null;
    }

    private static GeneratedHandler[]? All(Assembly assembly) =>
        GeneratedHandlersProperty.Find(assembly)?.GetValue(null) as GeneratedHandler[];

    private static Assembly Load(string file, string path, FunctionAssemblies assemblies)
    {
        Assembly assembly;
        try
        {
            assembly = assemblies.LoadFromAssemblyPath(path);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            string found = !IsAssembly(path) ? "is not a .NET assembly." : $"cannot be loaded here: {e.Message}";
            throw new RuntimeException(
                LayerErrorTypes.InvalidAssembly, $"{file} {found} Expected an assembly for .NET {Environment.Version.Major}, for any processor or this one.");
        }

        return AssemblyRequirements.FindProblem(assembly) is { } problem
            ? throw new RuntimeException(LayerErrorTypes.InvalidAssembly, $"{file} {problem}")
            : assembly;
    }

    private static bool IsAssembly(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path) is not null;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
