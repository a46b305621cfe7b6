using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the reader of a type.</summary>
internal sealed class JsonReaderEmitter(IEnumerable<JsonTypeModel> types)
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    private readonly Dictionary<string, string> _names = types.ToDictionary(static type => type.Key, static type => type.Name);

    /// <summary>The expression that reads a value, from a variable <c>reader</c>.</summary>
    public string Read(JsonValueModel value)
    {
        string reader = value.Option is null ? "reader" : $"{Helpers}JsonNumberReader.CheckHandling(ref reader, {value.Option})";
        string read = value.Target is null ? $"{Helpers}{value.Getter}(ref {reader})" : $"JsonReaders.Read{_names[value.Target]}(ref reader)";
        return value.IsNullable ? $"{Helpers}JsonValueReader.IsNull(ref reader) ? default({value.Type}) : {read}" : read;
    }

    /// <summary>The statement that fills what is there, in a variable.</summary>
    public string Fill(string target, string variable, bool isReference) =>
        $"JsonReaders.Fill{_names[target]}(ref reader, {(isReference ? "" : "ref ")}{variable});";

    public string Emit(JsonTypeModel type)
    {
        SourceWriter writer = SourceWriter.StartFile();
        if (type is JsonFillModel filled)
        {
            using (writer.Block("internal static partial class JsonReaders"))
                new JsonFillEmitter(writer, filled, this).Emit();
            return writer.ToString();
        }

        using (writer.Block("internal static partial class JsonReaders"))
        {
            using (writer.Block($"internal static {type.Type} Read{type.Name}(ref global::Lambda.Runtime.CompilerServices.JsonReader reader)"))
            {
                switch (type)
                {
                    case JsonListModel list: EmitList(writer, list); break;
                    case JsonDictionaryModel dictionary: EmitDictionary(writer, dictionary); break;
                    case JsonEnumModel enumeration: EmitEnum(writer, enumeration); break;
                    case JsonConverterModel converter: EmitConverter(writer, converter); break;
                    case JsonPolymorphicModel polymorphic: EmitPolymorphic(writer, polymorphic); break;
                    case JsonObjectModel model: new JsonObjectReaderEmitter(writer, model, this).EmitBody(); break;
                }
            }

            if (type is JsonObjectModel read)
            {
                JsonObjectReaderEmitter.EmitFoldedNames(writer, read);
                JsonAccessors.Emit(writer, read);
            }
        }

        return writer.ToString();
    }

    /// <summary>What comes first in every reader: null, or what has to stand there instead.</summary>
    public static void EmitStart(SourceWriter writer, JsonTypeModel type, string kind)
    {
        if (type.IsReference)
        {
            writer.Lines($"if (!{Helpers}JsonValueReader.Start{kind}(ref reader))");
            writer.Lines("    return null;");
        }
        else
        {
            writer.Lines($"{Helpers}JsonValueReader.Require{kind}(ref reader);");
        }

        writer.Lines("");
    }

    private void EmitList(SourceWriter writer, JsonListModel list)
    {
        EmitStart(writer, list, "Array");
        writer.Lines($"""
            var elements = new {list.Builder}();
            while ({Helpers}JsonValueReader.NextElement(ref reader))
                {list.Add.Replace("{0}", Read(list.Element))}
            return {list.Result};
            """);
    }

    private void EmitDictionary(SourceWriter writer, JsonDictionaryModel dictionary)
    {
        EmitStart(writer, dictionary, "Object");
        writer.Lines($"var entries = new {dictionary.Builder}();");
        EmitEntries(writer, dictionary, dictionary.Builder == dictionary.Type ? $"(({Entries(dictionary)})entries)" : "entries");
        writer.Lines($"return {dictionary.Result};");
    }

    /// <summary>The interface that a dictionary is filled by, because a type may hide it.</summary>
    public static string Entries(JsonDictionaryModel dictionary) =>
        $"global::System.Collections.Generic.IDictionary<{dictionary.EntryKey.Type}, {dictionary.Value.Type}>";

    /// <summary>The last of duplicates counts.</summary>
    public void EmitEntries(SourceWriter writer, JsonDictionaryModel dictionary, string entries)
    {
        using (writer.Block($"while ({Helpers}JsonValueReader.NextName(ref reader))"))
        {
            writer.Lines($"{dictionary.EntryKey.Type} name = {Read(dictionary.EntryKey)};");
            writer.Lines("reader.Read();");
            writer.Lines($"{entries}[name] = {Read(dictionary.Value)};");
        }
    }

    private static void EmitEnum(SourceWriter writer, JsonEnumModel type)
    {
        if (type.IsText)
        {
            writer.Lines("if (reader.TokenType != global::System.Text.Json.JsonTokenType.Number)");
            writer.Lines($"    return unchecked(({type.Type})JsonEnums.{type.Name}.Read(ref reader));");
        }
        else
        {
            writer.Lines($"{Helpers}JsonValueReader.RequireNumber(ref reader);");
        }

        writer.Lines($"return ({type.Type}){Helpers}JsonNumberReader.Get{type.Underlying}(ref reader);");
    }

    private void EmitPolymorphic(SourceWriter writer, JsonPolymorphicModel type)
    {
        EmitStart(writer, type, "Object");
        string name = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(type.Discriminator, quote: true);
        using (writer.Block($"switch ({Helpers}JsonDiscriminator.Read(ref reader, {name}u8, out string text, out int number))"))
        {
            foreach (JsonDerivedModel derived in type.Derived)
            {
                string kind = derived.Text is null ? "Number" : "Text";
                string value = derived.Text is null
                    ? $"number == {derived.Number}"
                    : $"text == {Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(derived.Text, quote: true)}";
                writer.Lines($"case {Helpers}JsonDiscriminatorKind.{kind} when {value}:");
                writer.Lines($"    return JsonReaders.Read{_names[derived.Body]}(ref reader);");
            }

            string own = type.Body is null
                ? $"throw {Helpers}JsonDiscriminator.Missing({name});"
                : $"return JsonReaders.Read{_names[type.Body]}(ref reader);";
            writer.Lines($"case {Helpers}JsonDiscriminatorKind.None:");
            writer.Lines($"    {own}");
            writer.Lines("default:");
            writer.Lines(type.IgnoresUnknown ? $"    {own}" : $"    throw {Helpers}JsonDiscriminator.Unknown(text, number);");
        }
    }

    private static void EmitConverter(SourceWriter writer, JsonConverterModel type) => writer.Lines(type.IsContext
        ? $"return {Helpers}SystemTextJsonBridge.Read<{type.Type}>(ref reader, {type.Source}.Default);"
        : $"return JsonConverterInstances.{type.Name}.Read(ref reader);");
}
