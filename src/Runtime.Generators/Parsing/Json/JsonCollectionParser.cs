using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Json.Warnings;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Turns arrays, collections and dictionaries into models.</summary>
internal sealed class JsonCollectionParser(JsonGraphParser graph)
{
    private JsonParsingContext Context => graph.Context;

    /// <returns><see langword="null"/> if an error was reported.</returns>
    public JsonListModel? ParseList(ITypeSymbol type, JsonTypeKey key, ITypeSymbol element, JsonUsage usage)
    {
        (CollectionKind Kind, AddMethod Add)? form =
            Context.Direction == JsonDirection.Read ? JsonCollections.FormOfList(type) : (CollectionKind.None, AddMethod.Add);
        if (form is null)
        {
            Context.ReportUnsupported(type, usage.Path, usage.Location, "it is not known how to create it from its elements");
            return null;
        }

        return graph.Parse(element, ElementUsage(element, usage)) is { } value
            ? new JsonListModel(key, TypeNames.Full(type), TypeNames.Identifier(type), type.IsReferenceType, InList(type, element, value), form.Value.Kind, form.Value.Add)
            : null;
    }

    /// <returns><see langword="null"/> if an error was reported.</returns>
    public JsonDictionaryModel? ParseDictionary(ITypeSymbol type, JsonTypeKey key, INamedTypeSymbol entries, JsonUsage usage)
    {
        ITypeSymbol keyType = entries.TypeArguments[0];
        ITypeSymbol valueType = entries.TypeArguments[1];
        DictionaryKind? kind = Context.Direction == JsonDirection.Read ? JsonCollections.FormOfDictionary(type) : DictionaryKind.None;
        if (kind is null)
        {
            Context.ReportUnsupported(type, usage.Path, usage.Location, "it is not known how to create it from its entries");
            return null;
        }

        if (keyType is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration && JsonEnumParser.HasUnknownName(Context, enumeration, usage))
            return null;
        JsonValueModel? entryKey = ParseKey(keyType, usage);
        if (entryKey is null)
        {
            Context.ReportUnsupported(type, usage.Path, usage.Location, $"a key of type '{TypeNames.Display(keyType)}' cannot be a name in JSON; {JsonKeys.Supported}");
            return null;
        }

        return graph.Parse(valueType, ElementUsage(valueType, usage)) is { } value
            ? new JsonDictionaryModel(key, TypeNames.Full(type), TypeNames.Identifier(type), type.IsReferenceType, entryKey, value, kind.Value)
            : null;
    }

    /// <summary>Strings, numbers and bytes of a DynamoDB item may be in a set instead of a list.</summary>
    private JsonValueModel InList(ITypeSymbol type, ITypeSymbol element, JsonValueModel value)
    {
        if (value.Attribute is not (AttributeTypes.S or AttributeTypes.N or AttributeTypes.B))
            return value;
        return Context.Direction == JsonDirection.Write && DynamoDbAttributes.SetOf(type, element) is not null
            ? value with { Attribute = null }
            : value with { MayBeInSet = true };
    }

    /// <summary>The handling of numbers applies to numbers and formatted values in a collection, but not to those in nested collections.</summary>
    private JsonUsage ElementUsage(ITypeSymbol element, JsonUsage usage)
    {
        ITypeSymbol type = element is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : element;
        bool keepsHandling = JsonScalars.IsNumber(type) || usage.Format is not null;
        return usage with { Path = usage.Path + "[]", NumberHandling = keepsHandling ? usage.NumberHandling : Context.Options.NumberHandling };
    }

    private JsonValueModel? ParseKey(ITypeSymbol type, JsonUsage usage)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            // A converter of the user would convert names too.
            bool isNamed = new JsonAttributes(enumeration).Converter is not { } converter || JsonConverterRules.IsEnumForm(converter) is not null;
            if (!isNamed)
                return null;
            EnumWarnings.Report(Context, enumeration, usage, isText: true);
            return graph.ParseEnum(enumeration, isText: true);
        }

        return JsonKeys.Find(type) is { } scalar ? new JsonValueModel(TypeNames.Full(type), IsNullable: false, type.IsReferenceType, scalar) : null;
    }
}
