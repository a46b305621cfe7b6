using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Json.Warnings;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Turns a type and all types that it reaches into models.</summary>
internal sealed class JsonGraphParser(JsonParsingContext context)
{
    /// <summary>By key; <see langword="null"/> while a type is being parsed, because it may reach itself.</summary>
    private readonly Dictionary<JsonTypeKey, JsonTypeModel?> _models = [];

    private readonly GenericNesting _nesting = new();

    public JsonParsingContext Context => context;

    /// <summary>The models of all types so far, in ordinal order of their keys.</summary>
    public EquatableArray<JsonTypeModel> Models =>
        _models.OrderBy(static pair => pair.Key.ToString(), StringComparer.Ordinal).Select(static pair => pair.Value).OfType<JsonTypeModel>().ToEquatableArray();

    /// <summary>Parses the type of an event or a result.</summary>
    /// <returns><see langword="null"/> if an error was reported.</returns>
    public JsonValueModel? Parse(ITypeSymbol type, string path, Location location) =>
        Parse(type, new JsonUsage(path, location, context.Options.NumberHandling));

    /// <summary>Parses the type of a value.</summary>
    /// <returns><see langword="null"/> if an error was reported.</returns>
    public JsonValueModel? Parse(ITypeSymbol type, JsonUsage place)
    {
        if (UnknownTypes.In(type) is { } unknown)
        {
            context.Report(UnknownTypes.ReportType(place.Location, $"'{place.Path}'", type, unknown));
            return null;
        }

        if (_nesting.HasEnded || IsRefused(type, place, _nesting.Check(type)))
            return null;

        string name = TypeNames.Full(type);
        JsonAttributes? said = place.Converter is null && type is INamedTypeSymbol named ? new JsonAttributes(named) : null;
        INamedTypeSymbol? converter = place.Converter ?? said?.Converter;
        if (context.Options.IsCovered(type))
            return Target(type, JsonConverterRules.ContextModel(type, context.Options));

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && !(converter is not null && JsonConverterRules.Converts(converter, type)))
        {
            JsonValueModel? inner = Parse(nullable.TypeArguments[0], place);
            return inner is null ? null : inner with { Type = name, IsNullable = true };
        }

        if (said?.Unknown is { } argument)
        {
            context.Report(UnknownTypes.ReportArgument(place.Location, $"'{TypeNames.Display(type)}', the type of '{place.Path}',", argument));
            return null;
        }

        if (converter is not null && JsonConverterRules.IsEnumForm(converter) is var isText && (isText is null || type.TypeKind != TypeKind.Enum))
        {
            if (JsonConverterRules.Model(converter, type, context.Known, context.Options) is { } model)
                return Target(type, model);
            context.Report(JsonDiagnostics.BadConverter, place.Location, place.Path, TypeNames.Display(converter), TypeNames.Display(type));
            return null;
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            if (!IsUnderstood(enumeration, place) || HasUnknownName(enumeration, place))
                return null;
            isText = converter is null ? false : JsonConverterRules.IsEnumForm(converter);
            EnumWarnings.Report(context, enumeration, place, isText == true);
            return ParseEnum(enumeration, isText == true);
        }

        ForeignTypes.Check(context, type, place);
        if (JsonScalars.Find(type) is { } scalar)
        {
            int? numbers = scalar.IsNumber() && place.NumberHandling != JsonOptions.AllowReadingFromString ? place.NumberHandling : null;
            return new JsonValueModel(name, IsNullable: false, type.IsReferenceType, scalar, numbers);
        }

        JsonTypeKey key = KeyOf(type, place);
        if (!_models.ContainsKey(key))
        {
            if (IsRefused(type, place, _nesting.Count(type)))
                return null;
            _models.Add(key, null);
            if (ParseTarget(type, key, place with { Converter = null }) is not { } model)
                return null;
            _models[key] = model;
        }

