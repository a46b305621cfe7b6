using System.Globalization;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the writer of a type.</summary>
/// <param name="types">All types that are written.</param>
/// <param name="isHtmlSafe">What may need an escape is written by way of <c>writer.HtmlSafe</c>.</param>
internal sealed class JsonWriterEmitter(IEnumerable<JsonTypeModel> types, bool isHtmlSafe)
{
    /// <summary>The methods of the JSON writer that write text which may need an escape.</summary>
    private static readonly HashSet<string> Escaping =
        ["WriteString", "WriteName", "WriteChar", "WriteUri", "WriteElement", "WriteDocument", "WriteNode", "WriteObject"];

    private readonly Dictionary<string, string> _names = types.ToDictionary(static type => type.Key, static type => type.Name);

    /// <summary>The statements that write a value.</summary>
    /// <param name="value">The value's model.</param>
    /// <param name="writer">The expression for the JSON writer.</param>
    /// <param name="expression">The expression for the value, which may stand there twice.</param>
    public string Write(JsonValueModel value, string writer, string expression)
    {
        string source = value.IsNullable ? $"{expression}.GetValueOrDefault()" : expression;
        string option = value.Option is null ? "" : $", {value.Option}";
        string write = value.Target is null
            ? $"{Call(writer, value.Setter!)}({source}{option});"
            : $"JsonWriters.Write{_names[value.Target]}({writer}, {source});";
        return value.IsNullable
            ? $"if ({expression}.HasValue)\n    {write}\nelse\n    {writer}.WriteNull();"
            : write;
    }

