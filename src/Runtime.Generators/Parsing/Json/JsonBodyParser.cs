using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Json.Warnings;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Parses the content of a type: derived types, entries, elements or members.</summary>
internal sealed class JsonBodyParser(JsonGraphParser graph)
{
    private readonly JsonCollectionParser _collections = new(graph);

    private JsonParsingContext Context => graph.Context;

    /// <summary>Parses the content of a new value.</summary>
    /// <returns><see langword="null"/> if an error was reported.</returns>
    public JsonTypeModel? Parse(ITypeSymbol type, JsonTypeKey key, JsonUsage usage)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } declared
            && new JsonAttributes(declared) is { DerivedTypes.Count: > 0 } polymorphic)
        {
            return JsonPolymorphicParser.Parse(graph, declared, polymorphic, usage);
        }

        if (JsonSupport.WhyUnsupported(type, Context.Direction, Context.Known) is { } reason)
        {
            Context.ReportUnsupported(type, usage.Path, usage.Location, reason);
            return null;
        }

        INamedTypeSymbol? sequence = JsonCollections.Find(type, "IEnumerable");
        INamedTypeSymbol? entries = JsonCollections.Find(type, "IDictionary") ?? JsonCollections.Find(type, "IReadOnlyDictionary");
        if (sequence is not null && type is INamedTypeSymbol collection)
        {
            if (!HasSupportedAttributes(collection, usage))
                return null;
            CollectionWarnings.Report(Context, collection, usage, entries is not null);
        }

        if (entries is not null)
            return _collections.ParseDictionary(type, key, entries, usage);
        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : sequence?.TypeArguments[0];
        return element is null ? new JsonObjectParser(graph, (INamedTypeSymbol)type, usage, key).Parse() : _collections.ParseList(type, key, element, usage);
    }

    /// <summary>Parses the content that is read into an existing value.</summary>
    /// <returns><see langword="null"/> if an error was reported.</returns>
    public JsonTypeModel? ParsePopulated(INamedTypeSymbol type, JsonTypeKey key, JsonUsage usage)
    {
        if (JsonCollections.Find(type, "IDictionary") is { } entries)
            return _collections.ParseDictionary(type, key, entries, usage) is { } dictionary ? dictionary with { Kind = DictionaryKind.None } : null;
        if (JsonCollections.Find(type, "IEnumerable")?.TypeArguments[0] is not { } element)
            return new JsonObjectParser(graph, type, usage, key, isPopulated: true).Parse();
        return _collections.ParseList(type, key, element, usage) is { } list
            ? list with { Kind = CollectionKind.None, AddMethod = JsonCollections.AddMethodOf(type)!.Value }
            : null;
    }

    /// <summary>Whether the attributes of an enum or collection are supported. <see cref="JsonObjectRules"/> checks those of an object.</summary>
    public bool HasSupportedAttributes(INamedTypeSymbol type, JsonUsage usage)
    {
        var attributes = new JsonAttributes(type);
        if (attributes.Unsupported is not null)
            Context.Report(JsonDiagnostics.UnsupportedAttribute, usage.Location, usage.Path, attributes.Unsupported);
        if (attributes.IsPopulated is not null)
        {
            Context.Report(
                JsonDiagnostics.Contradiction,
                usage.Location,
                usage.Path,
                $"is of type '{TypeNames.Display(type)}', which carries [JsonObjectCreationHandling], but is a collection and has no members",
                "remove it, and put it on the members that contain the collection");
        }

        return attributes.Unsupported is null && attributes.IsPopulated is null;
    }
}
