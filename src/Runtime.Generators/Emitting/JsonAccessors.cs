using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>
/// Prints accessors for what the language does not let others call: <c>init</c> after construction, so that a missing member keeps its
/// initial value, and what is not public but marked to be included.
/// </summary>
internal static class JsonAccessors
{
    private const string Unsafe = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    /// <summary>The method that calls the constructor.</summary>
    public static string Constructor(JsonObjectModel type) => $"New{type.Name}";

    /// <summary>The statement that sets a member.</summary>
    public static string Set(JsonObjectModel type, JsonMemberModel member, string value)
    {
        string target = type.IsReference ? "value" : "ref value";
        return member.IsField ? $"{Call("Field", type, member)}({target}) = {value};" : $"{Call("Set", type, member)}({target}, {value});";
    }

    /// <summary>The expression that gets a member.</summary>
    public static string Get(JsonObjectModel type, JsonMemberModel member) =>
        $"{Call(member.IsField ? "Field" : "Get", type, member)}({(type.IsReference ? "value" : "ref value")})";

    /// <summary>Prints those that a reader calls.</summary>
    public static void Emit(SourceWriter writer, JsonObjectModel type)
    {
        if (type.HidesConstructor)
        {
            string parameters = string.Join(", ", type.Arguments.Select((index, i) => $"{type.Members[index].Value.Type} p{i}"));
            EmitOne(writer, "Constructor", null, $"private static extern {type.Type} {Constructor(type)}({parameters})");
        }

        IEnumerable<JsonMemberModel> all = type.Extension is { } extension ? type.Members.Concat([extension.Member]) : type.Members;
        foreach (JsonMemberModel member in all.Where(static member => member.Set == MemberSet.Accessor))
        {
            if (member.IsField)
                EmitField(writer, type, member);
            else
                EmitMember(writer, type, member, "Method", "Set", $"set_{Plain(member)}", "void", $", {member.Declaration.ValueType} value");
        }
    }

    /// <summary>Prints those that a writer calls.</summary>
    public static void EmitGetters(SourceWriter writer, JsonObjectModel type)
    {
        foreach (JsonMemberModel member in type.Members.Where(static member => member.IsHidden))
        {
            if (member.IsField)
                EmitField(writer, type, member);
            else
                EmitMember(writer, type, member, "Method", "Get", $"get_{Plain(member)}", member.Declaration.ValueType, "");
        }
    }

    private static void EmitField(SourceWriter writer, JsonObjectModel type, JsonMemberModel member) =>
        EmitMember(writer, type, member, "Field", "Field", Plain(member), $"ref {member.Declaration.ValueType}", "");

    /// <summary>A member of a generic type is accessed in a generic class with the same type parameters.</summary>
    private static void EmitMember(
        SourceWriter writer, JsonObjectModel type, JsonMemberModel member, string kind, string verb, string target, string returns, string parameter)
    {
        JsonDeclarationModel declaration = member.Declaration;
        string receiver = type.IsReference ? $"{declaration.Type} target" : $"ref {declaration.Type} target";
        if (declaration.Parameters.Length == 0)
        {
            EmitOne(writer, kind, target, $"private static extern {returns} {Name(verb, type, member)}({receiver}{parameter})");
            return;
        }

        writer.Lines("");
        using (writer.Block($"private static class {Name(verb, type, member)}{declaration.Parameters}{declaration.Constraints}"))
            EmitOne(writer, kind, target, $"internal static extern {returns} Call({receiver}{parameter})", isFirst: true);
    }

    private static void EmitOne(SourceWriter writer, string kind, string? name, string signature, bool isFirst = false)
    {
        if (!isFirst)
            writer.Lines("");
        writer.Lines($"[{Unsafe}({Unsafe}Kind.{kind}{(name is null ? "" : $", Name = \"{name}\"")})]");
        writer.Lines($"{signature};");
    }

    /// <summary>What is called: the method itself, or that in the generic class.</summary>
    private static string Call(string verb, JsonObjectModel type, JsonMemberModel member)
    {
        string arguments = member.Declaration.Arguments;
        return Name(verb, type, member) + (arguments.Length == 0 ? "" : $"{arguments}.Call");
    }

    private static string Name(string verb, JsonObjectModel type, JsonMemberModel member) => $"{verb}{type.Name}_{Plain(member)}";

    private static string Plain(JsonMemberModel member) => member.Property.TrimStart('@');
}