        return Target(type, key);
    }

    /// <summary>Parses the type of an existing value that is populated. <see cref="JsonPopulateRules"/> allows it.</summary>
    /// <returns>The key of the model; <see langword="null"/> if an error was reported.</returns>
    public JsonTypeKey? ParsePopulated(ITypeSymbol type, JsonUsage place)
    {
        if (_nesting.HasEnded || IsRefused(type, place, _nesting.Check(type)))
            return null;

        var own = (INamedTypeSymbol)(type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type);
        JsonTypeKey key = KeyOf(own, place) with { IsPopulated = true };
        if (_models.ContainsKey(key))
            return key;
        _models.Add(key, null);
        ITypeSymbol? element = JsonCollections.Find(own, "IEnumerable")?.TypeArguments[0];
        JsonTypeModel? body = JsonCollections.Find(own, "IDictionary") is { } entries ? ParseDictionary(own, key, entries, place) is { } dictionary ? dictionary with { Kind = DictionaryKind.None } : null
            : element is null ? new JsonObjectParser(this, own, place, key, isPopulated: true).Parse()
            : ParseList(own, key, element, place) is { } list ? list with { Kind = CollectionKind.None, AddMethod = JsonCollections.AddMethodOf(own)!.Value }
            : null;
        if (body is null)
            return null;
        bool mayBeReadOnly = element is not null && JsonCollections.MayBeReadOnly(own);
        string name = body.Name + "Filled";
        _models[key] = new JsonPopulateModel(key, body.Type, name, body.IsReference, body.WithName(name), mayBeReadOnly);
        return key;
    }

    /// <summary>Parses the members of a type, unless they are parsed already.</summary>
    /// <returns>False if an error was reported.</returns>
    public bool AddBody(JsonTypeKey key, Func<JsonObjectModel?> parse)
    {
        if (_models.ContainsKey(key))
            return true;
        _models.Add(key, null);
        if (parse() is not { } model)
            return false;
        _models[key] = model;
        return true;
    }

    /// <summary>The handling of numbers applies to the elements of a collection, so it is part of the collection's key.</summary>
    private JsonTypeKey KeyOf(ITypeSymbol type, JsonUsage place)
    {
        bool hasNumbers = JsonCollections.Find(type, "IEnumerable") is not null && place.NumberHandling != context.Options.NumberHandling;
        return new JsonTypeKey(TypeNames.Full(type)) { NumberHandling = hasNumbers ? place.NumberHandling : null };
    }

    private JsonValueModel ParseEnum(INamedTypeSymbol type, bool isText) => Target(type, JsonEnumParser.Parse(type, isText));

    private JsonValueModel Target(ITypeSymbol type, JsonTypeModel model)
    {
        _models[model.Key] = model;
        return Target(type, model.Key);
    }

    private static JsonValueModel Target(ITypeSymbol type, JsonTypeKey key) =>
        new(TypeNames.Full(type), IsNullable: false, type.IsReferenceType, Target: key);

    private JsonTypeModel? ParseTarget(ITypeSymbol type, JsonTypeKey key, JsonUsage place)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } declared
            && new JsonAttributes(declared) is { DerivedTypes.Count: > 0 } polymorphic)
        {
            return JsonPolymorphicParser.Parse(this, declared, polymorphic, place);
        }

        if (JsonSupport.WhyUnsupported(type, context.Direction, context.Known) is { } reason)
            return Unsupported(type, place, reason);

        if (JsonCollections.Find(type, "IEnumerable") is not null && type is INamedTypeSymbol collection && !IsUnderstood(collection, place))
            return null;
        INamedTypeSymbol? entries = JsonCollections.Find(type, "IDictionary") ?? JsonCollections.Find(type, "IReadOnlyDictionary");
        if (type is INamedTypeSymbol own && JsonCollections.Find(type, "IEnumerable") is not null)
            CollectionWarnings.Report(context, own, place, entries is not null);
        if (entries is not null)
            return ParseDictionary(type, key, entries, place);

        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : JsonCollections.Find(type, "IEnumerable")?.TypeArguments[0];
        return element is null ? new JsonObjectParser(this, (INamedTypeSymbol)type, place).Parse() : ParseList(type, key, element, place);
    }

    /// <summary>Whether the attributes of an enum or collection are supported. <see cref="JsonObjectRules"/> checks those of an object.</summary>
    private bool IsUnderstood(INamedTypeSymbol type, JsonUsage place)
    {
        var said = new JsonAttributes(type);
        if (said.Unsupported is not null)
            context.Report(JsonDiagnostics.UnsupportedAttribute, place.Location, place.Path, said.Unsupported);
        if (said.IsPopulated is not null)
        {
            context.Report(
                JsonDiagnostics.Contradiction,
                place.Location,
                place.Path,
                $"is of type '{TypeNames.Display(type)}', which carries [JsonObjectCreationHandling], but as a collection has no members to say it of",
                "remove it, and say it of the members that hold the collection");
        }

        return said.Unsupported is null && said.IsPopulated is null;
    }

    /// <summary>Whether the name of an enum value does not exist yet, which is reported.</summary>
    private bool HasUnknownName(INamedTypeSymbol type, JsonUsage place)
    {
        foreach (ISymbol field in type.GetMembers())
        {
            if (field is IFieldSymbol && new JsonAttributes(field).Unknown is { } argument)
            {
                context.Report(UnknownTypes.ReportArgument(place.Location, $"'{TypeNames.Display(type)}.{field.Name}', a value of '{place.Path}',", argument));
                return true;
            }
        }

        return false;
    }

    /// <summary>Reports the reason against a type, if there is one.</summary>
    private bool IsRefused(ITypeSymbol type, JsonUsage place, string? reason)
    {
        if (reason is null)
            return false;

        // The name with all type arguments would be pages long.
        Unsupported(type is IArrayTypeSymbol ? type : type.OriginalDefinition, place, reason);
        return true;
    }

    private JsonListModel? ParseList(ITypeSymbol type, JsonTypeKey key, ITypeSymbol element, JsonUsage place)
    {
        (CollectionKind Kind, AddMethod Add)? form =
            context.Direction == JsonDirection.Read ? JsonCollections.FormOfList(type) : (CollectionKind.None, AddMethod.Add);
        if (form is null)
        {
            Unsupported(type, place, "it is not known how to create it from its elements");
            return null;
        }

        return Parse(element, ElementPlace(element, place)) is { } value
            ? new JsonListModel(key, TypeNames.Full(type), TypeNames.Identifier(type), type.IsReferenceType, value, form.Value.Kind, form.Value.Add)
            : null;
    }

    private JsonDictionaryModel? ParseDictionary(ITypeSymbol type, JsonTypeKey key, INamedTypeSymbol entries, JsonUsage place)
    {
        ITypeSymbol keyType = entries.TypeArguments[0];
        ITypeSymbol valueType = entries.TypeArguments[1];
        DictionaryKind? kind = context.Direction == JsonDirection.Read ? JsonCollections.FormOfDictionary(type) : DictionaryKind.None;
        if (kind is null)
        {
            Unsupported(type, place, "it is not known how to create it from its entries");
            return null;
        }

        if (keyType is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration && HasUnknownName(enumeration, place))
            return null;
        JsonValueModel? entryKey = ParseKey(keyType, place);
        if (entryKey is null)
        {
            Unsupported(type, place, $"a key of type '{TypeNames.Display(keyType)}' cannot be a name in JSON; {JsonKeys.Supported}");
            return null;
        }

        return Parse(valueType, ElementPlace(valueType, place)) is { } value
            ? new JsonDictionaryModel(key, TypeNames.Full(type), TypeNames.Identifier(type), type.IsReferenceType, entryKey, value, kind.Value)
            : null;
    }

    /// <summary>The handling of numbers applies to the numbers in a collection, but not to those in nested collections.</summary>
    private JsonUsage ElementPlace(ITypeSymbol element, JsonUsage place)
    {
        ITypeSymbol type = element is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : element;
        bool isNumber = JsonScalars.IsNumber(type);
        return place with { Path = place.Path + "[]", NumberHandling = isNumber ? place.NumberHandling : context.Options.NumberHandling };
    }

    private JsonValueModel? ParseKey(ITypeSymbol type, JsonUsage place)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            // A converter of the user would convert names too.
            bool isNamed = new JsonAttributes(enumeration).Converter is not { } converter || JsonConverterRules.IsEnumForm(converter) is not null;
            if (!isNamed)
                return null;
            EnumWarnings.Report(context, enumeration, place, isText: true);
            return ParseEnum(enumeration, isText: true);
        }

        return JsonKeys.Find(type) is { } scalar ? new JsonValueModel(TypeNames.Full(type), IsNullable: false, type.IsReferenceType, scalar) : null;
    }

    private JsonTypeModel? Unsupported(ITypeSymbol type, JsonUsage place, string reason)
    {
        context.ReportUnsupported(type, place.Path, place.Location, reason);
        return null;
    }
}
