using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the writer of a type.</summary>
/// <param name="types">All types that are written.</param>
/// <param name="isHtmlSafe">Text that may need an escape is written with <c>writer.HtmlSafe</c>.</param>
internal sealed class JsonWriterEmitter(IEnumerable<JsonTypeModel> types, bool isHtmlSafe)
{
    private readonly Dictionary<JsonTypeKey, string> _names = types.ToDictionary(static type => type.Key, static type => type.Name);

    /// <summary>The statements that write a value.</summary>
    /// <param name="value">The value's model.</param>
    /// <param name="writer">The expression for the JSON writer.</param>
    /// <param name="expression">The expression for the value, which may be printed twice.</param>
    public string Write(JsonValueModel value, string writer, string expression)
    {
        if (value.Attribute is { } types)
        {
            string inner = Write(value with { Attribute = null, IsNullable = false }, writer, DynamoDbCode.ValueOf(value, expression));
            return DynamoDbCode.Write(value, types, writer, expression, inner);
        }

        if (value.Format is { } format && JsonFormatCode.EncodesJson(value, format))
            return JsonFormatCode.Write(format, Text(writer), writer, expression, Write(value with { Format = null }, "writer", "json"));

        string source = value.IsNullable ? $"{expression}.GetValueOrDefault()" : expression;
        if (value.IsEnum)
            source = $"({(value.Scalar is ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.UInt32 or ScalarKind.UInt64 ? "ulong" : "long")}){source}";
        string option = value.NumberHandling is { } numbers ? $", {JsonReaderEmitter.NumberHandling(numbers)}" : "";
        string write = value.Format is { } single and not ValueFormat.ScalarText ? JsonFormatCode.WriteSingle(value, single, writer, source)
            : value.Scalar == ScalarKind.AttributeValue ? $"global::Lambda.Runtime.CompilerServices.AttributeValueJson.Write({writer}, {source});"
            : value.Target is null ? $"{Call(writer, value.Scalar!.Value)}({source}{option});"
            : $"JsonWriters.Write{_names[value.Target]}({writer}, {source});";
        return value.IsNullable
            ? $"if ({expression}.HasValue)\n    {write}\nelse\n    {writer}.WriteNull();"
            : write;
    }

    public string Emit(JsonTypeModel type)
    {
        var writer = SourceWriter.StartFile();
        using (writer.Block("internal static partial class JsonWriters"))
        {
            using (writer.Block($"internal static void Write{type.Name}(global::Lambda.Runtime.Json.JsonWriter writer, {type.Type} value)"))
            {
                if (type.IsReference && type is not (JsonConverterModel or JsonObjectModel { Discriminator: not null }))
                {
                    writer.Lines("""
                        if (value is null)
                        {
                            writer.WriteNull();
                            return;
                        }

                        """);
                }

                switch (type)
                {
                    case JsonListModel list: EmitList(writer, list); break;
                    case JsonDictionaryModel dictionary: EmitDictionary(writer, dictionary); break;
                    case JsonEnumModel enumeration: EmitEnum(writer, enumeration); break;
                    case JsonConverterModel converter: EmitConverter(writer, converter); break;
                    case JsonPolymorphicModel polymorphic: new JsonPolymorphicWriterEmitter(writer, polymorphic, _names).Emit(); break;
                    case JsonObjectModel model: EmitObject(writer, model); break;
                }
            }

            if (type is JsonObjectModel accessed)
                JsonAccessors.EmitGetters(writer, accessed);
        }

        return writer.ToString();
    }

    /// <summary>The expression for a method of the JSON writer.</summary>
    private string Call(string writer, ScalarKind kind) => $"{(JsonScalarMethods.MayEscape(kind) ? Text(writer) : writer)}.{JsonScalarMethods.Setter(kind)}";

    /// <summary>The expression for the writer of text that may need an escape.</summary>
    private string Text(string writer) => isHtmlSafe ? $"{writer}.HtmlSafe" : writer;

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

