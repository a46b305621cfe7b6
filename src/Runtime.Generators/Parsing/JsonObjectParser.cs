using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Turns a class, record or struct into the model of its JSON object.</summary>
internal sealed class JsonObjectParser
{
    private readonly JsonGraphParser _graph;
    private readonly INamedTypeSymbol _type;
    private readonly JsonPlace _place;
    private readonly JsonAttributes _attributes;
    private readonly IMethodSymbol? _constructor;
    private readonly ILookup<string, IParameterSymbol> _parameters;
    private readonly List<JsonTypeMember> _declared;
    private readonly List<(JsonMemberModel Model, JsonTypeMember Declared)> _members = [];
    private readonly string _key;
    private readonly string? _discriminator;
    private readonly bool _isFilled;

    /// <summary>It is there before its required members are set: by what stands in it already, or by none but the language.</summary>
    private readonly bool _isMadeBare;
    private bool _failed;

    /// <param name="graph">Parses the types of members.</param>
    /// <param name="type">The type.</param>
    /// <param name="place">Where it is met first.</param>
    /// <param name="key">The model's key, where it is not the type.</param>
    /// <param name="discriminator">The name of the member that told the type from others, if one did.</param>
    /// <param name="isFilled">The object is there, and its members are set.</param>
    public JsonObjectParser(
        JsonGraphParser graph, INamedTypeSymbol type, JsonPlace place, string? key = null, string? discriminator = null, bool isFilled = false)
    {
        _key = key ?? TypeNames.Full(type);
        _discriminator = discriminator;
        _isFilled = isFilled;
        _graph = graph;
        _type = type;
        _place = place;
        _attributes = Attributes(type, place.Path);
        _place = place with { NumberHandling = _attributes.NumberHandling ?? graph.Options.NumberHandling };
        if (UnknownTypes.InBase(type) is { } unknown)
            Fail(UnknownTypes.Report(place.Location, $"'{place.Path}' is of type '{TypeNames.Display(type.WithNullableAnnotation(NullableAnnotation.None))}', which derives from", unknown));
        _constructor = JsonConstructors.Choose(type, constructor => Attributes(constructor, place.Path), out bool isRight);
        _parameters = (_constructor?.Parameters ?? []).ToLookup(static parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
        if (IsRead && !isFilled && !isRight)
            FailOfType(JsonDiagnostics.NoConstructor);
        _declared = JsonTypeMember.Of(
            type, graph.Options.NamingPolicy, symbol => Attributes(symbol.Symbol, $"{place.Path}.{symbol.Name}"), member => RefuseName(member, "another member has too, but for its case", "give it another by [JsonPropertyName]"));
        _isMadeBare = IsRead && (isFilled || _declared.Any(Fills) || HasUnreadRequired());
    }

    /// <summary>The property that takes members in, or would if it were not ignored.</summary>
    private IEnumerable<JsonTypeMember> Extensions => _declared.Where(static member => member.Attributes.IsExtensionData);

    private bool RefusesUnknown => _attributes.RefusesUnknown ?? (!Extensions.Any() && _graph.Options.RefusesUnknown);

    private bool IsRead => _graph.Direction == JsonDirection.Read;

    public JsonObjectModel? Parse()
    {
        JsonExtensionModel? extension = null;
        Check();
        foreach (JsonTypeMember member in _declared)
        {
            if (member.Attributes.IsExtensionData && !member.IsIgnored)
                extension = Extension(member);
            else
                AddMember(member);
        }

        List<int> arguments = _isFilled ? [] : [.. Arguments()];
        if (_failed)
            return null;

        if (!_isFilled)
            ReportFindings(extension);
        ObjectConstruction construction = IsRead && !_isFilled ? Construction() : ObjectConstruction.New;
        return new JsonObjectModel(
            _key,
            TypeNames.Full(_type),
            TypeNames.Identifier(_type) + (_discriminator is null ? "" : "Members"),
            _type.IsReferenceType,
            _members.Select(static member => member.Model).ToEquatableArray(),
            arguments.ToEquatableArray(),
            IsBuiltLast: arguments.Count > 0 || _members.Any(static member => member.Model.Set == MemberSet.Initializer),
            construction,
            construction == ObjectConstruction.Accessor ? GenericDeclarations.Of(_constructor!) : null,
            RefusesUnknown,
            extension,
            _discriminator,
            JsonNameTables.Create([.. _members.Select(static member => member.Model.DictionaryKeyReader), .. _discriminator is null ? Array.Empty<string>() : [_discriminator]]));
    }

    private void ReportFindings(JsonExtensionModel? extension)
    {
        HashSet<JsonTypeMember> used =
            [.. _members.Where(member => !IsRead || member.Model.Set != MemberSet.Never || member.Model.Fill is not null).Select(static member => member.Declared)];
        if (extension is not null)
            used.UnionWith(Extensions);
        new ObjectFindings(_graph, _type, _place, _constructor, _declared, used, _discriminator is not null).Report();
    }

    /// <summary>What the serializer refuses at run time is refused here, whether the type is read or written.</summary>
    private void Check()
    {
        if (_attributes.RefusesUnknown == true && Extensions.FirstOrDefault() is { } extension)
        {
            Fail(
                JsonDiagnostics.Contradiction,
                _place.Path,
                $"is of type '{TypeNames.Display(_type)}', which by [JsonUnmappedMemberHandling] refuses members that it does not have, and by its extension data '{extension.Symbol.Name}' takes them in",
                "remove one of the two");
        }

        foreach (JsonTypeMember member in _declared)
        {
            string path = $"{_place.Path}.{member.Symbol.Name}";
            bool isBound = Parameter(member.Symbol) is not null;
            bool isRequired = member.Attributes.IsRequired || (member.Symbol.IsRequired && !JsonConstructors.SetsRequired(_constructor));
            if (member.Attributes.IsExtensionData && !member.IsIgnored)
            {
                if (JsonExtensionParser.WhyNot(member, isOnly: member == Extensions.First(), isBound) is var (unfit, better))
                    FailOfType(JsonDiagnostics.BadExtensionData, member.Symbol.Name, unfit, better);
                continue;
            }

            if (member.DictionaryKeyReader.Any(char.IsControl))
                RefuseName(member, "holds a control character", "give it another by [JsonPropertyName], give the type a [JsonConverter], or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]");
            if (JsonMemberRules.Broken(member, isRequired) is var (wrong, right))
                Fail(JsonDiagnostics.Contradiction, path, wrong, right);
            if (member.IsIgnored)
                continue;

            // Of a type that says it for all its members, those that cannot be filled are replaced. The serializer would mix the types of a
            // polymorphic one up.
            bool isMeant = member.Attributes.IsFilled ?? (IsFilledByType && JsonPopulate.IsPolymorphic(member.Symbol.Type));
            if (isMeant && JsonPopulate.WhyNot(member, HasSetter(member), _graph) is var (why, instead))
                Fail(JsonDiagnostics.BadFilling, path, why, instead);
            else if (Fills(member) && _constructor is { Parameters.IsEmpty: false })
                Fail(JsonDiagnostics.BadFilling, path, $"its type '{TypeNames.Display(_type)}' is made by a constructor with parameters, which come first", "give the type a constructor without parameters, or remove the attribute");
        }
    }

    private void AddMember(JsonTypeMember member)
    {
        (JsonMemberSymbol symbol, JsonAttributes attributes) = (member.Symbol, member.Attributes);
        IgnoreCondition ignore = attributes.Ignore ?? _graph.Options.IgnoreCondition;
        bool fills = IsRead && Fills(member);

        // A constructor's parameter is given what is there, even where the property is not to be read.
        bool isSet = IsRead && (ignore is not IgnoreCondition.WhenReading || IsBound(symbol));
        MemberSet set = isSet ? SetOf(member) : MemberSet.Never;
        bool isUsed = IsRead
            ? set != MemberSet.Never || fills
            : ignore is not IgnoreCondition.WhenWriting && symbol.CanGet(attributes.IsIncluded);
        if (ignore == IgnoreCondition.Always || !isUsed)
        {
            AddKnown(member);
            return;
        }

        int numbers = attributes.NumberHandling ?? _place.NumberHandling;
        var place = new JsonPlace($"{_place.Path}.{symbol.Name}", _place.Location, numbers, attributes.Converter, symbol.Symbol);
        JsonValueModel? value = fills && JsonPopulate.IsNeverMade(symbol.Type) ? Opaque(symbol.Type) : _graph.Parse(symbol.Type, place);
        string? filler = fills && value is not null ? _graph.ParseFilled(symbol.Type, place) : null;
        if (value is null || (fills && filler is null))
        {
            _failed = true;
            return;
        }

        bool isRequired = attributes.IsRequired || (symbol.IsRequired && !JsonConstructors.SetsRequired(_constructor));
        Insert(member, Model(member, value, set) with { IsRequired = IsRead && isRequired, Skip = SkipOf(ignore, symbol.Type), Fill = filler });
    }

    /// <summary>By order, and where that is the same as they come.</summary>
    private void Insert(JsonTypeMember member, JsonMemberModel model)
    {
        int index = _members.FindIndex(other => other.Declared.Attributes.Order > member.Attributes.Order);
        _members.Insert(index < 0 ? _members.Count : index, (model, member));
    }

    /// <summary>A member that is there, but not read, is still not unknown: where it matters what is, its name is known and its value skipped.</summary>
    private void AddKnown(JsonTypeMember member)
    {
        if (IsRead && (RefusesUnknown || Extensions.Any()))
            Insert(member, Model(member, Opaque(member.Symbol.Type), MemberSet.Never));
    }

    private JsonMemberModel Model(JsonTypeMember member, JsonValueModel value, MemberSet set) => new(
        TypeNames.Escaped(member.Symbol.Name),
        member.DictionaryKeyReader,
        JsonNames.Encode(member.DictionaryKeyReader, _graph.Options.IsHtmlSafe),
        value,
        set,
        IsRequired: false,
        MemberSkip.Never,
        GenericDeclarations.Of(member.Symbol),
        member.Symbol.IsField,
        IsHidden: !member.Symbol.CanGet(includesHidden: false) || member.Symbol.IsForbidden,
        Parameter(member.Symbol) is { } parameter ? DefaultValues.Of(parameter) : "default",
        member.Label,
        member.Symbol.IsHiddenIn(_type) ? TypeNames.Full(member.Symbol.Symbol.ContainingType) : null,
        Fill: null);

    /// <summary>A value that is looked at no further.</summary>
    private static JsonValueModel Opaque(ITypeSymbol type) => new(TypeNames.Full(type), false, type.IsReferenceType, null, null, null, null);

    private MemberSet SetOf(JsonTypeMember member)
    {
        JsonMemberSymbol symbol = member.Symbol;
        bool isInitialized = symbol.IsRequired && !_isMadeBare && !symbol.IsHiddenIn(_type) && !JsonConstructors.SetsRequired(_constructor);
        if (isInitialized)
            return MemberSet.Initializer;
        return IsBound(symbol) ? MemberSet.Constructor : symbol.SetBy(member.Attributes.IsIncluded);
    }

    private static bool HasSetter(JsonTypeMember member) =>
        member.Attributes.Ignore != IgnoreCondition.WhenReading && member.Symbol.SetBy(member.Attributes.IsIncluded) != MemberSet.Never;

    /// <summary>Said of the member itself, or of the type for all of its members that can be filled.</summary>
    private bool Fills(JsonTypeMember member) =>
        !member.IsIgnored
        && !member.Attributes.IsExtensionData
        && (member.Attributes.IsFilled ?? IsFilledByType) == true
        && JsonPopulate.WhyNot(member, HasSetter(member), _graph) is null;

    /// <summary>What a type says of its members does not count where JSON says which of several types it is.</summary>
    private bool IsFilledByType => _attributes.IsFilled == true && !JsonPopulate.IsPolymorphic(_type);

    /// <summary>The language wants a required member to be set with <c>new</c>; JSON may not know it, as a field.</summary>
    private bool HasUnreadRequired() =>
        !JsonConstructors.SetsRequired(_constructor)
        && JsonMemberSymbol.Of(_type).Any(symbol => symbol.IsRequired && !_declared.Any(member => member.Symbol == symbol || symbol.IsReplacedBy(member.Symbol)));

    private ObjectConstruction Construction()
    {
        if (_isMadeBare && _constructor is null or { IsImplicitlyDeclared: true, ContainingType.IsValueType: true })
            return ObjectConstruction.Default;
        bool leavesRequired = _isMadeBare && JsonMemberSymbol.Of(_type).Any(static symbol => symbol.IsRequired) && !JsonConstructors.SetsRequired(_constructor);
        return leavesRequired || _constructor is { DeclaredAccessibility: not Accessibility.Public } ? ObjectConstruction.Accessor : ObjectConstruction.New;
    }

    private static MemberSkip SkipOf(IgnoreCondition ignore, ITypeSymbol type)
    {
        bool hasNull = type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return ignore switch
        {
            IgnoreCondition.WhenWritingNull when hasNull => MemberSkip.Null,
            IgnoreCondition.WhenWritingDefault => hasNull ? MemberSkip.Null : MemberSkip.Default,
            _ => MemberSkip.Never,
        };
    }

    /// <summary>Of an object that is there no constructor takes anything.</summary>
    private bool IsBound(JsonMemberSymbol symbol) => !_isFilled && Parameter(symbol) is not null;

    private IParameterSymbol? Parameter(JsonMemberSymbol symbol) =>
        _parameters[symbol.Name].FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, symbol.Type));

    private IEnumerable<int> Arguments()
    {
        ILookup<ISymbol?, JsonTypeMember> declared = _declared.ToLookup<JsonTypeMember, ISymbol?>(member => Parameter(member.Symbol), SymbolEqualityComparer.Default);
        ILookup<ISymbol?, int> indexes = _members.Select(static (member, index) => (member.Declared, Index: index))
            .ToLookup<(JsonTypeMember Declared, int Index), ISymbol?, int>(member => Parameter(member.Declared.Symbol), static member => member.Index, SymbolEqualityComparer.Default);
        foreach (IParameterSymbol parameter in IsRead && _constructor is not null ? _constructor.Parameters : [])
        {
            List<JsonTypeMember> bound = [.. declared[parameter]];
            if (bound.Count == 0 && !_failed)
                FailOfType(JsonDiagnostics.UnboundParameter, parameter.Name);
            if (bound.Count > 1)
                Fail(JsonDiagnostics.Contradiction, $"{_place.Path}.{bound[1].Symbol.Name}", $"goes by the name \"{bound[1].DictionaryKeyReader}\", and another member of its C# name by \"{bound[0].DictionaryKeyReader}\", so that there is no telling which of them the constructor's parameter '{parameter.Name}' means", "rename one");
            yield return indexes[parameter].DefaultIfEmpty(-1).First();
        }
    }

    private JsonExtensionModel? Extension(JsonTypeMember member)
    {
        if (_failed)
            return null;
        MemberSet set = member.Attributes.Ignore == IgnoreCondition.WhenReading ? MemberSet.Never : member.Symbol.SetBy(member.Attributes.IsIncluded);
        bool isUsed = IsRead || (member.Attributes.Ignore != IgnoreCondition.WhenWriting && member.Symbol.CanGet(member.Attributes.IsIncluded));
        var place = _place with { Path = $"{_place.Path}.{member.Symbol.Name}" };
        return isUsed ? JsonExtensionParser.Parse(member, Model(member, Opaque(member.Symbol.Type), set), _graph, place) : null;
    }

    private void RefuseName(JsonTypeMember member, string why, string instead) =>
        FailOfType(JsonDiagnostics.BadJsonName, member.Symbol.Name, member.DictionaryKeyReader, why, instead);

    /// <summary>Reads the attributes. One that says something about JSON, and would be passed over, is refused.</summary>
    private JsonAttributes Attributes(ISymbol symbol, string path)
    {
        var attributes = new JsonAttributes(symbol);
        if (attributes.Unsupported is not null)
            Fail(JsonDiagnostics.UnsupportedAttribute, path, attributes.Unsupported);
        if (attributes.Unknown is not null)
            Fail(UnknownTypes.ReportArgument(_place.Location, $"'{path}'", attributes.Unknown));
        return attributes;
    }

    private void FailOfType(DiagnosticDescriptor descriptor, params object[] details) =>
        Fail(descriptor, [_place.Path, TypeNames.Display(_type), .. details]);

    private void Fail(DiagnosticDescriptor descriptor, params object[] details) => Fail(Diagnostic.Create(descriptor, _place.Location, details));

    private void Fail(Diagnostic diagnostic)
    {
        _failed = true;
        _graph.Report(diagnostic);
    }
}
