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
        IgnoreCondition ignore = attributes.Ignore ?? shape.Context.Options.IgnoreCondition;
        bool fills = shape.IsRead && shape.Populates(member);

        // A constructor's parameter gets the value in the JSON, even if the property is not to be read.
        bool isSet = shape.IsRead && (ignore is not IgnoreCondition.WhenReading || shape.IsBound(symbol));
        MemberSet set = isSet ? SetOf(member) : MemberSet.Never;
        bool isUsed = shape.IsRead
            ? set != MemberSet.Never || fills
            : ignore is not IgnoreCondition.WhenWriting && symbol.CanGet(attributes.IsIncluded);
        if (ignore == IgnoreCondition.Always || !isUsed)
        {
            AddKnown(member);
            return;
        }

        int numbers = attributes.NumberHandling ?? shape.Place.NumberHandling;
        var place = new JsonUsage($"{shape.Place.Path}.{symbol.Name}", shape.Place.Location, numbers, attributes.Converter, symbol.Symbol);
        JsonValueModel? value = fills && JsonPopulateRules.IsNeverMade(symbol.Type) ? Opaque(symbol.Type) : graph.Parse(symbol.Type, place);
        JsonTypeKey? filler = fills && value is not null ? graph.ParsePopulated(symbol.Type, place) : null;
        if (value is null || (fills && filler is null))
        {
            shape.Fail();
            return;
        }

        Insert(member, Model(member, value, set) with { IsRequired = shape.IsRead && shape.IsRequired(member), Skip = SkipOf(ignore, symbol.Type), Fill = filler });
    }

    private void Insert(JsonTypeMember member, JsonMemberModel model)
    {
        int index = Members.FindIndex(other => other.Declared.Attributes.Order > member.Attributes.Order);
        Members.Insert(index < 0 ? Members.Count : index, (model, member));
    }

    /// <summary>Adds a member that is not read, where unknown members are errors or collected: its name is known, and its value is skipped.</summary>
    private void AddKnown(JsonTypeMember member)
    {
        if (shape.IsRead && (shape.RefusesUnknown || shape.Extensions.Any()))
            Insert(member, Model(member, Opaque(member.Symbol.Type), MemberSet.Never));
    }

    private JsonExtensionModel? ParseExtension(JsonTypeMember member)
    {
        if (shape.HasFailed)
            return null;
        MemberSet set = member.Attributes.Ignore == IgnoreCondition.WhenReading ? MemberSet.Never : member.Symbol.SetBy(member.Attributes.IsIncluded);
        bool isUsed = shape.IsRead || (member.Attributes.Ignore != IgnoreCondition.WhenWriting && member.Symbol.CanGet(member.Attributes.IsIncluded));
        JsonUsage place = shape.Place with { Path = $"{shape.Place.Path}.{member.Symbol.Name}" };
        return isUsed ? JsonExtensionParser.Parse(member, Model(member, Opaque(member.Symbol.Type), set), graph, place) : null;
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
        IsHidden: !member.Symbol.CanGet(includesHidden: false) || member.Symbol.IsForbidden,
        shape.Parameter(member.Symbol) is { } parameter ? DefaultValues.Find(parameter) : null,
        member.Label,
        member.Symbol.IsHiddenIn(shape.Type) ? TypeNames.Full(member.Symbol.Symbol.ContainingType) : null,
        Fill: null);

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
        bool hasNull = type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return ignore switch
        {
            IgnoreCondition.WhenWritingNull when hasNull => MemberSkip.Null,
            IgnoreCondition.WhenWritingDefault => hasNull ? MemberSkip.Null : MemberSkip.Default,
            _ => MemberSkip.Never,
        };
    }
}
