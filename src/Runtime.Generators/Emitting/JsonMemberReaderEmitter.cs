using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints how one member of an object is read or populated.</summary>
internal sealed class JsonMemberReaderEmitter(SourceWriter writer, JsonObjectModel type, JsonReaderEmitter readers)
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    /// <summary>Prints how one member is read: populated, skipped, kept for the constructor, or set.</summary>
    public void Emit(JsonMemberModel member)
    {
        if (member.NullIsMissing)
        {
            writer.Lines($"""
                if ({Helpers}{(member.Value.Attribute is null ? "JsonValueReader" : "AttributeReader")}.IsNull(ref reader))
                    break;
                """);
        }

        if (member.Populate is { } target)
            EmitPopulated(member, target);
        else if (member.Set == MemberSet.Never)
            writer.Lines("reader.Skip();");
        else if (type.IsBuiltLast)
            writer.Lines($"{JsonConstructionEmitter.Local(member)} = {readers.Read(member.Value)};");
        else
            writer.Lines(JsonAccessors.Assign(type, member, readers.Read(member.Value)));
        if (member.IsTracked)
            writer.Lines($"{JsonConstructionEmitter.Seen(member)} = true;");
        writer.Lines("break;");
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
                {JsonAccessors.Assign(type, member, held)}
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
                    {{JsonAccessors.Assign(type, member, held)}}
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
                    {JsonAccessors.Assign(type, member, cannotBeCreated ? "null" : readers.Read(member.Value))}
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
}
