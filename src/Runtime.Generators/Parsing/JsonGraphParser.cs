using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Whether types are looked at to be read or to be written: a result need not be constructible.</summary>
internal enum JsonDirection
{
    Read,
    Write,
}

/// <summary>Where a value stands, for messages, and what the attributes there say of it.</summary>
/// <param name="Path">The way to it: <c>order.Customer.Name</c>.</param>
/// <param name="Location">Where to report what cannot be served.</param>
/// <param name="NumberHandling">The flags of <c>JsonNumberHandling</c> in force.</param>
/// <param name="Converter">The converter that the place asks for, if it does.</param>
/// <param name="Member">The property or field that holds it, itself or in a collection; <see langword="null"/> for an event or result.</param>
internal readonly record struct JsonPlace(string Path, Location Location, int NumberHandling, INamedTypeSymbol? Converter = null, ISymbol? Member = null);

/// <summary>Follows a type to all the types that it reaches, and makes a model of each.</summary>
internal sealed class JsonGraphParser(KnownTypes known, JsonOptions options, JsonDirection direction, Action<Diagnostic> report)
{
    /// <summary>By key; <see langword="null"/> while the type is being parsed, so that it may reach itself.</summary>
    private readonly Dictionary<string, JsonTypeModel?> _models = [];

    /// <summary>The values of which a warning has been given.</summary>
    private readonly HashSet<string> _warned = [];

    private readonly GenericNesting _nesting = new();

    public KnownTypes Known => known;

    public JsonOptions Options => options;

    public JsonDirection Direction => direction;

