using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Lambda.Runtime.Build.Descriptions;

/// <summary>Reads the handlers out of the constants that the generator left in a managed assembly.</summary>
internal static class HandlerDescriptionReader
{
    private const string Namespace = "Lambda.Runtime.Generated";
    private const string Class = "LambdaDescriptions";

    /// <summary>In the generator's order; none where it found none.</summary>
    public static IReadOnlyList<HandlerDescription> Read(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var reader = image.GetMetadataReader();
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            if (reader.StringComparer.Equals(type.Name, Class) && reader.StringComparer.Equals(type.Namespace, Namespace))
                return [.. type.GetNestedTypes().Select(nested => Describe(reader, reader.GetTypeDefinition(nested)))];
        }

        return [];
    }

    private static HandlerDescription Describe(MetadataReader reader, TypeDefinition type)
    {
        var constants = type.GetFields().Select(reader.GetFieldDefinition).ToDictionary(
            field => reader.GetString(field.Name),
            field => Value(reader, reader.GetConstant(field.GetDefaultValue())));
        return new HandlerDescription(
            ((string)constants["Names"]!).Split('\n'), (string?)constants["EventType"], (bool)constants["IsStreamed"]!);
    }

    private static object? Value(MetadataReader reader, Constant constant) => reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
}
