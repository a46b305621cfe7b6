using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Turns a type with <c>[JsonDerivedType]</c> into the model of the types that its values may be.</summary>
internal static class JsonPolymorphicParser
{
    public static JsonPolymorphicModel? Parse(JsonGraphParser graph, INamedTypeSymbol type, JsonAttributes attributes, JsonUsage usage)
    {
        string discriminator = Option(attributes.Polymorphic, "TypeDiscriminatorPropertyName") as string ?? "$type";
        var derived = new List<(INamedTypeSymbol Symbol, JsonDerivedModel Model)>();
        foreach (AttributeData attribute in attributes.DerivedTypes)
        {
            var symbol = (INamedTypeSymbol)attribute.ConstructorArguments[0].Value!;
            object? value = attribute.ConstructorArguments.Length > 1 ? attribute.ConstructorArguments[1].Value : null;
            bool isRead = graph.Context.Direction == JsonDirection.Write || (value is not null && !symbol.IsAbstract);
            if (!isRead)
                continue;
            if (Body(graph, symbol, discriminator, usage) is not { } body)
                return null;
            string? text = value as string;
            string? encoded = text is null ? null : JsonNames.Encode(text, graph.Context.Options.IsHtmlSafe);
            derived.Add((symbol, new JsonDerivedModel(TypeNames.Full(symbol), body, text, encoded, value as int?)));
        }

        bool hasBody = graph.Context.Direction == JsonDirection.Write || type is { IsAbstract: false, TypeKind: TypeKind.Class };
        JsonTypeKey? own = null;
        if (hasBody && (own = Body(graph, type, discriminator, usage)) is null)
            return null;
        return new JsonPolymorphicModel(
            new JsonTypeKey(TypeNames.Full(type)),
            TypeNames.Full(type),
            TypeNames.Identifier(type),
            discriminator,
            JsonNames.Encode(discriminator, graph.Context.Options.IsHtmlSafe),
            derived.OrderByDescending(static one => Depth(one.Symbol)).Select(static one => one.Model).ToEquatableArray(),
            own,
            Option(attributes.Polymorphic, "IgnoreUnrecognizedTypeDiscriminators") is true,
            (DerivedFallback)(Option(attributes.Polymorphic, "UnknownDerivedTypeHandling") as int? ?? 0));
    }

    private static JsonTypeKey? Body(JsonGraphParser graph, INamedTypeSymbol type, string discriminator, JsonUsage usage)
    {
        var key = new JsonTypeKey(TypeNames.Full(type)) { Discriminator = discriminator };
        return graph.AddBody(key, () => new JsonObjectParser(graph, type, usage, key, discriminator).Parse()) ? key : null;
    }

    private static int Depth(INamedTypeSymbol type)
    {
        int depth = 0;
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
            depth++;
        return depth;
    }

    private static object? Option(AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
}
