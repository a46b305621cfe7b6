using System.Reflection;

namespace Lambda.Runtime.Shared;

/// <summary>Finds the handlers of a loaded assembly by reflection.</summary>
/// <remarks>This file is compiled into the projects that load functions. A function itself refers to the class.</remarks>
internal static class GeneratedHandlersProperty
{
    /// <summary>Returns the property with the handlers; <see langword="null"/> if the assembly has none.</summary>
    public static PropertyInfo? Find(Assembly assembly) =>
        assembly.GetType(GeneratedNames.HandlersType)?.GetProperty(GeneratedNames.HandlersProperty, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
}