    private void EmitDictionary(SourceWriter writer, JsonDictionaryModel dictionary)
    {
        writer.Lines("int start = writer.StartObject();");
        using (writer.Block($"foreach ({CollectionCode.Entry(dictionary)} entry in value)"))
        {
            writer.Lines(WriteName(dictionary.EntryKey));
            writer.Lines(Write(dictionary.Value, "writer", "entry.Value"));
        }

        writer.Lines("writer.EndObject(start);");
    }

    private string WriteName(JsonValueModel key) => key switch
    {
        { Target: { } target } => $"JsonEnums.{_names[target]}.WriteName({Text("writer")}, unchecked((ulong)entry.Key));",
        { Scalar: ScalarKind.String } => $"{Text("writer")}.WriteName(entry.Key);",

        // NaN and infinity are strings among numbers.
        { Scalar: ScalarKind.Boolean or ScalarKind.Single or ScalarKind.Half } => "writer.WriteName(entry.Key);",
        { Scalar: { } kind } when kind.IsNumber() => $"writer.StartName();\nwriter.{JsonScalarMethods.Setter(kind)}(entry.Key);\nwriter.EndName();",
        _ => $"writer.NextElement();\n{Call("writer", key.Scalar!.Value)}(entry.Key);\nwriter.EndQuotedName();",
    };

    private void EmitEnum(SourceWriter writer, JsonEnumModel type) => writer.Lines(type.IsText
        ? $"JsonEnums.{type.Name}.Write({Text("writer")}, unchecked((ulong)value));"
        : $"writer.WriteNumber(({(type.IsSigned ? "long" : "ulong")})value);");

    private void EmitConverter(SourceWriter writer, JsonConverterModel type) => writer.Lines(type.Source == ConverterSource.Context
        ? $"global::Lambda.Runtime.CompilerServices.SystemTextJsonBridge.Write<{type.Type}>({Text("writer")}, value, {type.Context}.Default);"
        : $"JsonConverterInstances.{type.Name}.Write(writer, value);");

    private void EmitObject(SourceWriter writer, JsonObjectModel type)
    {
        // The polymorphic writer writes the braces and the discriminator.
        if (type.Discriminator is null)
            writer.Lines("int start = writer.StartObject();");
        foreach (JsonMemberModel member in type.Members)
            EmitMember(writer, type, member);
        if (type.Extension is { } extension)
        {
            using (writer.Block($"if ({JsonAccessors.Get(type, extension.Member)} is {{ }} extension)"))
            using (writer.Block("foreach (var entry in extension)"))
            {
                writer.Lines($"{Text("writer")}.WriteName(entry.Key);");
                writer.Lines(Write(extension.Value, "writer", "entry.Value"));
            }
        }

        if (type.Discriminator is null)
            writer.Lines("writer.EndObject(start);");
    }

    private void EmitMember(SourceWriter writer, JsonObjectModel type, JsonMemberModel member)
    {
        string source = JsonAccessors.Get(type, member);
        if (member.Value.IsNullable || member.Skip != MemberSkip.Never)
        {
            // Get the value once, because a property may compute it.
            string local = $"member_{member.Label}";
            writer.Lines($"{member.Value.Type} {local} = {source};");
            source = local;
        }

        string write = $"writer.WriteName({Literals.Text($",\"{member.EncodedName}\":")}u8);\n{Write(member.Value, "writer", source)}";
        string? condition = member.Skip switch
        {
            MemberSkip.Null => $"{source} is not null",
            MemberSkip.JsonNull => $"!{source}.IsNull",
            MemberSkip.Default =>
                $"!global::System.Collections.Generic.EqualityComparer<{member.Value.Type}>.Default.Equals({source}, default)",
            _ => null,
        };
        if (condition is null)
        {
            writer.Lines(write);
            return;
        }

        using (writer.Block($"if ({condition})"))
            writer.Lines(write);
    }
}
