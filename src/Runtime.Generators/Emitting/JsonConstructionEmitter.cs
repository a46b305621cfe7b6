using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints how an object is created: before its members are read, or after them from local variables.</summary>
internal sealed class JsonConstructionEmitter(SourceWriter writer, JsonObjectModel type)
{
    /// <summary>The variable with the value of a member.</summary>
    public static string Local(JsonMemberModel member) => $"member_{member.Label}";

    /// <summary>The variable that is true if the JSON has a member.</summary>
    public static string Seen(JsonMemberModel member) => $"has_{member.Label}";

    /// <summary>Prints the creation of an object before its members are read.</summary>
    public void Emit() => writer.Lines($"var value = {Construction("")};");

    /// <summary>Prints the variables for the members of an object that is created after they are read.</summary>
    public void EmitLocals()
    {
        foreach (JsonMemberModel member in type.Members.Where(static member => member.Set != MemberSet.Never))
            writer.Lines($"{member.Value.Type} {Local(member)} = {(member.Default is { } constant ? Literals.Constant(constant) : "default")};");
    }

    /// <summary>Prints the creation of an object from these variables.</summary>
    public void EmitFromLocals()
    {
        List<JsonMemberModel> initialized = [.. type.Members.Where(static member => member.Set == MemberSet.Initializer)];
        string arguments = string.Join(", ", type.Arguments.Select(index => index < 0 ? "default" : Local(type.Members[index])));
        string initializer = initialized.Count == 0
            ? ""
            : $" {{ {string.Join(", ", initialized.Select(static member => $"{member.Property} = {Local(member)}"))} }}";
        writer.Lines($"var value = {Construction(arguments)}{initializer};");
        foreach (JsonMemberModel member in type.Members.Where(static member => member.Set is MemberSet.Assign or MemberSet.Accessor))
        {
            writer.Lines($"""
                if ({Seen(member)})
                    {JsonAccessors.Assign(type, member, Local(member))}
                """);
        }
    }

    private string Construction(string arguments) => type.Construction switch
    {
        ObjectConstruction.Accessor => $"{JsonAccessors.Constructor(type)}({arguments})",
        ObjectConstruction.Default => $"default({type.Type})",
        _ => $"new {type.Type}({arguments})",
    };
}
