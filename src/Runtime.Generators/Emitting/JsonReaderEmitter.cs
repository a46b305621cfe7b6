using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the reader of a type.</summary>
internal sealed class JsonReaderEmitter(IEnumerable<JsonTypeModel> types)
{
    private const string Helpers = "global::Lambda.Runtime.Json.";

    private readonly Dictionary<string, string> _names = types.ToDictionary(static type => type.Type, static type => type.Name);

    /// <summary>The expression that reads a value, from a variable <c>reader</c>.</summary>
    public string Read(JsonValueModel value)
    {
        string read = value.Target is null ? $"{Helpers}{value.Getter}(ref reader)" : $"JsonReaders.Read{_names[value.Target]}(ref reader)";
        return value.IsNullable ? $"{Helpers}JsonValue.IsNull(ref reader) ? default({value.Type}) : {read}" : read;
    }

    public string Emit(JsonTypeModel type)
    {
        SourceWriter writer = SourceWriter.StartFile();
        using (writer.Block("internal static partial class JsonReaders"))
        {
            using (writer.Block($"internal static {type.Type} Read{type.Name}(ref global::System.Text.Json.Utf8JsonReader reader)"))
            {
                if (type is JsonListModel list)
                    EmitList(writer, list);
                else
                    EmitObject(writer, (JsonObjectModel)type);
            }

            if (type is JsonObjectModel { Members: var members })
                EmitAccessors(writer, type, members);
        }

        return writer.ToString();
    }

    private void EmitList(SourceWriter writer, JsonListModel list)
    {
        writer.Lines($$"""
            if (!{{Helpers}}JsonValue.StartArray(ref reader))
                return null;

            var elements = new global::System.Collections.Generic.List<{{list.Element.Type}}>();
            while ({{Helpers}}JsonValue.NextElement(ref reader))
                elements.Add({{Read(list.Element)}});
            return {{(list.IsArray ? "elements.ToArray()" : "elements")}};
            """);
    }

    private void EmitObject(SourceWriter writer, JsonObjectModel type)
    {
        writer.Lines($$"""
            if (!{{Helpers}}JsonValue.StartObject(ref reader))
                return null;

            """);
        if (type.IsBuiltLast)
            EmitLocals(writer, type);
        else
            writer.Lines($"var value = new {type.Type}();");

        string names = string.Concat(type.Members.Select(static member => member.JsonName + "\n"));
        writer.Lines($"var members = new {Helpers}JsonMembers({SymbolDisplay.FormatLiteral(names, quote: true)}u8);");
        using (writer.Block("while (members.MoveNext(ref reader, out int member))"))
        using (writer.Block("switch (member)"))
        {
            for (int i = 0; i < type.Members.Count; i++)
            {
                JsonMemberModel member = type.Members[i];
                string read = Read(member.Value);
                writer.Lines($"case {i}:");
                writer.Lines($"    {(type.IsBuiltLast ? $"{Local(member)} = {read};" : Assign(type, member, read))}");
                if (type.IsBuiltLast && IsTracked(member))
                    writer.Lines($"    {Seen(member)} = true;");
                writer.Lines("    break;");
            }

            writer.Lines("default:");
            writer.Lines("    reader.Skip();");
            writer.Lines("    break;");
        }

        writer.Lines("");
        if (type.IsBuiltLast)
            EmitConstruction(writer, type);
        writer.Lines("return value;");
    }

    private static void EmitLocals(SourceWriter writer, JsonObjectModel type)
    {
        foreach (JsonMemberModel member in type.Members)
        {
            writer.Lines($"{member.Value.Type} {Local(member)} = {member.Default};");
            if (IsTracked(member))
                writer.Lines($"bool {Seen(member)} = false;");
        }
    }

    private static void EmitConstruction(SourceWriter writer, JsonObjectModel type)
    {
        List<JsonMemberModel> required = [.. type.Members.Where(static member => member.Set == MemberSet.Required)];
        foreach (JsonMemberModel member in required)
        {
            writer.Lines($"if (!{Seen(member)})");
            writer.Lines($"    throw {Helpers}JsonValue.Missing({SymbolDisplay.FormatLiteral(member.JsonName, quote: true)});");
        }

        string arguments = string.Join(", ", type.Arguments.Select(index => Local(type.Members[index])));
        string initializer = required.Count == 0
            ? ""
            : $" {{ {string.Join(", ", required.Select(static member => $"{member.Property} = {Local(member)}"))} }}";
        writer.Lines($"var value = new {type.Type}({arguments}){initializer};");
        foreach (JsonMemberModel member in type.Members.Where(static member => member.Set is MemberSet.Assign or MemberSet.Init))
        {
            writer.Lines($"if ({Seen(member)})");
            writer.Lines($"    {Assign(type, member, Local(member))}");
        }
    }

    private static string Assign(JsonObjectModel type, JsonMemberModel member, string value) => member.Set == MemberSet.Init
        ? $"{Accessor(type, member)}(value, {value});"
        : $"value.{member.Property} = {value};";

    /// <summary>A missing member keeps the value that the constructor gave it, so an <c>init</c> property is set only where it was there.</summary>
    private static void EmitAccessors(SourceWriter writer, JsonTypeModel type, IEnumerable<JsonMemberModel> members)
    {
        foreach (JsonMemberModel member in members.Where(static member => member.Set == MemberSet.Init))
        {
            string setter = $"set_{member.Property.TrimStart('@')}";
            writer.Lines("");
            writer.Lines(
                "[global::System.Runtime.CompilerServices.UnsafeAccessor("
                + $"global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"{setter}\")]");
            writer.Lines($"private static extern void {Accessor(type, member)}({member.DeclaringType} target, {member.Value.Type} value);");
        }
    }

    private static string Accessor(JsonTypeModel type, JsonMemberModel member) => $"Set{type.Name}_{member.Property.TrimStart('@')}";

    private static string Local(JsonMemberModel member) => $"member{member.Property.TrimStart('@')}";

    private static string Seen(JsonMemberModel member) => $"has{member.Property.TrimStart('@')}";

    /// <summary>A constructor's parameter has a default to fall back on; every other member has to be known to be there.</summary>
    private static bool IsTracked(JsonMemberModel member) => member.Set != MemberSet.Constructor;
}
