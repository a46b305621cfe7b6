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
    /// <summary>The models by their keys. The value is <see langword="null"/> while a type is parsed, because it may reach itself, and after an error.</summary>
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
    public JsonValueModel? Parse(ITypeSymbol type, JsonUsage usage)
    {
        if (UnknownTypes.In(type) is { } unknown)
        {
            context.Report(UnknownTypes.ReportType(usage.Location, $"'{usage.Path}'", type, unknown));
            return null;
        }

        if (_nesting.HasEnded || ReportIfUnsupported(type, usage, _nesting.Check(type)))
            return null;

        string name = TypeNames.Full(type);
        JsonAttributes? attributes = usage.Converter is null && type is INamedTypeSymbol named ? new JsonAttributes(named) : null;
        INamedTypeSymbol? converter = usage.Converter ?? attributes?.Converter;
        if (context.Options.IsCovered(type))
            return Target(type, JsonConverterRules.ContextModel(type, context.Options));

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && !(converter is not null && JsonConverterRules.Converts(converter, type)))
        {
            JsonValueModel? inner = Parse(nullable.TypeArguments[0], usage);
            return inner is null ? null : inner with { Type = name, IsNullable = true };
        }

        if (attributes?.Unknown is { } argument)
        {
            context.Report(UnknownTypes.ReportArgument(usage.Location, $"'{TypeNames.Display(type)}', the type of '{usage.Path}',", argument));
            return null;
        }

        if (converter is not null && JsonConverterRules.IsEnumForm(converter) is var isText && (isText is null || type.TypeKind != TypeKind.Enum))
        {
            if (JsonConverterRules.Model(converter, type, context.Known, context.Options) is { } model)
                return Target(type, model);
            context.Report(JsonDiagnostics.BadConverter, usage.Location, usage.Path, TypeNames.Display(converter), TypeNames.Display(type));
            return null;
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            if (!HasSupportedAttributes(enumeration, usage) || JsonEnumParser.HasUnknownName(context, enumeration, usage))
                return null;
            isText = converter is null ? false : JsonConverterRules.IsEnumForm(converter);
            EnumWarnings.Report(context, enumeration, usage, isText == true);
            return ParseEnum(enumeration, isText == true);
        }

        ForeignTypes.Check(context, type, usage);
        if (JsonScalars.Find(type) is { } scalar)
        {
            int? numbers = scalar.IsNumber() && usage.NumberHandling != JsonOptions.AllowReadingFromString ? usage.NumberHandling : null;
            return new JsonValueModel(name, IsNullable: false, type.IsReferenceType, scalar, numbers);
        }

        JsonTypeKey key = KeyOf(type, usage);
        if (!_models.ContainsKey(key))
        {
            if (ReportIfUnsupported(type, usage, _nesting.Count(type)))
                return null;
            _models.Add(key, null);
            if (ParseTarget(type, key, usage with { Converter = null }) is not { } model)
                return null;
            _models[key] = model;
        }

        return Target(type, key);
    }

    /// <summary>Parses the type of an existing value that is populated. <see cref="JsonPopulateRules"/> allows it.</summary>
    /// <returns>The key of the model; <see langword="null"/> if an error was reported.</returns>
    public JsonTypeKey? ParsePopulated(ITypeSymbol type, JsonUsage usage)
    {
        if (_nesting.HasEnded || ReportIfUnsupported(type, usage, _nesting.Check(type)))
            return null;

        var underlying = (INamedTypeSymbol)(type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type);
        JsonTypeKey key = KeyOf(underlying, usage) with { IsPopulated = true };
        if (_models.ContainsKey(key))
            return key;
        _models.Add(key, null);
        ITypeSymbol? element = JsonCollections.Find(underlying, "IEnumerable")?.TypeArguments[0];
        JsonTypeModel? body = JsonCollections.Find(underlying, "IDictionary") is { } entries ? Collections.ParseDictionary(underlying, key, entries, usage) is { } dictionary ? dictionary with { Kind = DictionaryKind.None } : null
            : element is null ? new JsonObjectParser(this, underlying, usage, key, isPopulated: true).Parse()
            : Collections.ParseList(underlying, key, element, usage) is { } list ? list with { Kind = CollectionKind.None, AddMethod = JsonCollections.AddMethodOf(underlying)!.Value }
            : null;
        if (body is null)
            return null;
        bool mayBeReadOnly = element is not null && JsonCollections.MayBeReadOnly(underlying);
        string name = "Existing" + body.Name;
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
    private JsonTypeKey KeyOf(ITypeSymbol type, JsonUsage usage)
    {
        bool hasNumbers = JsonCollections.Find(type, "IEnumerable") is not null && usage.NumberHandling != context.Options.NumberHandling;
        return new JsonTypeKey(TypeNames.Full(type)) { NumberHandling = hasNumbers ? usage.NumberHandling : null };
    }

    public JsonValueModel ParseEnum(INamedTypeSymbol type, bool isText) => Target(type, JsonEnumParser.Parse(type, isText));

    private JsonValueModel Target(ITypeSymbol type, JsonTypeModel model)
    {
        _models[model.Key] = model;
        return Target(type, model.Key);
    }

    private static JsonValueModel Target(ITypeSymbol type, JsonTypeKey key) =>
        new(TypeNames.Full(type), IsNullable: false, type.IsReferenceType, Target: key);

    private JsonTypeModel? ParseTarget(ITypeSymbol type, JsonTypeKey key, JsonUsage usage)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } declared
            && new JsonAttributes(declared) is { DerivedTypes.Count: > 0 } polymorphic)
        {
            return JsonPolymorphicParser.Parse(this, declared, polymorphic, usage);
        }

        if (JsonSupport.WhyUnsupported(type, context.Direction, context.Known) is { } reason)
            return Unsupported(type, usage, reason);

        if (JsonCollections.Find(type, "IEnumerable") is not null && type is INamedTypeSymbol collection && !HasSupportedAttributes(collection, usage))
            return null;
        INamedTypeSymbol? entries = JsonCollections.Find(type, "IDictionary") ?? JsonCollections.Find(type, "IReadOnlyDictionary");
        if (type is INamedTypeSymbol own && JsonCollections.Find(type, "IEnumerable") is not null)
            CollectionWarnings.Report(context, own, usage, entries is not null);
        if (entries is not null)
            return Collections.ParseDictionary(type, key, entries, usage);

        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : JsonCollections.Find(type, "IEnumerable")?.TypeArguments[0];
        return element is null ? new JsonObjectParser(this, (INamedTypeSymbol)type, usage).Parse() : Collections.ParseList(type, key, element, usage);
    }

    /// <summary>Whether the attributes of an enum or collection are supported. <see cref="JsonObjectRules"/> checks those of an object.</summary>
    private bool HasSupportedAttributes(INamedTypeSymbol type, JsonUsage usage)
    {
        var attributes = new JsonAttributes(type);
        if (attributes.Unsupported is not null)
            context.Report(JsonDiagnostics.UnsupportedAttribute, usage.Location, usage.Path, attributes.Unsupported);
        if (attributes.IsPopulated is not null)
        {
            context.Report(
                JsonDiagnostics.Contradiction,
                usage.Location,
                usage.Path,
                $"is of type '{TypeNames.Display(type)}', which carries [JsonObjectCreationHandling], but is a collection and has no members",
                "remove it, and put it on the members that contain the collection");
        }

        return attributes.Unsupported is null && attributes.IsPopulated is null;
    }

    /// <summary>Reports a type as unsupported if there is a reason.</summary>
    /// <returns>True if it was reported.</returns>
    private bool ReportIfUnsupported(ITypeSymbol type, JsonUsage usage, string? reason)
    {
        if (reason is null)
            return false;

        // The name with all type arguments would be pages long.
        Unsupported(type is IArrayTypeSymbol ? type : type.OriginalDefinition, usage, reason);
        return true;
    }

    private JsonTypeModel? Unsupported(ITypeSymbol type, JsonUsage usage, string reason)
    {
        context.ReportUnsupported(type, usage.Path, usage.Location, reason);
        return null;
    }
}
