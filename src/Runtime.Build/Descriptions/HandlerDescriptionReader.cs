using System.Reflection.Metadata;

namespace Lambda.Runtime.Build.Descriptions;

/// <summary>Reads the descriptions of handlers from the constants that the generator wrote to a managed assembly.</summary>
internal static class HandlerDescriptionReader
{
    /// <summary>Returns the descriptions in the generator's order; empty if the assembly has no handlers.</summary>
    /// <exception cref="BadImageFormatException">The file is not an assembly.</exception>
    public static IReadOnlyList<HandlerDescription> Read(string assembly)
    {
        using var generated = GeneratedAssembly.Open(assembly);
        MetadataReader metadata = generated.Metadata;
        return generated.Find(GeneratedNames.Descriptions) is { } type
            ? [.. type.GetNestedTypes().Select(nested => Describe(metadata, metadata.GetTypeDefinition(nested)))]
            : [];
    }

    private static HandlerDescription Describe(MetadataReader metadata, TypeDefinition type)
    {
        var constants = type.GetFields().Select(metadata.GetFieldDefinition).ToDictionary(
            field => metadata.GetString(field.Name),
            field => Value(metadata, metadata.GetConstant(field.GetDefaultValue())));
        return new HandlerDescription(
            ((string)constants[GeneratedNames.DescriptionNames]!).Split('\n'),
            (string?)constants[GeneratedNames.DescriptionEventType],
            (bool)constants[GeneratedNames.DescriptionIsStreamed]!,
            (string?)constants[GeneratedNames.DescriptionSource],
            (string?)constants[GeneratedNames.DescriptionSourceName])
        {
            PayloadType = (string?)constants[GeneratedNames.DescriptionPayloadType],
            Payload = (string?)constants[GeneratedNames.DescriptionPayload],
            Cors = constants.TryGetValue(GeneratedNames.DescriptionCors, out object? cors) ? CorsDescription.Parse((string)cors!) : null,
            Compresses = constants.ContainsKey(GeneratedNames.DescriptionCompresses),
            Routes = constants.TryGetValue(GeneratedNames.DescriptionRoutes, out object? routes) ? ((string)routes!).Split('\n') : [],
        };
    }

    private static object? Value(MetadataReader metadata, Constant constant) => metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
}
