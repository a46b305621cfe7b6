using System.Reflection;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Gateways;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Finds the handlers that the source generator added to a function's assembly.</summary>
/// <remarks>Uses reflection, which a function itself never needs: its <c>Main</c> names the class.</remarks>
internal static class GeneratedHandlers
{
    /// <exception cref="InvalidOperationException">The assembly has no handlers; the message says what was expected.</exception>
    public static GeneratedHandler[] Find(Assembly assembly)
    {
        PropertyInfo? property = GeneratedHandlersProperty.Find(assembly);
        return property?.GetValue(null) as GeneratedHandler[] ?? throw new InvalidOperationException(Explain(assembly, property));
    }

    /// <summary>What the function allows to pages of other origins, by <c>[assembly: LambdaCors]</c>; <see langword="null"/> for nothing.</summary>
    public static GatewayCors? FindCors(Assembly assembly) =>
        assembly.GetType($"{GeneratedNames.DescriptionsType}+{GeneratedNames.Router}")?.GetField(GeneratedNames.DescriptionCors, BindingFlags.Static | BindingFlags.NonPublic)
            ?.GetRawConstantValue() is string description
                ? GatewayCors.Parse(description)
                : null;

    private static string Explain(Assembly assembly, PropertyInfo? property)
    {
        string wanted = $"'{GeneratedNames.HandlersType}' with a static property '{GeneratedNames.HandlersProperty}' of type {nameof(GeneratedHandler)}[]";
        string found = property is null
            ? "There is no such property"
            : $"There is one of type {property.PropertyType.AssemblyQualifiedName}, from another version of Lambda.Runtime or null";
        return $"No handlers found: assembly '{assembly.GetName().Name}' was searched for the generated class {wanted}. {found}. "
            + "Pass a type of the function's own project. That project needs a method with [LambdaHandler] and a direct "
            + "PackageReference to Lambda.Runtime, since a source generator does not run for indirect references. "
            + "Both projects need the same version.";
    }
}
