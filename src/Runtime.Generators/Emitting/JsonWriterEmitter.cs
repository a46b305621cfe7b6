using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the writer of a type.</summary>
internal sealed class JsonWriterEmitter(IEnumerable<JsonTypeModel> types)
{
    private readonly Dictionary<string, string> _names = types.ToDictionary(static type => type.Type, static type => type.Name);

    /// <summary>The statements that write a value.</summary>
    /// <param name="value">The value's model.</param>
    /// <param name="writer">The expression for the JSON writer.</param>
    /// <param name="expression">The expression for the value.</param>
    public string Write(JsonValueModel value, string writer, string expression)
    {
        string source = value.IsNullable ? $"{expression}.GetValueOrDefault()" : expression;
        string write = value.Target is null
            ? $"{writer}.{value.Setter}({source});"
            : $"JsonWriters.Write{_names[value.Target]}({writer}, {source});";
        return value.IsNullable
            ? $"if ({expression}.HasValue)\n    {write}\nelse\n    {writer}.WriteNull();"
            : write;
    }

    public string Emit(JsonTypeModel type)
    {
        SourceWriter writer = SourceWriter.StartFile();
        using (writer.Block("internal static partial class JsonWriters"))
        using (writer.Block($"internal static void Write{type.Name}(global::Lambda.Runtime.Json.JsonWriter writer, {type.Type} value)"))
        {
            writer.Lines("""
                if (value is null)
                {
                    writer.WriteNull();
                    return;
                }

                """);
            if (type is JsonListModel list)
                EmitList(writer, list);
            else
                EmitObject(writer, (JsonObjectModel)type);
        }

        return writer.ToString();
    }

    private void EmitList(SourceWriter writer, JsonListModel list)
    {
        writer.Lines("int start = writer.StartArray();");
        using (writer.Block($"foreach ({list.Element.Type} element in value)"))
        {
            writer.Lines("writer.NextElement();");
            writer.Lines(Write(list.Element, "writer", "element"));
        }

        writer.Lines("writer.EndArray(start);");
    }

    private void EmitObject(SourceWriter writer, JsonObjectModel type)
    {
        writer.Lines("int start = writer.StartObject();");
        foreach (JsonMemberModel member in type.Members)
        {
            writer.Lines($"writer.WriteName({SymbolDisplay.FormatLiteral($",\"{member.EncodedName}\":", quote: true)}u8);");
            string source = $"value.{member.Property}";
            if (member.Value.IsNullable)
            {
                // Read once: a property may compute what it returns.
                string local = $"member{member.Property.TrimStart('@')}";
                writer.Lines($"{member.Value.Type} {local} = {source};");
                source = local;
            }

            writer.Lines(Write(member.Value, "writer", source));
        }

        writer.Lines("writer.EndObject(start);");
    }
}
