using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the body of an object's reader.</summary>
internal sealed class JsonObjectReaderEmitter(SourceWriter writer, JsonObjectModel type, JsonReaderEmitter readers)
{
    private const string Helpers = "global::Lambda.Runtime.Json.";

    public void EmitBody()
    {
        JsonReaderEmitter.EmitStart(writer, type, "Object");
        if (type.IsBuiltLast)
            EmitLocals();
        else
            writer.Lines($"var value = {Construction("")};");
        EmitPresence();
        EmitLoop();
        EmitRequired();
        if (type.IsBuiltLast)
            EmitConstruction();
        writer.Lines("return value;");
    }

    private void EmitLoop()
    {
        string names = string.Concat(type.Members.Select(static member => member.JsonName + "\n"));
        bool keepsNames = type.RefusesUnknown || type.Extension is not null;
        writer.Lines(
            $"var members = new {Helpers}JsonMembers({SymbolDisplay.FormatLiteral(names, quote: true)}u8{(keepsNames ? ", keepsNames: true" : "")});");
        using (writer.Block("while (members.MoveNext(ref reader, out int member))"))
        using (writer.Block("switch (member)"))
        {
            for (int i = 0; i < type.Members.Count; i++)
            {
                JsonMemberModel member = type.Members[i];
                string read = readers.Read(member.Value);
                writer.Lines($"case {i}:");
                writer.Lines($"    {(type.IsBuiltLast ? $"{Local(member)} = {read};" : Assign(member, read))}");
                if (IsTracked(member))
                    writer.Lines($"    {Seen(member)} = true;");
                writer.Lines("    break;");
            }

            writer.Lines("default:");
            writer.Lines($"    {Unknown()}");
            if (!type.RefusesUnknown || type.Extension is not null)
                writer.Lines("    break;");
        }

        writer.Lines("");
    }

    private string Unknown()
    {
        if (type.Extension is { } extension)
        {
            string holder = type.IsBuiltLast ? "extension" : $"value.{extension.Property}";
            return $"({holder} ??= new {extension.Builder}())[members.UnknownName] = {readers.Read(extension.Value)};";
        }

        return type.RefusesUnknown ? $"throw {Helpers}JsonValue.Unknown(members.UnknownName);" : "reader.Skip();";
    }

    private void EmitLocals()
    {
        foreach (JsonMemberModel member in type.Members)
            writer.Lines($"{member.Value.Type} {Local(member)} = {member.Default};");
        if (type.Extension is { } extension)
            writer.Lines($"{extension.Type} extension = null;");
    }

    private void EmitPresence()
    {
        foreach (JsonMemberModel member in type.Members.Where(IsTracked))
            writer.Lines($"bool {Seen(member)} = false;");
    }

    private void EmitRequired()
    {
        foreach (JsonMemberModel member in type.Members.Where(static member => member.IsRequired))
        {
            writer.Lines($"if (!{Seen(member)})");
            writer.Lines($"    throw {Helpers}JsonValue.Missing({SymbolDisplay.FormatLiteral(member.JsonName, quote: true)});");
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

        if (type.Extension is { } extension)
        {
            writer.Lines("if (extension is not null)");
            writer.Lines($"    value.{extension.Property} = extension;");
        }
    }

    private string Construction(string arguments) =>
        type.HidesConstructor ? $"{JsonAccessors.Constructor(type)}({arguments})" : $"new {type.Type}({arguments})";

    private string Assign(JsonMemberModel member, string value) => member.Set == MemberSet.Accessor
        ? JsonAccessors.Set(type, member, value)
        : $"value.{member.Property} = {value};";

    /// <summary>
    /// A constructor's parameter has a default to fall back on, and an object that is there from the start its own values; every other member
    /// has to be known to have been there.
    /// </summary>
    private bool IsTracked(JsonMemberModel member) =>
        member.IsRequired || (type.IsBuiltLast && member.Set is MemberSet.Assign or MemberSet.Accessor && type.IsBuiltLast);

    private static string Local(JsonMemberModel member) => $"member{member.Property.TrimStart('@')}";

    private static string Seen(JsonMemberModel member) => $"has{member.Property.TrimStart('@')}";
}
