using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Turns the properties and fields of a type into the models of its members.</summary>
internal sealed class JsonMemberParser(JsonGraphParser graph, JsonObjectShape shape)
{
    /// <summary>The members by their order, and within that in the order of their declaration.</summary>
    public List<(JsonMemberModel Model, JsonTypeMember Declared)> Members { get; } = [];

    public JsonExtensionModel? Extension { get; private set; }

    public void Parse()
    {
        foreach (JsonTypeMember member in shape.Members)
        {
            if (member.Attributes.IsExtensionData && !member.IsIgnored)
                Extension = ParseExtension(member);
            else
                Add(member);
        }
    }

    private void Add(JsonTypeMember member)
    {
        (JsonMemberSymbol symbol, JsonAttributes attributes) = (member.Symbol, member.Attributes);
        IgnoreCondition ignore = attributes.Ignore ?? shape.DefaultIgnoreOf(symbol);
        bool isPopulated = shape.IsRead && shape.Populates(member);

        // A parameter of the constructor gets the value in the JSON, even if an attribute excludes the property from reading.
        bool isSet = shape.IsRead && (ignore is not IgnoreCondition.WhenReading || shape.IsBound(symbol));
        MemberSet set = isSet ? SetOf(member) : MemberSet.Never;
        bool isUsed = shape.IsRead
            ? set != MemberSet.Never || isPopulated
            : ignore is not IgnoreCondition.WhenWriting && symbol.CanGet(attributes.IsIncluded);
        if (ignore == IgnoreCondition.Always || !isUsed)
        {
            AddName(member);
            return;
        }

        int numbers = attributes.NumberHandling ?? shape.Usage.NumberHandling;
        var usage = new JsonUsage($"{shape.Usage.Path}.{symbol.Name}", shape.Usage.Location, numbers, attributes.Converter, symbol.Symbol)
        {
            Format = attributes.Format,
            IsDynamoDb = shape.Usage.IsDynamoDb,
        };
        if (usage.IsDynamoDb && isPopulated)
            shape.Fail(JsonDiagnostics.CannotPopulate, usage.Path, "it is in a DynamoDB item, whose values are replaced", "remove the attribute");
        JsonValueModel? value = isPopulated && JsonPopulateRules.CannotBeCreated(symbol.Type) ? Opaque(symbol.Type) : graph.Parse(symbol.Type, usage);
        JsonTypeKey? populate = isPopulated && value is not null ? graph.ParsePopulated(symbol.Type, usage) : null;
        if (value is null || (isPopulated && populate is null))
        {
            shape.Fail();
            return;
        }

        Insert(member, Model(member, value, set) with
        {
            IsRequired = shape.IsRead && shape.IsRequired(member),
            Skip = SkipOf(ignore, symbol.Type),
            Populate = populate,
            NullIsMissing = shape.Options.NullIsMissing == true,
        });
    }

    private void Insert(JsonTypeMember member, JsonMemberModel model)
    {
        int index = Members.FindIndex(other => other.Declared.Attributes.Order > member.Attributes.Order);
        Members.Insert(index < 0 ? Members.Count : index, (model, member));
    }

    /// <summary>Adds only the name of a member that is not read, if unknown members are errors or collected: the member is not unknown, and its value is skipped.</summary>
    private void AddName(JsonTypeMember member)
    {
        if (shape.IsRead && (shape.DisallowsUnknown || shape.Extensions.Any()))
            Insert(member, Model(member, Opaque(member.Symbol.Type), MemberSet.Never));
    }

    private JsonExtensionModel? ParseExtension(JsonTypeMember member)
    {
        if (shape.Usage.IsDynamoDb)
        {
            shape.FailOfType(
                JsonDiagnostics.BadExtensionData,
                member.Symbol.Name,
                "cannot collect the members of a DynamoDB item",
                "remove it, or read the item as a dictionary of AttributeValue");
        }

        if (shape.HasFailed)
            return null;
        MemberSet set = member.Attributes.Ignore == IgnoreCondition.WhenReading ? MemberSet.Never : member.Symbol.SetBy(member.Attributes.IsIncluded);
        bool isUsed = shape.IsRead || (member.Attributes.Ignore != IgnoreCondition.WhenWriting && member.Symbol.CanGet(member.Attributes.IsIncluded));
        JsonUsage usage = shape.Usage with { Path = $"{shape.Usage.Path}.{member.Symbol.Name}" };
        return isUsed ? JsonExtensionParser.Parse(member, Model(member, Opaque(member.Symbol.Type), set), graph, usage) : null;
    }

    private JsonMemberModel Model(JsonTypeMember member, JsonValueModel value, MemberSet set) => new(
        TypeNames.Escaped(member.Symbol.Name),
        member.JsonName,
        JsonNames.Encode(member.JsonName, shape.Context.Options.IsHtmlSafe),
        value,
        set,
        IsRequired: false,
        MemberSkip.Never,
        GenericDeclarations.Create(member.Symbol),
        member.Symbol.IsField,
        IsHidden: !member.Symbol.CanGet(includesHidden: false),
        shape.Parameter(member.Symbol) is { } parameter ? DefaultValues.Find(parameter) : null,
        member.Label,
        member.Symbol.IsHiddenIn(shape.Type) ? TypeNames.Full(member.Symbol.Symbol.ContainingType) : null,
        Populate: null);

    /// <summary>A value that no reader or writer is needed for.</summary>
    private static JsonValueModel Opaque(ITypeSymbol type) => new(TypeNames.Full(type), IsNullable: false, type.IsReferenceType);

    private MemberSet SetOf(JsonTypeMember member)
    {
        JsonMemberSymbol symbol = member.Symbol;
        bool isInitialized = symbol.IsRequired && !shape.IsCreatedFirst && !symbol.IsHiddenIn(shape.Type) && !shape.SetsRequired;
        if (isInitialized)
            return MemberSet.Initializer;
        return shape.IsBound(symbol) ? MemberSet.Constructor : symbol.SetBy(member.Attributes.IsIncluded);
    }

    private static MemberSkip SkipOf(IgnoreCondition ignore, ITypeSymbol type)
    {
        bool isRawJson = JsonScalars.Find(type) == ScalarKind.RawJson;
        bool hasNull = type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || isRawJson;
        return ignore switch
        {
            IgnoreCondition.WhenWritingNull or IgnoreCondition.WhenWritingDefault when isRawJson => MemberSkip.JsonNull,
            IgnoreCondition.WhenWritingNull when hasNull => MemberSkip.Null,
            IgnoreCondition.WhenWritingDefault => hasNull ? MemberSkip.Null : MemberSkip.Default,
            _ => MemberSkip.Never,
        };
    }
}