    public string Emit(JsonTypeModel type)
    {
        SourceWriter writer = SourceWriter.StartFile();
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
                    case JsonPolymorphicModel polymorphic: EmitPolymorphic(writer, polymorphic); break;
                    case JsonObjectModel model: EmitObject(writer, model); break;
                }
            }

            if (type is JsonObjectModel accessed)
                JsonAccessors.EmitGetters(writer, accessed);
        }

        return writer.ToString();
    }

    /// <summary>The expression for a method of the JSON writer.</summary>
    private string Call(string writer, string method) => $"{(Escaping.Contains(method) ? Text(writer) : writer)}.{method}";

    /// <summary>The expression for what writes text that may need an escape.</summary>
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
        string pair = $"global::System.Collections.Generic.KeyValuePair<{dictionary.EntryKey.Type}, {dictionary.Value.Type}>";
        using (writer.Block($"foreach ({pair} entry in value)"))
        {
            writer.Lines(WriteName(dictionary.EntryKey));
            writer.Lines(Write(dictionary.Value, "writer", "entry.Value"));
        }

        writer.Lines("writer.EndObject(start);");
    }

    private string WriteName(JsonValueModel key) => key switch
    {
        { Target: { } target } => $"JsonEnums.{_names[target]}.WriteName({Text("writer")}, unchecked((ulong)entry.Key));",
        { Setter: "WriteName", Getter: "JsonValueReader.GetString" } => $"{Call("writer", "WriteName")}(entry.Key);",
        { Setter: "WriteName" } => "writer.WriteName(entry.Key);",
        { Getter: { } getter } when !getter.StartsWith("JsonNumberReader.", System.StringComparison.Ordinal) =>
            $"writer.NextElement();\n{Call("writer", key.Setter!)}(entry.Key);\nwriter.EndQuotedName();",
        _ => $"writer.StartName();\nwriter.{key.Setter}(entry.Key);\nwriter.EndName();",
    };

    private void EmitEnum(SourceWriter writer, JsonEnumModel type) => writer.Lines(type.IsText
        ? $"JsonEnums.{type.Name}.Write({Text("writer")}, unchecked((ulong)value));"
        : $"writer.WriteNumber(({(type.IsSigned ? "long" : "ulong")})value);");

    private void EmitConverter(SourceWriter writer, JsonConverterModel type) => writer.Lines(type.IsContext
        ? $"global::Lambda.Runtime.CompilerServices.SystemTextJsonBridge.Write<{type.Type}>({Text("writer")}, value, {type.Source}.Default);"
        : $"JsonConverterInstances.{type.Name}.Write(writer, value);");

    private void EmitObject(SourceWriter writer, JsonObjectModel type)
    {
        // Of a type among others the braces and the discriminator are written around its members.
        if (type.Discriminator is null)
            writer.Lines("int start = writer.StartObject();");
        foreach (JsonMemberModel member in type.Members)
            EmitMember(writer, type, member);
        if (type.Extension is { } extension)
        {
            using (writer.Block($"if ({JsonAccessors.Get(type, extension.Member)} is {{ }} extension)"))
            using (writer.Block("foreach (var entry in extension)"))
            {
                writer.Lines($"{Call("writer", "WriteName")}(entry.Key);");
                writer.Lines(Write(extension.Value, "writer", "entry.Value"));
            }
        }

        if (type.Discriminator is null)
            writer.Lines("writer.EndObject(start);");
    }

    private void EmitPolymorphic(SourceWriter writer, JsonPolymorphicModel type)
    {
        writer.Lines("int start = writer.StartObject();");
        writer.Lines("global::System.Type actual = value.GetType();");
        string otherwise = "";
        foreach (JsonDerivedModel derived in type.Derived)
        {
            using (writer.Block($"{otherwise}if (actual == typeof({derived.Type}))"))
                EmitDerived(writer, type, derived);
            otherwise = "else ";
        }

        if (!type.Derived.Any(derived => derived.Type == type.Type))
        {
            using (writer.Block($"{otherwise}if (actual == typeof({type.Type}))"))
                writer.Lines($"JsonWriters.Write{_names[type.Body!]}(writer, value);");
        }

        if (type.Fallback == DerivedFallback.Nearest)
        {
            foreach (JsonDerivedModel derived in type.Derived)
            {
                using (writer.Block($"else if (value is {derived.Type})"))
                    EmitDerived(writer, type, derived);
            }
        }

        using (writer.Block("else"))
        {
            if (type.Fallback == DerivedFallback.Fail)
                writer.Lines($"throw global::Lambda.Runtime.CompilerServices.JsonDiscriminator.Unsupported(actual, typeof({type.Type}));");
            else if (type.Derived.FirstOrDefault(derived => derived.Type == type.Type) is { } self)
                EmitDerived(writer, type, self);
            else
                writer.Lines($"JsonWriters.Write{_names[type.Body!]}(writer, value);");
        }

        writer.Lines("writer.EndObject(start);");
    }

    private void EmitDerived(SourceWriter writer, JsonPolymorphicModel type, JsonDerivedModel derived)
    {
        string? value = derived.EncodedText is { } text ? $"\"{text}\"" : derived.Number?.ToString(CultureInfo.InvariantCulture);
        if (value is not null)
            writer.Lines($"writer.WriteName({SymbolDisplay.FormatLiteral($",\"{type.EncodedDiscriminator}\":{value}", quote: true)}u8);");
        writer.Lines($"JsonWriters.Write{_names[derived.Body]}(writer, ({derived.Type})value);");
    }

    private void EmitMember(SourceWriter writer, JsonObjectModel type, JsonMemberModel member)
    {
        string source = JsonAccessors.Get(type, member);
        if (member.Value.IsNullable || member.Skip != MemberSkip.Never)
        {
            // Read once: a property may compute what it returns.
            string local = $"member_{member.Label}";
            writer.Lines($"{member.Value.Type} {local} = {source};");
            source = local;
        }

        string write = $"writer.WriteName({SymbolDisplay.FormatLiteral($",\"{member.EncodedName}\":", quote: true)}u8);\n{Write(member.Value, "writer", source)}";
        string? condition = member.Skip switch
        {
            MemberSkip.Null => $"{source} is not null",
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
