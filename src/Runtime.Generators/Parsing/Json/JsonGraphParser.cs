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

    private JsonCollectionParser Collections => new(this);

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
            if (!IsUnderstood(enumeration, place) || JsonEnumParser.HasUnknownName(context, enumeration, place))
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
        JsonTypeModel? body = JsonCollections.Find(own, "IDictionary") is { } entries ? Collections.ParseDictionary(own, key, entries, place) is { } dictionary ? dictionary with { Kind = DictionaryKind.None } : null
            : element is null ? new JsonObjectParser(this, own, place, key, isPopulated: true).Parse()
            : Collections.ParseList(own, key, element, place) is { } list ? list with { Kind = CollectionKind.None, AddMethod = JsonCollections.AddMethodOf(own)!.Value }
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

    public JsonValueModel ParseEnum(INamedTypeSymbol type, bool isText) => Target(type, JsonEnumParser.Parse(type, isText));

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
            return Collections.ParseDictionary(type, key, entries, place);

        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : JsonCollections.Find(type, "IEnumerable")?.TypeArguments[0];
        return element is null ? new JsonObjectParser(this, (INamedTypeSymbol)type, place).Parse() : Collections.ParseList(type, key, element, place);
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

    /// <summary>Reports the reason against a type, if there is one.</summary>
    private bool IsRefused(ITypeSymbol type, JsonUsage place, string? reason)
    {
        if (reason is null)
            return false;

        // The name with all type arguments would be pages long.
        Unsupported(type is IArrayTypeSymbol ? type : type.OriginalDefinition, place, reason);
        return true;
    }

    private JsonTypeModel? Unsupported(ITypeSymbol type, JsonUsage place, string reason)
    {
        context.ReportUnsupported(type, place.Path, place.Location, reason);
        return null;
    }
}
