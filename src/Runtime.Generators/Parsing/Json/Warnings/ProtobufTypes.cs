using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Recognizes the classes of the Protocol Buffers compiler: their repeated fields are properties without a setter.</summary>
internal static class ProtobufTypes
{
    /// <summary>A message.</summary>
    public static bool IsMessage(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static i => i is { Name: "IMessage", ContainingNamespace: { Name: "Protobuf", ContainingNamespace.Name: "Google" } });

    /// <summary>The C# type of a repeated field or a map.</summary>
    public static bool IsCollection(ITypeSymbol type) =>
        type is
        {
            Name: "RepeatedField" or "MapField",
            ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "Protobuf", ContainingNamespace.Name: "Google" } },
        };
}
