using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Turns a class or record into the model of its JSON object.</summary>
internal sealed class JsonObjectParser(JsonGraphParser graph, INamedTypeSymbol type, string path, Location location)
{
    private const string AttributeNamespace = "System.Text.Json.Serialization";

    private bool _failed;

    private bool IsRead => graph.Direction == JsonDirection.Read;

    public JsonObjectModel? Parse()
    {
        RefuseAttributes(type, path);
        List<IPropertySymbol> properties = Properties();
        IMethodSymbol? constructor = IsRead ? Constructor() : null;
        if (_failed)
            return null;

        var members = new List<JsonMemberModel>();
        var kept = new List<IPropertySymbol>();
        foreach (IPropertySymbol property in properties)
        {
            IParameterSymbol? parameter = constructor?.Parameters.FirstOrDefault(p => Binds(p, property));
            MemberSet set = IsRead ? SetOf(property, constructor!, parameter) : MemberSet.Never;
            bool isUsed = IsRead ? set != MemberSet.Never : property.GetMethod is { DeclaredAccessibility: Accessibility.Public };
            if (!isUsed)
                continue;

            if (graph.Parse(property.Type, $"{path}.{property.Name}", location) is not { } value)
            {
                _failed = true;
                continue;
            }

            string jsonName = JsonName(property);
            kept.Add(property);
            members.Add(new JsonMemberModel(
                TypeNames.Escaped(property.Name),
                jsonName,
                JsonNames.Encode(jsonName),
                value,
                set,
                TypeNames.Full(property.ContainingType),
                parameter is null ? "default" : DefaultValues.Of(parameter)));
        }

        var arguments = new List<int>();
        foreach (IParameterSymbol parameter in constructor?.Parameters ?? [])
        {
            int index = kept.FindIndex(property => Binds(parameter, property));
            arguments.Add(index);
            if (index < 0 && !_failed)
                Fail(JsonDiagnostics.UnboundParameter, parameter.Name);
        }

        RefuseNames(members);
        if (_failed)
            return null;

        bool isBuiltLast = arguments.Count > 0 || members.Any(static member => member.Set == MemberSet.Required);
        return new JsonObjectModel(
            TypeNames.Full(type), TypeNames.Identifier(type), members.ToEquatableArray(), arguments.ToEquatableArray(), isBuiltLast);
    }

    /// <summary>The public properties, those of the type itself before those of its base types, as System.Text.Json orders them.</summary>
    private List<IPropertySymbol> Properties()
    {
        var properties = new List<IPropertySymbol>();
        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (IPropertySymbol property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }
                    && properties.All(known => known.Name != property.Name))
                {
                    RefuseAttributes(property, $"{path}.{property.Name}");
                    properties.Add(property);
                }
            }
        }

        return properties;
    }

    /// <summary>The one without parameters, or else the only one.</summary>
    private IMethodSymbol? Constructor()
    {
        List<IMethodSymbol> constructors = [.. type.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public)];
        constructors.ForEach(constructor => RefuseAttributes(constructor, path));
        IMethodSymbol? chosen = constructors.Find(c => c.Parameters.IsEmpty) ?? (constructors.Count == 1 ? constructors[0] : null);
        if (chosen is null || chosen.Parameters.Any(p => p.RefKind != RefKind.None))
            Fail(JsonDiagnostics.NoConstructor);
        return chosen;
    }

    private static bool Binds(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static MemberSet SetOf(IPropertySymbol property, IMethodSymbol constructor, IParameterSymbol? parameter)
    {
        bool constructorSetsRequired = constructor.GetAttributes().Any(a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute");
        if (property.IsRequired && !constructorSetsRequired)
            return MemberSet.Required;
        if (parameter is not null)
            return MemberSet.Constructor;
        return property.SetMethod switch
        {
            { DeclaredAccessibility: Accessibility.Public, IsInitOnly: true } => MemberSet.Init,
            { DeclaredAccessibility: Accessibility.Public } => MemberSet.Assign,
            _ => MemberSet.Never,
        };
    }

    private static string JsonName(IPropertySymbol property)
    {
        AttributeData? attribute = property.GetAttributes().FirstOrDefault(a => IsJson(a, "JsonPropertyNameAttribute"));
        return attribute?.ConstructorArguments.FirstOrDefault().Value as string ?? JsonNames.CamelCase(property.Name);
    }

    private void RefuseNames(List<JsonMemberModel> members)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonMemberModel member in members)
        {
            if (member.JsonName.Any(char.IsControl))
                Fail(JsonDiagnostics.BadJsonName, member.Property, member.JsonName, "holds a control character");
            else if (!seen.Add(member.JsonName))
                Fail(JsonDiagnostics.BadJsonName, member.Property, member.JsonName, "another member has too, but for its case");
        }
    }

    /// <summary>An attribute that says something about JSON, and would be passed over, is refused.</summary>
    private void RefuseAttributes(ISymbol symbol, string symbolPath)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (!IsJson(attribute, attribute.AttributeClass?.Name) || IsJson(attribute, "JsonPropertyNameAttribute"))
                continue;
            _failed = true;
            string name = attribute.AttributeClass!.Name;
            string shortName = name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
            graph.Report(JsonDiagnostics.UnsupportedAttribute, location, symbolPath, shortName);
        }
    }

    private static bool IsJson(AttributeData attribute, string? name) =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == AttributeNamespace;

    private void Fail(DiagnosticDescriptor descriptor, params object[] details)
    {
        _failed = true;
        graph.Report(descriptor, location, [path, TypeNames.Display(type), .. details]);
    }
}
