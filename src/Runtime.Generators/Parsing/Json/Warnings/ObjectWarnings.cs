using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Reports which data of a class, record or struct is lost in JSON: for each member, otherwise for the whole type.</summary>
/// <param name="context">The direction and the report.</param>
/// <param name="type">The type.</param>
/// <param name="place">Where the value is used.</param>
/// <param name="constructor">The constructor that creates it, if one does.</param>
/// <param name="declared">Its members with their names in JSON.</param>
/// <param name="used">The members that are read or written.</param>
/// <param name="isAmongOthers">Its JSON says which of several types it has.</param>
internal sealed class ObjectWarnings(
    JsonParsingContext context, INamedTypeSymbol type, JsonUsage place, IMethodSymbol? constructor, List<JsonTypeMember> declared, HashSet<JsonTypeMember> used, bool isAmongOthers)
{
    private readonly MemberWarnings _findings = new(context, type, place);

    private bool IsRead => context.Direction == JsonDirection.Read;

    private bool IsFromSource => !type.DeclaringSyntaxReferences.IsEmpty;

    public void Report()
    {
        if (ForeignTypes.IsKnown(type))
            return;
        foreach (JsonTypeMember member in declared)
            OfMember(member);
        foreach (JsonMemberSymbol symbol in JsonMemberSymbol.GetAll(type))
        {
            if (!symbol.IsVisible && !declared.Exists(member => member.Symbol == symbol))
                OfOutsider(symbol);
        }

        OfHiddenIncluded();
        OfType();
        _findings.Report();
    }

    private void OfMember(JsonTypeMember member)
    {
        IgnoreCondition? left = member.Attributes.Ignore;
        if (left == IgnoreCondition.Always || left == (IsRead ? IgnoreCondition.WhenReading : IgnoreCondition.WhenWriting))
            return;
        if (used.Contains(member))
            OfUsed(member);
        else if (member.Symbol.Symbol is IPropertySymbol property)
            OfUnused(property, member.Attributes);
    }

    private void OfUsed(JsonTypeMember member)
    {
        ISymbol symbol = member.Symbol.Symbol;
        if (SaysForJson(member.Attributes))
            return;
        IParameterSymbol? parameter = constructor?.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, symbol.Name, StringComparison.OrdinalIgnoreCase));
        foreach (ISymbol marked in parameter is null ? [symbol] : new[] { symbol, parameter })
        {
            var foreign = new ForeignAttributes(marked);
            if (foreign.IgnoredBy is { } ignoring)
                _findings.Add(MemberDiagnostics.ForeignIgnore, symbol, ignoring);
            else if (foreign.Name is { } name && !string.Equals(name, member.JsonName, IsRead ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                _findings.Add(MemberDiagnostics.ForeignName, symbol, member.JsonName, name, foreign.NamedBy!);
            foreach ((string attribute, string instead) in foreign.SettingsFor(context.Direction))
                _findings.Add(MemberDiagnostics.ForeignAttribute, symbol, attribute, instead);
        }
    }

    private void OfUnused(IPropertySymbol property, JsonAttributes said)
    {
        bool isFromSource = !property.DeclaringSyntaxReferences.IsEmpty;
        if (said.IsIncluded && !isFromSource && (IsRead ? property.SetMethod is null : property.GetMethod is null))
        {
            string accessor = IsRead ? "its set accessor" : "its get accessor";
            _findings.Add(MemberDiagnostics.IncludedNotVisible, property, IsRead ? "read from" : "written as", accessor, property.ContainingAssembly.Name);
            return;
        }

        if (!IsRead || !(isFromSource ? IsLost(property) : IsLostByMetadata(property)))
            return;
        if (!said.IsExtensionData && CanPopulate(property.Type) && property.SetMethod is null && constructor is null or { Parameters.IsEmpty: true })
            _findings.Add(MemberDiagnostics.NotPopulated, property, TypeNames.Display(property.Type));
        else
            _findings.Add(MemberDiagnostics.NotRead, property, WhyNotRead(property));
    }

    private bool IsLost(IPropertySymbol property) => PropertyState.IsLost(property, constructor, CanPopulate(property.Type), context.Known.Compilation);

    /// <summary>Metadata does not show what a getter returns, but whether the compiler wrote it.</summary>
    private bool IsLostByMetadata(IPropertySymbol property)
    {
        if (property.IsAbstract)
            return false;
        if (property.SetMethod is not null || ProtobufTypes.IsCollection(property.Type))
            return true;
        if (!MetadataMembers.IsAuto(property) || constructor is { Parameters.IsEmpty: false })
            return false;
        return CanPopulate(property.Type)
            || (MetadataMembers.IsReferenceAssembly(property.ContainingAssembly) && !property.IsOverride)
            || MetadataMembers.HasHiddenSetter(property)
            || type.InstanceConstructors.Any(other => other.Parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)));
    }

    private bool CanPopulate(ITypeSymbol of) => of.IsReferenceType && JsonPopulateRules.CanFill(of, null, context);

    private static string WhyNotRead(IPropertySymbol property) => property switch
    {
        { SetMethod: { } setter } => $"its {(setter.IsInitOnly ? "init" : "set")} accessor is {TypeNames.Describe(setter.DeclaredAccessibility).ToLowerInvariant()}",
        { DeclaringSyntaxReferences.IsEmpty: true } => $"it has no set accessor that is visible outside of '{property.ContainingAssembly.Name}'",
        _ => "it has no set accessor, and the constructor that is used has no parameter of its name and type",
    };

    private void OfOutsider(JsonMemberSymbol member)
    {
        var said = new JsonAttributes(member.Symbol);
        if (said.Ignore is not null || ForeignTypes.IsKnown(member.Symbol.ContainingType))
            return;
        if (member.Symbol is IFieldSymbol field && GeneratedMembers.OfField(field) is { } generating)
        {
            string property = GeneratedMembers.PropertyOf(field);
            if (!declared.Exists(other => other.Symbol.Name == property))
                _findings.Add(MemberDiagnostics.Generated, field, generating, $"a property '{property}'", "write a partial property or an ordinary one, or move the type to another project");
        }
        else if (member.Symbol is IFieldSymbol { DeclaredAccessibility: Accessibility.Public } visible)
        {
            if (IsLostField(visible))
                _findings.Add(MemberDiagnostics.Field, visible);
        }
        else if ((SaysForJson(said) || new ForeignAttributes(member.Symbol).IsMember) && member.Symbol.DeclaringSyntaxReferences.Any())
        {
            _findings.Add(MemberDiagnostics.NotIncluded, member.Symbol);
        }
    }

    private bool IsLostField(IFieldSymbol field) =>
        field.Type.TypeKind is not (TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer)
        && !declared.Exists(member => string.Equals(member.Symbol.Name, field.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase))
        && new ForeignAttributes(field).IgnoredBy is null
        && !field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "NonSerializedAttribute")
        && !new TypeCode(field.ContainingType, null).HasPropertyOver(field);

    /// <summary>Reports members with <c>[JsonInclude]</c> that the compiler did not import, if the assembly has them.</summary>
    private void OfHiddenIncluded()
    {
        if (IsFromSource)
            return;
        foreach (string name in MetadataMembers.Included(type))
        {
            if (!declared.Exists(member => member.Symbol.Name == name))
                _findings.Add(MemberDiagnostics.IncludedNotVisible, type, $"{TypeNames.Display(type)}.{name}", IsRead ? "read from" : "written as", "it", type.ContainingAssembly.Name);
        }
    }

    private void OfType()
    {
        string shown = TypeNames.Display(type.OriginalDefinition);
        foreach (INamedTypeSymbol callback in type.AllInterfaces.Where(IsCallback))
            context.Warn(MemberDiagnostics.Callback, place, type, shown, callback.Name);
        foreach ((string attribute, string instead) in new ForeignAttributes(type).SettingsFor(context.Direction))
            context.Warn(MemberDiagnostics.ForeignAttribute, place, type, shown, attribute, instead);
        if (IsRead && OtherConstructor() is { } meant)
            context.Warn(MemberDiagnostics.ForeignAttribute, place, meant, shown, "Newtonsoft.Json.JsonConstructor", "use [JsonConstructor] of System.Text.Json.Serialization");
        if (GeneratedMembers.OfType(type) is { } generating)
            context.Warn(MemberDiagnostics.Generated, place, type, shown, generating, "members", "move the type to another project, or give it a [JsonConverter]");
        else if (!IsRead && !isAmongOthers && DerivedTypeSearch.WithMoreMembers(type, declared, context) is { } derived)
            context.Warn(MemberDiagnostics.BaseType, place, type, shown, TypeNames.Display(derived), derived.Name);
        else if (_findings.IsEmpty && used.Count == 0 && !declared.Exists(static member => member.IsIgnored || member.Attributes.IsExtensionData) && TypeState.IsHeld(type, context.Known.Compilation))
            OfWhole(shown);
    }

    private void OfWhole(string shown)
    {
        if (!IsRead)
            context.Warn(MemberDiagnostics.Empty, place, type, shown);
        else if (!isAmongOthers)
            context.Warn(MemberDiagnostics.NothingRead, place, type, shown);
    }

    private IMethodSymbol? OtherConstructor() =>
        constructor is not null && new JsonAttributes(constructor).IsConstructor
            ? null
            : type.InstanceConstructors.FirstOrDefault(other => !SymbolEqualityComparer.Default.Equals(other, constructor) && ForeignAttributes.IsConstructor(other));

    private static bool IsCallback(INamedTypeSymbol type) =>
        type.Name is "IJsonOnDeserialized" or "IJsonOnDeserializing" or "IJsonOnSerialized" or "IJsonOnSerializing" && JsonAttributes.IsOfNamespace(type);

    /// <summary>An attribute of System.Text.Json shows that the user considered the JSON.</summary>
    private static bool SaysForJson(JsonAttributes said) =>
        said is { Name: not null } or { Ignore: not null } or { Converter: not null } or { IsRequired: true } or { IsIncluded: true } or { NumberHandling: not null }
            or { IsPopulated: not null } or { IsExtensionData: true } or { Order: not 0 };
}
