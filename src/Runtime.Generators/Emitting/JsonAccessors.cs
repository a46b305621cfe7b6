using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>
/// Prints accessors for members that C# does not let the generated code use: <c>init</c> after construction, so that a missing member keeps its
/// initial value, and members that are not public but included by an attribute.
/// </summary>
internal static class JsonAccessors
{
    private const string Unsafe = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    /// <summary>The method that calls the constructor.</summary>
    public static string Constructor(JsonObjectModel type) => $"New{type.Name}{CallSuffix(type.Constructor!)}";

    /// <summary>The statement that sets a member, by assignment or by an accessor.</summary>
    public static string Assign(JsonObjectModel type, JsonMemberModel member, string value) =>
        member.Set == MemberSet.Accessor ? Set(type, member, value) : $"{Access(member)} = {value};";

    private static string Set(JsonObjectModel type, JsonMemberModel member, string value)
    {
        string target = type.IsReference ? "value" : "ref value";
        return member.IsField ? $"{Call("Field", type, member)}({target}) = {value};" : $"{Call("Set", type, member)}({target}, {value});";
    }

    /// <summary>The expression that gets a member.</summary>
    public static string Get(JsonObjectModel type, JsonMemberModel member) => !member.IsHidden
        ? Access(member)
        : $"{Call(member.IsField ? "Field" : "Get", type, member)}({(type.IsReference ? "value" : "ref value")})";

    /// <summary>The expression for a member of the variable <c>value</c>.</summary>
    public static string Access(JsonMemberModel member) => member.Owner is null ? $"value.{member.Property}" : $"(({member.Owner})value).{member.Property}";

    /// <summary>Prints the accessors that a reader calls.</summary>
    public static void Emit(SourceWriter writer, JsonObjectModel type)
    {
        if (type.Constructor is { } constructor)
            EmitDeclared(writer, constructor, "Constructor", null, constructor.Type, $"New{type.Name}", string.Join(", ", constructor.ValueTypes.Select(static (type, i) => $"{type} p{i}")));

        foreach (JsonMemberModel member in AllOf(type))
        {
            bool isRead = member.IsHidden && (member.Populate is not null || member == type.Extension?.Member);
            if (member.IsField && (member.Set == MemberSet.Accessor || isRead))
                EmitField(writer, type, member);
            if (!member.IsField && member.Set == MemberSet.Accessor)
                EmitMember(writer, type, member, "Method", "Set", $"set_{Plain(member)}", "void", $", {member.Declaration.ValueTypes[0]} value");
            if (!member.IsField && isRead)
                EmitGetter(writer, type, member);
        }
    }

    /// <summary>Prints the accessors that a writer calls.</summary>
    public static void EmitGetters(SourceWriter writer, JsonObjectModel type)
    {
        foreach (JsonMemberModel member in AllOf(type).Where(static member => member.IsHidden))
        {
            if (member.IsField)
                EmitField(writer, type, member);
            else
                EmitGetter(writer, type, member);
        }
    }

    private static IEnumerable<JsonMemberModel> AllOf(JsonObjectModel type) =>
        type.Extension is { } extension ? type.Members.Concat([extension.Member]) : type.Members;

    private static void EmitGetter(SourceWriter writer, JsonObjectModel type, JsonMemberModel member) =>
        EmitMember(writer, type, member, "Method", "Get", $"get_{Plain(member)}", member.Declaration.ValueTypes[0], "");

    private static void EmitField(SourceWriter writer, JsonObjectModel type, JsonMemberModel member) =>
        EmitMember(writer, type, member, "Field", "Field", Plain(member), $"ref {member.Declaration.ValueTypes[0]}", "");

    private static void EmitMember(
        SourceWriter writer, JsonObjectModel type, JsonMemberModel member, string kind, string verb, string target, string returns, string parameter)
    {
        string receiver = type.IsReference ? $"{member.Declaration.Type} target" : $"ref {member.Declaration.Type} target";
        EmitDeclared(writer, member.Declaration, kind, target, returns, Name(verb, type, member), $"{receiver}{parameter}");
    }

    /// <summary>The accessor of a generic type's member is in a generic class with the same type parameters.</summary>
    private static void EmitDeclared(
        SourceWriter writer, JsonDeclarationModel declaration, string kind, string? target, string returns, string name, string parameters)
    {
        if (declaration.Parameters.Count == 0)
        {
            EmitOne(writer, kind, target, $"private static extern {returns} {name}({parameters})");
            return;
        }

        writer.Lines("");
        string typeParameters = string.Join(", ", declaration.Parameters.Select(static parameter => parameter.Name));
        string constraints = string.Concat(declaration.Parameters
            .Where(static parameter => parameter.Constraints.Count > 0)
            .Select(static parameter => $" where {parameter.Name} : {string.Join(", ", parameter.Constraints)}"));
        using (writer.Block($"private static class {name}<{typeParameters}>{constraints}"))
            EmitOne(writer, kind, target, $"internal static extern {returns} Call({parameters})", isFirst: true);
    }

    private static void EmitOne(SourceWriter writer, string kind, string? name, string signature, bool isFirst = false)
    {
        if (!isFirst)
            writer.Lines("");
        writer.Lines($"[{Unsafe}({Unsafe}Kind.{kind}{(name is null ? "" : $", Name = \"{name}\"")})]");
        writer.Lines($"{signature};");
    }

    /// <summary>The method to call: the accessor itself, or the one in the generic class.</summary>
    private static string Call(string verb, JsonObjectModel type, JsonMemberModel member) => Name(verb, type, member) + CallSuffix(member.Declaration);

    private static string CallSuffix(JsonDeclarationModel declaration) =>
        declaration.Arguments.Count == 0 ? "" : $"<{string.Join(", ", declaration.Arguments)}>.Call";

    private static string Name(string verb, JsonObjectModel type, JsonMemberModel member) => $"{verb}{type.Name}_{member.Label}";

    private static string Plain(JsonMemberModel member) => member.Property.TrimStart('@');
}
