using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the body of the method that reads or populates an object.</summary>
internal sealed class JsonObjectReaderEmitter(SourceWriter writer, JsonObjectModel type, JsonReaderEmitter readers)
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    public void EmitBody()
    {
        // The polymorphic reader has read the start and the discriminator.
        if (type.Discriminator is null)
            JsonReaderEmitter.EmitStart(writer, type, "Object");
        if (type.IsBuiltLast)
            EmitLocals();
        else
            writer.Lines($"var value = {Construction("")};");
        EmitMembers();
        writer.Lines("return value;");
    }

    /// <summary>Prints everything except the creation and the return of an object.</summary>
    public void EmitMembers()
    {
        EmitPresence();
        EmitLoop();
        EmitRequired();
        if (type.IsBuiltLast)
            EmitConstruction();
        if (type.Extension is { } extension)
            EmitExtension(extension);
    }

    private void EmitLoop()
    {
        EmitNames();
        using (writer.Block("while (members.MoveNext(ref reader, out int member))"))
        using (writer.Block("switch (member)"))
        {
            for (int i = 0; i < type.Members.Count; i++)
            {
                JsonMemberModel member = type.Members[i];
                writer.Lines($"case {i}:");
                if (member.Fill is not null)
                    EmitFilled(member);
                else if (member.Set == MemberSet.Never)
                    writer.Lines("    reader.Skip();");
                else
                    writer.Lines($"    {(type.IsBuiltLast ? $"{Local(member)} = {readers.Read(member.Value)};" : Assign(member, readers.Read(member.Value)))}");
                if (member.IsTracked)
                    writer.Lines($"    {Seen(member)} = true;");
                writer.Lines("    break;");
            }

            if (type.Discriminator is not null)
            {
                writer.Lines($"case {type.Members.Count} when members.FoundExactly:");
                writer.Lines($"    throw {Helpers}JsonDiscriminator.Misplaced();");
            }

            writer.Lines("default:");
            writer.Lines($"    {Unknown()}");
            if (!type.RefusesUnknown || type.Extension is not null)
                writer.Lines("    break;");
        }

        writer.Lines("");
    }

    private void EmitNames()
    {
        string names = Literals.Text(type.Names.Text);
        string options = (type.RefusesUnknown || type.Extension is not null ? ", keepsNames: true" : "")
            + (type.Discriminator is null ? "" : ", rejectsMetadata: true")
            + (type.Names.Table.Count == 0 ? "" : $", table: new uint[] {{ {string.Join(", ", type.Names.Table)} }}")
            + (type.Names.IsAscii ? "" : $", folded: {type.Name}Names.Folded");
        writer.Lines($"var members = new {Helpers}PropertyNameMatcher({names}u8{options});");
    }

    /// <summary>Prints the table of names that have letters other than ASCII.</summary>
    public static void EmitFoldedNames(SourceWriter writer, JsonObjectModel type)
    {
        if (type.Names.IsAscii)
            return;
        writer.Lines("");
        using (writer.Block($"private static class {type.Name}Names"))
            writer.Lines($"internal static readonly {Helpers}FoldedPropertyNames Folded = new({Literals.Text(type.Names.Text)});");
    }

    /// <summary>Prints how a member is populated. If its value is null, a new value is read and set; if nothing can set it, the value is dropped.</summary>
    private void EmitFilled(JsonMemberModel member)
    {
        string held = $"held_{member.Label}";
        string get = JsonAccessors.Get(type, member);
        string name = Literals.Text(member.JsonName);
        if (member.Value is { IsReference: false, IsNullable: false })
        {
            writer.Lines($"    {member.Value.Type} {held} = {get};\n    {readers.Fill(member.Fill!, held, isReference: false)}\n    {Assign(member, held)}");
            return;
        }

        writer.Lines($"    if (!{Helpers}JsonValueReader.IsNull(ref reader) && {get} is {{ }} {held})");
        writer.Lines(member.Value.IsReference
            ? $"        {readers.Fill(member.Fill!, held, isReference: true)}"
            : $"    {{\n        {readers.Fill(member.Fill!, held, isReference: false)}\n        {Assign(member, held)}\n    }}");
        bool isNeverMade = member.Value.IsOpaque;
        if (isNeverMade)
            writer.Lines($"    else if (!{Helpers}JsonValueReader.IsNull(ref reader))\n        throw {Helpers}JsonPopulate.CannotCreate({name});");
        string read = isNeverMade ? "null" : readers.Read(member.Value);
        if (member.Set != MemberSet.Never)
            writer.Lines($"    else\n        {Assign(member, read)}");
        else
            writer.Lines($"    else if ({Helpers}JsonValueReader.IsNull(ref reader))\n        throw {Helpers}JsonPopulate.NullWithoutSetter({name});{(isNeverMade ? "" : $"\n    else\n        {read};")}");
    }

    private string Unknown()
    {
        if (type.Extension is { } extension)
        {
            string collected = $"(extension ??= new {extension.Builder}())";
            return extension.IsTree
                ? $"{collected}.Add(new(members.UnknownName, {readers.Read(extension.Value)}));"
                : $"{collected}[members.UnknownName] = {readers.Read(extension.Value)};";
        }

        return type.RefusesUnknown ? $"throw {Helpers}JsonValueReader.Unknown(members.UnknownName);" : "reader.Skip();";
    }

    private void EmitLocals()
    {
        foreach (JsonMemberModel member in type.Members.Where(static member => member.Set != MemberSet.Never))
            writer.Lines($"{member.Value.Type} {Local(member)} = {(member.Default is { } constant ? Literals.Constant(constant) : "default")};");
    }

    private void EmitPresence()
    {
        foreach (JsonMemberModel member in type.Members.Where(static member => member.IsTracked))
            writer.Lines($"bool {Seen(member)} = false;");
        if (type.Extension is { } extension)
            writer.Lines($"{extension.Builder} extension = null;");
    }

    private void EmitRequired()
    {
        foreach (JsonMemberModel member in type.Members.Where(static member => member.IsRequired))
        {
            writer.Lines($"if (!{Seen(member)})");
            writer.Lines($"    throw {Helpers}JsonValueReader.Missing({Literals.Text(member.JsonName)});");
        }
    }

    private void EmitConstruction()
    {
        List<JsonMemberModel> initialized = [.. type.Members.Where(static member => member.Set == MemberSet.Initializer)];
        string arguments = string.Join(", ", type.Arguments.Select(index => index < 0 ? "default" : Local(type.Members[index])));
        string initializer = initialized.Count == 0
            ? ""
            : $" {{ {string.Join(", ", initialized.Select(static member => $"{member.Property} = {Local(member)}"))} }}";
        writer.Lines($"var value = {Construction(arguments)}{initializer};");
        foreach (JsonMemberModel member in type.Members.Where(static member => member.Set is MemberSet.Assign or MemberSet.Accessor))
        {
            writer.Lines($"if ({Seen(member)})");
            writer.Lines($"    {Assign(member, Local(member))}");
        }
    }

    /// <summary>Prints how the collected members are added to the existing value, or replace null.</summary>
    private void EmitExtension(JsonExtensionModel extension)
    {
        string held = JsonAccessors.Get(type, extension.Member);
        if (extension.IsTree)
        {
            writer.Lines($"if (extension is not null)\n    {Assign(extension.Member, $"{Helpers}JsonDomReader.WithMembers({held}, extension)")}");
            return;
        }

        using (writer.Block($"if (extension is not null && {held} is not null)"))
        using (writer.Block("foreach (var entry in extension)"))
            writer.Lines($"{held}[entry.Key] = entry.Value;");
        using (writer.Block("else if (extension is not null)"))
            writer.Lines(Assign(extension.Member, "extension"));
    }

    private string Construction(string arguments) => type.Construction switch
    {
        ObjectConstruction.Accessor => $"{JsonAccessors.Constructor(type)}({arguments})",
        ObjectConstruction.Default => $"default({type.Type})",
        _ => $"new {type.Type}({arguments})",
    };

    private string Assign(JsonMemberModel member, string value) => member.Set == MemberSet.Accessor
        ? JsonAccessors.Set(type, member, value)
        : $"{JsonAccessors.Access(member)} = {value};";

    private static string Local(JsonMemberModel member) => $"member_{member.Label}";

    private static string Seen(JsonMemberModel member) => $"has_{member.Label}";
}
