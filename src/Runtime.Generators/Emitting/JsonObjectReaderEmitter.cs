using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the body of the method that reads or populates an object.</summary>
internal sealed class JsonObjectReaderEmitter(SourceWriter writer, JsonObjectModel type, JsonReaderEmitter readers)
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    private readonly JsonMemberReaderEmitter _members = new(writer, type, readers);
    private readonly JsonConstructionEmitter _construction = new(writer, type);

    public void EmitBody()
    {
        // The polymorphic reader has read the start and the discriminator.
        if (type.Discriminator is null)
            JsonReaderEmitter.EmitStart(writer, type, "Object");
        if (type.IsBuiltLast)
            _construction.EmitLocals();
        else
            _construction.Emit();
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
            _construction.EmitFromLocals();
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
                    _members.Emit(type.Members[i]);
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

    /// <summary>Prints the matcher of the names that the loop looks for.</summary>
    private void EmitNames()
    {
        string names = Literals.Text(type.Names.Text);
        string options = (type.DisallowsUnknown || type.Extension is not null ? ", keepsNames: true" : "")
            + (type.Discriminator is null ? "" : ", rejectsMetadata: true")
            + (type.Names.Table.Count == 0 ? "" : $", table: new uint[] {{ {string.Join(", ", type.Names.Table)} }}")
            + (type.Names.IsAscii ? "" : $", folded: {type.Name}Names.Folded");
        string escapes = type.Names.HasEscapes ? " { HasEscapes = true }" : "";
        writer.Lines($"var members = new {Helpers}PropertyNameMatcher({names}u8{options}){escapes};");
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

    private void EmitPresence()
    {
        foreach (JsonMemberModel member in type.Members.Where(static member => member.IsTracked))
            writer.Lines($"bool {JsonConstructionEmitter.Seen(member)} = false;");
        if (type.Extension is { } extension)
            writer.Lines($"{extension.Builder} extension = null;");
    }

    private void EmitRequired()
    {
        foreach (JsonMemberModel member in type.Members.Where(static member => member.IsRequired))
        {
            writer.Lines($"""
                if (!{JsonConstructionEmitter.Seen(member)})
                    throw {Helpers}JsonValueReader.Missing({Literals.Text(member.JsonName)});
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
                    {JsonAccessors.Assign(type, extension.Member, $"{Helpers}JsonDomReader.WithMembers({held}, extension)")}
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
                {{JsonAccessors.Assign(type, extension.Member, "extension")}}
            }
            """);
    }
}
