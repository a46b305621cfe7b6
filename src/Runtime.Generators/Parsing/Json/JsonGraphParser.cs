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

    private JsonBodyParser Bodies => new(this);

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
        if (usage.Format == ValueFormat.DynamoDbItem)
            return ParseValue(type, usage with { Format = null, IsDynamoDb = true, NumberHandling = DynamoDbAttributes.NumberHandling });
        if (usage.IsDynamoDb)
            return DynamoDbAttributes.Parse(this, type, usage);
        return usage.Format is { } format && JsonFormats.EncodesJson(format) ? ParseEncoded(type, format, usage with { Format = null }) : ParseValue(type, usage);
    }

    /// <summary>Parses the type of a value without the encoding around it.</summary>
    /// <returns><see langword="null"/> if an error was reported.</returns>
    public JsonValueModel? ParseValue(ITypeSymbol type, JsonUsage usage)
    {
        if (ReportIfUnknown(type, usage) || _nesting.HasEnded || ReportIfUnsupported(type, usage, _nesting.Check(type)))
            return null;
        if (context.Options.IsCovered(type))
            return Target(type, JsonConverterRules.ContextModel(type, context.Options));

        JsonAttributes? attributes = usage.Converter is null && type is INamedTypeSymbol named ? new JsonAttributes(named) : null;
        INamedTypeSymbol? converter = usage.Converter ?? attributes?.Converter;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && !(converter is not null && JsonConverterRules.Converts(converter, type)))
        {
            return ParseNullable(nullable, usage);
        }

        if (ReportIfUnknown(type, attributes, usage))
            return null;

        bool? isText = converter is null ? false : JsonConverterRules.IsEnumForm(converter);
        if (converter is not null && (isText is null || type.TypeKind != TypeKind.Enum))
            return ParseConverted(type, converter, usage);
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
            return ParseEnum(enumeration, usage, isText == true);

        ForeignTypes.Check(context, type, usage);
        return ParseScalar(type, usage) ?? ParseBody(type, usage);
    }

    /// <summary>Parses a value whose JSON, text or bytes are encoded in a string.</summary>
    public JsonValueModel? ParseEncoded(ITypeSymbol type, ValueFormat format, JsonUsage usage)
    {
        if (Parse(type, usage) is not { } value)
            return null;

        // A string in a string needs no other format.
        return format == ValueFormat.JsonText && value.Scalar == ScalarKind.String ? value : value with { Format = format };
    }

    private JsonValueModel? ParseNullable(INamedTypeSymbol type, JsonUsage usage) =>
        ParseValue(type.TypeArguments[0], usage) is { } inner ? inner with { Type = TypeNames.Full(type), IsNullable = true } : null;

    /// <summary>Parses a type that a converter of the user reads and writes.</summary>
    private JsonValueModel? ParseConverted(ITypeSymbol type, INamedTypeSymbol converter, JsonUsage usage)
    {
        if (JsonConverterRules.Model(converter, type, context.Known, context.Options) is { } model)
            return Target(type, model);
        context.Report(JsonDiagnostics.BadConverter, usage.Location, usage.Path, TypeNames.Display(converter), TypeNames.Display(type));
        return null;
    }

    private JsonValueModel? ParseEnum(INamedTypeSymbol type, JsonUsage usage, bool isText)
    {
        if (!Bodies.HasSupportedAttributes(type, usage) || JsonEnumParser.HasUnknownName(context, type, usage))
            return null;
        EnumWarnings.Report(context, type, usage, isText);
        return ParseEnum(type, isText);
    }

    /// <returns><see langword="null"/> if the type is not a scalar.</returns>
    private static JsonValueModel? ParseScalar(ITypeSymbol type, JsonUsage usage)
    {
        if (JsonScalars.Find(type) is not { } scalar)
            return null;
        int? numbers = scalar.IsNumber() && usage.NumberHandling != JsonOptions.AllowReadingFromString ? usage.NumberHandling : null;
        bool hasFormat = usage.Format is { } format && JsonFormats.Fits(format, scalar);
        if (hasFormat && scalar is (ScalarKind.DateTime or ScalarKind.DateTimeOffset))
            numbers = usage.NumberHandling;
        return new JsonValueModel(TypeNames.Full(type), IsNullable: false, type.IsReferenceType, scalar, numbers) { Format = hasFormat ? usage.Format : null };
    }

    /// <summary>Parses a type with content, once for all values of the type.</summary>
    private JsonValueModel? ParseBody(ITypeSymbol type, JsonUsage usage)
    {
        JsonTypeKey key = KeyOf(type, usage);
        if (!_models.ContainsKey(key))
        {
            if (ReportIfUnsupported(type, usage, _nesting.Count(type)))
                return null;
            _models.Add(key, null);
            if (Bodies.Parse(type, key, usage with { Converter = null }) is not { } model)
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
        if (Bodies.ParsePopulated(underlying, key, usage) is not { } body)
            return null;
        bool mayBeReadOnly = JsonCollections.Find(underlying, "IEnumerable") is not null && JsonCollections.MayBeReadOnly(underlying);
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

    /// <summary>The handling of numbers and the format apply to the elements of a collection, so they are part of the collection's key.</summary>
    private JsonTypeKey KeyOf(ITypeSymbol type, JsonUsage usage)
    {
        var key = new JsonTypeKey(TypeNames.Full(type)) { IsDynamoDb = usage.IsDynamoDb };
        return usage.IsDynamoDb || JsonCollections.Find(type, "IEnumerable") is null
            ? key
            : key with { NumberHandling = usage.NumberHandling != context.Options.NumberHandling ? usage.NumberHandling : null, Format = usage.Format };
    }

    public JsonValueModel ParseEnum(INamedTypeSymbol type, bool isText) => Target(type, JsonEnumParser.Parse(type, isText));

    private JsonValueModel Target(ITypeSymbol type, JsonTypeModel model)
    {
        _models[model.Key] = model;
        return Target(type, model.Key);
    }

    private static JsonValueModel Target(ITypeSymbol type, JsonTypeKey key) =>
        new(TypeNames.Full(type), IsNullable: false, type.IsReferenceType, Target: key);

    /// <summary>Reports a type that does not exist while generators run.</summary>
    /// <returns>True if it was reported.</returns>
    private bool ReportIfUnknown(ITypeSymbol type, JsonUsage usage)
    {
        if (UnknownTypes.In(type) is not { } unknown)
            return false;
        context.Report(UnknownTypes.ReportType(usage.Location, $"'{usage.Path}'", type, unknown));
        return true;
    }

    /// <summary>Reports an argument of a type's attributes that does not exist while generators run.</summary>
    /// <returns>True if it was reported.</returns>
    private bool ReportIfUnknown(ITypeSymbol type, JsonAttributes? attributes, JsonUsage usage)
    {
        if (attributes?.Unknown is not { } argument)
            return false;
        context.Report(UnknownTypes.ReportArgument(usage.Location, $"'{TypeNames.Display(type)}', the type of '{usage.Path}',", argument));
        return true;
    }

    /// <summary>Reports a type as unsupported if there is a reason.</summary>
    /// <returns>True if it was reported.</returns>
    private bool ReportIfUnsupported(ITypeSymbol type, JsonUsage usage, string? reason)
    {
        if (reason is null)
            return false;

        // The name with all type arguments would be pages long.
        context.ReportUnsupported(type is IArrayTypeSymbol ? type : type.OriginalDefinition, usage.Path, usage.Location, reason);
        return true;
    }
}