    /// <summary>The models of all types met so far, ordinal by key.</summary>
    public EquatableArray<JsonTypeModel> Models =>
        _models.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value).OfType<JsonTypeModel>().ToEquatableArray();

    /// <summary>Parses the type of an event or a result.</summary>
    /// <returns><see langword="null"/> when it cannot be served, which then has been reported.</returns>
    public JsonValueModel? Parse(ITypeSymbol type, string path, Location location) =>
        Parse(type, new JsonPlace(path, location, options.NumberHandling));

    /// <summary>Parses the type of a value.</summary>
    /// <returns><see langword="null"/> when it cannot be served, which then has been reported.</returns>
    public JsonValueModel? Parse(ITypeSymbol type, JsonPlace place)
    {
        if (UnknownTypes.In(type) is { } unknown)
        {
            report(UnknownTypes.ReportType(place.Location, $"'{place.Path}'", type, unknown));
            return null;
        }

        if (_nesting.HasEnded || IsRefused(type, place, _nesting.Check(type)))
            return null;

        string name = TypeNames.Full(type);
        JsonAttributes? said = place.Converter is null && type is INamedTypeSymbol named ? new JsonAttributes(named) : null;
        INamedTypeSymbol? converter = place.Converter ?? said?.Converter;
        if (options.IsCovered(type))
            return Target(type, name, new JsonConverterModel(name, name, TypeNames.Identifier(type), type.IsReferenceType, options.Context!, Options: "", IsContext: true));

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && !(converter is not null && JsonConverters.Converts(converter, type)))
        {
            JsonValueModel? inner = Parse(nullable.TypeArguments[0], place);
            return inner is null ? null : inner with { Type = name, IsNullable = true };
        }

        if (said?.Unknown is { } argument)
        {
            report(UnknownTypes.ReportArgument(place.Location, $"'{TypeNames.Display(type)}', the type of '{place.Path}',", argument));
            return null;
        }

        if (converter is not null && JsonConverters.IsEnumForm(converter) is var isText && (isText is null || type.TypeKind != TypeKind.Enum))
        {
            if (JsonConverters.Model(converter, type, known, options) is { } model)
                return Target(type, model.Key, model);
            Report(JsonDiagnostics.BadConverter, place.Location, place.Path, TypeNames.Display(converter), TypeNames.Display(type));
            return null;
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            if (!IsUnderstood(enumeration, place) || HasUnknownName(enumeration, place))
                return null;
            isText = converter is null ? false : JsonConverters.IsEnumForm(converter);
            EnumFindings.Report(this, enumeration, place, isText == true);
            return ParseEnum(enumeration, isText == true);
        }

        ForeignTypes.Check(this, type, place);
        if (JsonScalars.Find(type) is { } scalar)
        {
            string? option = JsonScalars.IsNumber(scalar.Getter) && place.NumberHandling != JsonOptions.AllowReadingFromString
                ? $"(global::System.Text.Json.Serialization.JsonNumberHandling){place.NumberHandling}"
                : null;
            return new JsonValueModel(name, false, type.IsReferenceType, scalar.Getter, scalar.Setter, option, Target: null);
        }

        string key = KeyOf(type, place);
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

    /// <summary>Parses the type of a value that is there and is filled, of which <see cref="JsonPopulate"/> says that it can be.</summary>
    /// <returns>The key of the model; <see langword="null"/> when it cannot be served, which then has been reported.</returns>
    public string? ParseFilled(ITypeSymbol type, JsonPlace place)
    {
        if (_nesting.HasEnded || IsRefused(type, place, _nesting.Check(type)))
            return null;

        var own = (INamedTypeSymbol)(type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type);
        string key = KeyOf(own, place) + " filled";
        if (_models.ContainsKey(key))
            return key;
        _models.Add(key, null);
        ITypeSymbol? element = JsonCollections.Find(own, "IEnumerable")?.TypeArguments[0];
        JsonTypeModel? body = JsonCollections.Find(own, "IDictionary") is { } entries ? ParseDictionary(own, key, entries, place)
            : element is null ? new JsonObjectParser(this, own, place, key, isFilled: true).Parse()
            : ParseList(own, key, element, place) is { } list ? list with { Add = JsonCollections.AddTo(own, element)! }
            : null;
        if (body is null)
            return null;
        bool mayBeReadOnly = element is not null && JsonCollections.MayBeReadOnly(own);
        _models[key] = new JsonFillModel(key, body.Type, body.Name + "Filled", body.IsReference, body, mayBeReadOnly);
        return key;
    }

    /// <summary>Parses the members of a type, unless that has been done or is being done.</summary>
    /// <returns>False when they cannot be served, which then has been reported.</returns>
    public bool AddBody(string key, Func<JsonObjectModel?> parse)
    {
        if (_models.ContainsKey(key))
            return true;
        _models.Add(key, null);
        if (parse() is not { } model)
            return false;
        _models[key] = model;
        return true;
    }

    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] details) =>
        report(Diagnostic.Create(descriptor, location, details));

    /// <summary>Warns of a member or type: where it is declared in this project, and else where it was met.</summary>
    public void WarnOf(DiagnosticDescriptor descriptor, JsonPlace place, ISymbol at, params object[] details) =>
        Report(descriptor, LocationIn(at) ?? LocationIn(place.Member) ?? place.Location, details);

    /// <summary>Warns of a value, once for each member, event or result. The first detail of the message is the place.</summary>
    public void WarnOfValue(DiagnosticDescriptor descriptor, JsonPlace place, params object[] details)
    {
        string shown = place.Member is { } member ? TypeNames.Display(member.OriginalDefinition) : place.Path.TrimEnd('[', ']');
        if (_warned.Add($"{descriptor.Id} {shown}"))
            Report(descriptor, LocationIn(place.Member) ?? place.Location, [shown, .. details]);
    }

    /// <summary>Where a symbol is declared in this project; <see langword="null"/> when it comes from another.</summary>
    public Location? LocationIn(ISymbol? symbol) =>
        symbol?.Locations.FirstOrDefault(location => location.SourceTree is { } tree && known.Compilation.ContainsSyntaxTree(tree));

    public void Report(Diagnostic diagnostic) => report(diagnostic);

    /// <summary>A collection passes on what its place says of numbers.</summary>
    private string KeyOf(ITypeSymbol type, JsonPlace place) =>
        TypeNames.Full(type)
        + (JsonCollections.Find(type, "IEnumerable") is not null && place.NumberHandling != options.NumberHandling ? $" with numbers {place.NumberHandling}" : "");

    private JsonValueModel ParseEnum(INamedTypeSymbol type, bool isText)
    {
        string key = TypeNames.Full(type) + (isText ? " as text" : "");
        return Target(type, key, JsonEnumParser.Parse(type, key, isText));
    }

    private JsonValueModel Target(ITypeSymbol type, string key, JsonTypeModel? model = null)
    {
        if (model is not null)
            _models[key] = model;
        return new JsonValueModel(TypeNames.Full(type), false, type.IsReferenceType, Getter: null, Setter: null, Option: null, key);
    }

    private JsonTypeModel? ParseTarget(ITypeSymbol type, string key, JsonPlace place)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } declared
            && new JsonAttributes(declared) is { DerivedTypes.Count: > 0 } polymorphic)
        {
            return JsonPolymorphicParser.Parse(this, declared, polymorphic, place);
        }

        if (JsonSupport.WhyUnsupported(type, direction, known) is { } reason)
            return Unsupported(type, place, reason);

        if (JsonCollections.Find(type, "IEnumerable") is not null && type is INamedTypeSymbol collection && !IsUnderstood(collection, place))
            return null;
        INamedTypeSymbol? entries = JsonCollections.Find(type, "IDictionary") ?? JsonCollections.Find(type, "IReadOnlyDictionary");
        if (type is INamedTypeSymbol own && JsonCollections.Find(type, "IEnumerable") is not null)
            CollectionFindings.Report(this, own, place, entries is not null);
        if (entries is not null)
            return ParseDictionary(type, key, entries, place);

        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : JsonCollections.Find(type, "IEnumerable")?.TypeArguments[0];
        return element is null ? new JsonObjectParser(this, (INamedTypeSymbol)type, place).Parse() : ParseList(type, key, element, place);
    }

    /// <summary>Whether the attributes of a type that is no object can be followed. Of an object <see cref="JsonObjectParser"/> looks at them.</summary>
    private bool IsUnderstood(INamedTypeSymbol type, JsonPlace place)
    {
        var said = new JsonAttributes(type);
        if (said.Unsupported is not null)
            Report(JsonDiagnostics.UnsupportedAttribute, place.Location, place.Path, said.Unsupported);
        if (said.IsFilled is not null)
        {
            Report(
                JsonDiagnostics.Contradiction,
                place.Location,
                place.Path,
                $"is of type '{TypeNames.Display(type)}', which carries [JsonObjectCreationHandling], but as a collection has no members to say it of",
                "remove it, and say it of the members that hold the collection");
        }

        return said.Unsupported is null && said.IsFilled is null;
    }

    /// <summary>Whether a value of the enum is named by something that does not exist yet, which then has been reported.</summary>
    private bool HasUnknownName(INamedTypeSymbol type, JsonPlace place)
    {
        foreach (ISymbol field in type.GetMembers())
        {
            if (field is IFieldSymbol && new JsonAttributes(field).Unknown is { } argument)
            {
                report(UnknownTypes.ReportArgument(place.Location, $"'{TypeNames.Display(type)}.{field.Name}', a value of '{place.Path}',", argument));
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there is a reason against a type, which then has been reported.</summary>
    private bool IsRefused(ITypeSymbol type, JsonPlace place, string? reason)
    {
        if (reason is null)
            return false;

        // With its type arguments the name would be pages long.
        Unsupported(type is IArrayTypeSymbol ? type : type.OriginalDefinition, place, reason);
        return true;
    }

    private JsonListModel? ParseList(ITypeSymbol type, string key, ITypeSymbol element, JsonPlace place)
    {
        CollectionForm? form = direction == JsonDirection.Read ? JsonCollections.FormOfList(type, element) : new CollectionForm("", "", "");
        if (form is null)
        {
            Unsupported(type, place, "nothing says how to make it out of its elements");
            return null;
        }

        return Parse(element, ElementPlace(element, place)) is { } value
            ? new JsonListModel(key, TypeNames.Full(type), TypeNames.Identifier(type), type.IsReferenceType, value, form.Builder, form.Add, form.Result)
            : null;
    }

    private JsonDictionaryModel? ParseDictionary(ITypeSymbol type, string key, INamedTypeSymbol entries, JsonPlace place)
    {
        ITypeSymbol keyType = entries.TypeArguments[0];
        ITypeSymbol valueType = entries.TypeArguments[1];
        (string Builder, string Result)? form =
            direction == JsonDirection.Read ? JsonCollections.FormOfDictionary(type, keyType, valueType) : ("", "");
        if (form is null)
        {
            Unsupported(type, place, "nothing says how to make it out of its entries");
            return null;
        }

        if (keyType is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration && HasUnknownName(enumeration, place))
            return null;
        JsonValueModel? entryKey = ParseKey(keyType, place);
        if (entryKey is null)
        {
            Unsupported(type, place, $"a key of type '{TypeNames.Display(keyType)}' is no name in JSON; {JsonKeys.Supported}");
            return null;
        }

        return Parse(valueType, ElementPlace(valueType, place)) is { } value
            ? new JsonDictionaryModel(
                key, TypeNames.Full(type), TypeNames.Identifier(type), type.IsReferenceType, entryKey, value, form.Value.Builder, form.Value.Result)
            : null;
    }

    /// <summary>What is said of numbers holds for numbers in a collection, but not for those in collections in it.</summary>
    private JsonPlace ElementPlace(ITypeSymbol element, JsonPlace place)
    {
        ITypeSymbol type = element is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : element;
        bool isNumber = JsonScalars.Find(type) is { } scalar && JsonScalars.IsNumber(scalar.Getter);
        return place with { Path = place.Path + "[]", NumberHandling = isNumber ? place.NumberHandling : options.NumberHandling };
    }

    private JsonValueModel? ParseKey(ITypeSymbol type, JsonPlace place)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            // A converter of the user's own would have the say on names as well.
            bool isNamed = new JsonAttributes(enumeration).Converter is not { } converter || JsonConverters.IsEnumForm(converter) is not null;
            if (!isNamed)
                return null;
            EnumFindings.Report(this, enumeration, place, isText: true);
            return ParseEnum(enumeration, isText: true);
        }

        return JsonKeys.Find(type) is var (getter, setter)
            ? new JsonValueModel(TypeNames.Full(type), false, type.IsReferenceType, getter, setter, Option: null, Target: null)
            : null;
    }

    public void Unsupported(ITypeSymbol type, string path, Location location, string reason)
    {
        string verb = direction == JsonDirection.Read ? "read from" : "written as";
        Report(JsonDiagnostics.UnsupportedType, location, path, TypeNames.Display(type), verb, reason);
    }

    private JsonTypeModel? Unsupported(ITypeSymbol type, JsonPlace place, string reason)
    {
        Unsupported(type, place.Path, place.Location, reason);
        return null;
    }
}
