using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>
/// Reads from an assembly the members that the compiler does not import because they are not public. A reference assembly, which a build creates for each project,
/// has none of them; the assembly itself has all.
/// </summary>
internal static class MetadataMembers
{
    /// <summary>Whether the assembly contains only public members.</summary>
    public static bool IsReferenceAssembly(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ReferenceAssemblyAttribute");

    /// <summary>Whether a getter is the one that the compiler writes for <c>get;</c>.</summary>
    public static bool IsAuto(IPropertySymbol property) =>
        property.GetMethod?.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute") == true;

    /// <summary>Whether a property whose setter is not imported has one.</summary>
    public static bool HasHiddenSetter(IPropertySymbol property) =>
        ReaderOf(property) is { } reader
        && MetadataTokens.EntityHandle(property.OriginalDefinition.MetadataToken) is { Kind: HandleKind.PropertyDefinition } handle
        && !reader.GetPropertyDefinition((PropertyDefinitionHandle)handle).GetAccessors().Setter.IsNil;

    /// <summary>The members of a class or struct that carry <c>[JsonInclude]</c>, imported or not.</summary>
    public static List<string> Included(INamedTypeSymbol type)
    {
        var names = new List<string>();
        if (ReaderOf(type) is not { } reader || MetadataTokens.EntityHandle(type.OriginalDefinition.MetadataToken) is not { Kind: HandleKind.TypeDefinition } handle)
            return names;
        TypeDefinition definition = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
        foreach (FieldDefinitionHandle field in definition.GetFields())
        {
            if (IsIncluded(reader, reader.GetFieldDefinition(field).GetCustomAttributes()))
                names.Add(reader.GetString(reader.GetFieldDefinition(field).Name));
        }

        foreach (PropertyDefinitionHandle property in definition.GetProperties())
        {
            if (IsIncluded(reader, reader.GetPropertyDefinition(property).GetCustomAttributes()))
                names.Add(reader.GetString(reader.GetPropertyDefinition(property).Name));
        }

        return names;
    }

    private static bool IsIncluded(MetadataReader reader, CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            EntityHandle constructor = reader.GetCustomAttribute(handle).Constructor;
            if (constructor.Kind != HandleKind.MemberReference)
                continue;
            EntityHandle parent = reader.GetMemberReference((MemberReferenceHandle)constructor).Parent;
            if (parent.Kind == HandleKind.TypeReference && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)parent).Name, "JsonIncludeAttribute"))
                return true;
        }

        return false;
    }

    /// <summary>Tokens do not identify their module, so the assembly must have only one.</summary>
    private static MetadataReader? ReaderOf(ISymbol symbol) =>
        symbol.ContainingAssembly?.GetMetadata()?.GetModules() is { Length: 1 } modules ? modules[0].GetMetadataReader() : null;
}
