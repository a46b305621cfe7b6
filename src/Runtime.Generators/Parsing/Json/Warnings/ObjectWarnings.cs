using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Reports which data of a class, record or struct is lost in JSON: for each member, otherwise for the whole type.</summary>
/// <param name="context">The direction and the report.</param>
/// <param name="type">The type.</param>
/// <param name="usage">Where the value is used.</param>
/// <param name="constructor">The constructor that creates it, if one does.</param>
/// <param name="declared">Its members with their names in JSON.</param>
/// <param name="used">The members that are read or written.</param>
/// <param name="isAmongOthers">Whether it is one of several types that a value may have, which a discriminator tells apart.</param>
internal sealed class ObjectWarnings(
    JsonParsingContext context, INamedTypeSymbol type, JsonUsage usage, IMethodSymbol? constructor, List<JsonTypeMember> declared, HashSet<JsonTypeMember> used, bool isAmongOthers)
{
    private readonly MemberWarnings _warnings = new(context, type, usage);

    private bool IsRead => context.Direction == JsonDirection.Read;

    private bool IsFromSource => !type.DeclaringSyntaxReferences.IsEmpty;

    public void Report()
    {
        if (ForeignTypes.IsKnown(type))
            return;
        foreach (JsonTypeMember member in declared)
            CheckMember(member);
        foreach (JsonMemberSymbol symbol in JsonMemberSymbol.GetAll(type))
        {
            if (!symbol.IsVisible && !declared.Exists(member => member.Symbol == symbol))
                CheckExcluded(symbol);
        }

        CheckIncluded();
        CheckType();
        _warnings.Report();
    }

    private void CheckMember(JsonTypeMember member)
    {
        IgnoreCondition? ignore = member.Attributes.Ignore;
        if (ignore == IgnoreCondition.Always || ignore == (IsRead ? IgnoreCondition.WhenReading : IgnoreCondition.WhenWriting))
            return;
        if (used.Contains(member))
            CheckUsed(member);
        else if (member.Symbol.Symbol is IPropertySymbol property)
            CheckUnused(property, member.Attributes);
    }

    private void CheckUsed(JsonTypeMember member)
    {
        ISymbol symbol = member.Symbol.Symbol;
        if (HasJsonAttribute(member.Attributes))
            return;
        string target = TypeNames.AttributeTarget(symbol);
        IParameterSymbol? parameter = constructor?.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, symbol.Name, StringComparison.OrdinalIgnoreCase));
        foreach (ISymbol marked in parameter is null ? [symbol] : new[] { symbol, parameter })
        {
            var foreign = new ForeignAttributes(marked);
            if (foreign.IgnoredBy is { } ignoring)
                _warnings.Add(MemberDiagnostics.ForeignIgnore, symbol, ignoring, target);
            else if (foreign.Name is { } name && !string.Equals(name, member.JsonName, IsRead ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                _warnings.Add(MemberDiagnostics.ForeignName, symbol, member.JsonName, TypeNames.LiteralText(name), foreign.NamedBy!, target);
            foreach ((string attribute, string instead) in foreign.SettingsFor(context.Direction))
                _warnings.Add(MemberDiagnostics.ForeignAttribute, symbol, attribute, instead.Replace("[Json", $"[{target}Json"));
        }
    }

    private void CheckUnused(IPropertySymbol property, JsonAttributes attributes)
    {
        bool isFromSource = !property.DeclaringSyntaxReferences.IsEmpty;
        if (attributes.IsIncluded && !isFromSource && (IsRead ? property.SetMethod is null : property.GetMethod is null))
        {
            string accessor = IsRead ? "its set accessor" : "its get accessor";
            _warnings.Add(MemberDiagnostics.IncludedNotVisible, property, IsRead ? "read from" : "written as", accessor, property.ContainingAssembly.Name);
            return;
        }

        if (!IsRead || !(isFromSource ? IsLost(property) : IsLostByMetadata(property)))
            return;
        if (!attributes.IsExtensionData && CanPopulate(property.Type) && property.SetMethod is null && constructor is null or { Parameters.IsEmpty: true })
            _warnings.Add(MemberDiagnostics.NotPopulated, property, TypeNames.Display(property.Type));
        else
            _warnings.Add(MemberDiagnostics.NotRead, property, WhyNotRead(property));
    }

    private bool IsLost(IPropertySymbol property) => PropertyState.IsLost(property, constructor, CanPopulate(property.Type), context.Known.Compilation);

    /// <summary>Whether a property of a referenced assembly is lost. Metadata does not show what a getter returns, only whether the compiler wrote it.</summary>
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

    private bool CanPopulate(ITypeSymbol value) => value.IsReferenceType && JsonPopulateRules.CanPopulate(value, null, context);

    private static string WhyNotRead(IPropertySymbol property) => property switch
    {
        { SetMethod: { } setter } => $"its {(setter.IsInitOnly ? "init" : "set")} accessor is {TypeNames.Describe(setter.DeclaredAccessibility).ToLowerInvariant()}",
        { DeclaringSyntaxReferences.IsEmpty: true } => $"it has no set accessor that is visible outside of '{property.ContainingAssembly.Name}'",
        _ => "it has no set accessor, and the constructor that is used has no parameter of its name and type",
    };

    private void CheckExcluded(JsonMemberSymbol member)
    {
        var attributes = new JsonAttributes(member.Symbol);
        if (attributes.Ignore is not null || ForeignTypes.IsKnown(member.Symbol.ContainingType))
            return;
        if (member.Symbol is IFieldSymbol field && GeneratedMembers.FindOnField(field) is { } generating)
        {
            string property = GeneratedMembers.PropertyOf(field);
            if (!declared.Exists(other => other.Symbol.Name == property))
            {
                _warnings.Add(
                    MemberDiagnostics.Generated, field, generating, $"a property '{property}'", "write a partial property or an ordinary one, or move the type to another project");
            }
        }
        else if (member.Symbol is IFieldSymbol { DeclaredAccessibility: Accessibility.Public } visible)
        {
            if (IsLostField(visible))
                _warnings.Add(MemberDiagnostics.Field, visible);
        }
        else if ((HasJsonAttribute(attributes) || new ForeignAttributes(member.Symbol).IsMember) && member.Symbol.DeclaringSyntaxReferences.Any())
        {
            _warnings.Add(MemberDiagnostics.NotIncluded, member.Symbol);
        }
    }

    private bool IsLostField(IFieldSymbol field) =>
        field.Type.TypeKind is not (TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer)
        && !declared.Exists(member => string.Equals(member.Symbol.Name, field.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase))
        && new ForeignAttributes(field).IgnoredBy is null
        && !field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "NonSerializedAttribute")
        && !new TypeCode(field.ContainingType, null).HasPropertyOver(field);

    /// <summary>Reports members with <c>[JsonInclude]</c> that the compiler did not import, if the assembly has them.</summary>
    private void CheckIncluded()
    {
        if (IsFromSource)
            return;
        foreach (string name in MetadataMembers.Included(type))
        {
            if (!declared.Exists(member => member.Symbol.Name == name))
            {
                _warnings.Add(
                    MemberDiagnostics.IncludedNotVisible, type, $"{TypeNames.Display(type)}.{name}", IsRead ? "read from" : "written as", "it", type.ContainingAssembly.Name);
            }
        }
    }

    private void CheckType()
    {
        string displayName = TypeNames.Display(type.OriginalDefinition);
        foreach (INamedTypeSymbol callback in type.AllInterfaces.Where(IsCallback))
            context.Warn(MemberDiagnostics.Callback, usage, type, displayName, callback.Name);
        foreach ((string attribute, string instead) in new ForeignAttributes(type).SettingsFor(context.Direction))
            context.Warn(MemberDiagnostics.ForeignAttribute, usage, type, displayName, attribute, instead);
        if (IsRead && NewtonsoftConstructor() is { } other)
        {
            context.Warn(
                MemberDiagnostics.ForeignAttribute, usage, other, displayName, "Newtonsoft.Json.JsonConstructor", "use [JsonConstructor] of System.Text.Json.Serialization");
        }

        if (GeneratedMembers.FindOnType(type) is { } generating)
        {
            context.Warn(MemberDiagnostics.Generated, usage, type, displayName, generating, "members", "move the type to another project, or give it a [JsonConverter]");
        }
        else if (!IsRead && !isAmongOthers && DerivedTypeSearch.WithMoreMembers(type, declared, context) is { } derived)
        {
            string lost = MemberDiagnostics.LosesMembers(displayName, TypeNames.Display(derived));
            context.WarnWithOther(MemberDiagnostics.BaseType, usage, type, context.LocationIn(derived), displayName, TypeNames.Display(derived), derived.Name, lost);
        }
        else if (_warnings.IsEmpty && used.Count == 0 && !declared.Exists(static member => member.IsIgnored || member.Attributes.IsExtensionData)
            && TypeState.HasData(type, context.Known.Compilation))
        {
            WarnOfEmpty(displayName);
        }
    }

    private void WarnOfEmpty(string displayName)
    {
        if (!IsRead)
            context.Warn(MemberDiagnostics.Empty, usage, type, displayName);
        else if (!isAmongOthers)
            context.WarnWithOther(MemberDiagnostics.NothingRead, usage, type, usage.Location, displayName);
    }

    /// <summary>The constructor that is marked for Newtonsoft.Json, if another one is used and that is not marked for System.Text.Json.</summary>
    private IMethodSymbol? NewtonsoftConstructor() =>
        constructor is not null && new JsonAttributes(constructor).IsConstructor
            ? null
            : type.InstanceConstructors.FirstOrDefault(other => !SymbolEqualityComparer.Default.Equals(other, constructor) && ForeignAttributes.IsConstructor(other));

    private static bool IsCallback(INamedTypeSymbol type) =>
        type.Name is "IJsonOnDeserialized" or "IJsonOnDeserializing" or "IJsonOnSerialized" or "IJsonOnSerializing" && JsonAttributes.IsOfNamespace(type);

    /// <summary>Whether an attribute of System.Text.Json configures a member, so that those of other serializers need no warning.</summary>
    private static bool HasJsonAttribute(JsonAttributes attributes) =>
        attributes is { Name: not null } or { Ignore: not null } or { Converter: not null } or { IsRequired: true } or { IsIncluded: true } or { NumberHandling: not null }
            or { IsPopulated: not null } or { IsExtensionData: true } or { Order: not 0 };
}
