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
                using (writer.Case($"case {i}:"))
                    EmitMember(type.Members[i]);
            }

            if (type.Discriminator is not null)
            {
                writer.Lines($"""
                    case {type.Members.Count} when members.FoundExactly:
                        throw {Helpers}JsonDiscriminator.Misplaced();
                    """);
            }

            using (writer.Case("default:"))
                EmitUnknown();
        }

        writer.Lines("");
    }

    /// <summary>Prints how one member is read: populated, skipped, kept for the constructor, or set.</summary>
    private void EmitMember(JsonMemberModel member)
    {
        if (member.Populate is { } target)
            EmitPopulated(member, target);
        else if (member.Set == MemberSet.Never)
            writer.Lines("reader.Skip();");
        else if (type.IsBuiltLast)
            writer.Lines($"{Local(member)} = {readers.Read(member.Value)};");
        else
            writer.Lines(Assign(member, readers.Read(member.Value)));
        if (member.IsTracked)
            writer.Lines($"{Seen(member)} = true;");
        writer.Lines("break;");
    }

    /// <summary>Prints the matcher of the names that the loop looks for.</summary>
    private void EmitNames()
    {
        string names = Literals.Text(type.Names.Text);
        string options = (type.DisallowsUnknown || type.Extension is not null ? ", keepsNames: true" : "")
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
    private void EmitPopulated(JsonMemberModel member, JsonTypeKey target)
    {
        string held = $"held_{member.Label}";
        string get = JsonAccessors.Get(type, member);
        string populate = readers.Populate(target, held, member.Value.IsReference);
        if (member.Value is { IsReference: false, IsNullable: false })
        {
            writer.Lines($"""
                {member.Value.Type} {held} = {get};
                {populate}
                {Assign(member, held)}
                """);
            return;
        }

        string hasValue = $"if (!{Helpers}JsonValueReader.IsNull(ref reader) && {get} is {{ }} {held})";
        writer.Lines(member.Value.IsReference
            ? $"""
                {hasValue}
                    {populate}
                """
            : $$"""
                {{hasValue}}
                {
                    {{populate}}
                    {{Assign(member, held)}}
                }
                """);
        EmitWithoutValue(member);
    }

    /// <summary>Prints what happens if the member or the JSON has no value to populate.</summary>
    private void EmitWithoutValue(JsonMemberModel member)
    {
        string isNull = $"{Helpers}JsonValueReader.IsNull(ref reader)";
        string name = Literals.Text(member.JsonName);
        bool cannotBeCreated = member.Value.IsOpaque;
        if (cannotBeCreated)
        {
            writer.Lines($"""
                else if (!{isNull})
                    throw {Helpers}JsonPopulate.CannotCreate({name});
                """);
        }

        if (member.Set != MemberSet.Never)
        {
            writer.Lines($"""
                else
                    {Assign(member, cannotBeCreated ? "null" : readers.Read(member.Value))}
                """);
            return;
        }

        writer.Lines($"""
            else if ({isNull})
                throw {Helpers}JsonPopulate.NullWithoutSetter({name});
            """);
        if (!cannotBeCreated)
        {
            writer.Lines($"""
                else
                    {readers.Read(member.Value)};
                """);
        }
    }

    /// <summary>Prints what happens to an unknown member: it is collected, an error, or skipped.</summary>
    private void EmitUnknown()
    {
        if (type.Extension is { } extension)
        {
            string collected = $"(extension ??= new {extension.Builder}())";
            writer.Lines(extension.IsTree
                ? $"{collected}.Add(new(members.UnknownName, {readers.Read(extension.Value)}));"
                : $"{collected}[members.UnknownName] = {readers.Read(extension.Value)};");
        }
        else if (type.DisallowsUnknown)
        {
            writer.Lines($"throw {Helpers}JsonValueReader.Unknown(members.UnknownName);");
            return;
        }
        else
        {
            writer.Lines("reader.Skip();");
        }

        writer.Lines("break;");
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
            writer.Lines($"""
                if (!{Seen(member)})
                    throw {Helpers}JsonValueReader.Missing({Literals.Text(member.JsonName)});
                """);
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
            writer.Lines($"""
                if ({Seen(member)})
                    {Assign(member, Local(member))}
                """);
        }
    }

    /// <summary>Prints how the collected members are added to the existing value, or replace null.</summary>
    private void EmitExtension(JsonExtensionModel extension)
    {
        string held = JsonAccessors.Get(type, extension.Member);
        if (extension.IsTree)
        {
            writer.Lines($"""
                if (extension is not null)
                    {Assign(extension.Member, $"{Helpers}JsonDomReader.WithMembers({held}, extension)")}
                """);
            return;
        }

        writer.Lines($$"""
            if (extension is not null && {{held}} is not null)
            {
                foreach (var entry in extension)
                {
                    {{held}}[entry.Key] = entry.Value;
                }
            }
            else if (extension is not null)
            {
                {{Assign(extension.Member, "extension")}}
            }
            """);
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
