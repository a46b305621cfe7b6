using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the method that fills a value which is there already.</summary>
internal sealed class JsonFillEmitter(SourceWriter writer, JsonFillModel type, JsonReaderEmitter readers)
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    public void Emit()
    {
        // What it is called by, accessors of its members included, is not what reads the type is called by.
        JsonTypeModel body = type.Body with { Name = type.Name };
        string value = type.IsReference ? "" : "ref ";
        using (writer.Block($"internal static void Fill{type.Name}(ref global::Lambda.Runtime.CompilerServices.JsonReader reader, {value}{type.Type} value)"))
        {
            writer.Lines($"{Helpers}JsonValueReader.Require{(body is JsonListModel ? "Array" : "Object")}(ref reader);");
            switch (body)
            {
                case JsonListModel list: EmitList(list); break;
                case JsonDictionaryModel dictionary: EmitDictionary(dictionary); break;
                case JsonObjectModel model: new JsonObjectReaderEmitter(writer, model, readers).EmitMembers(); break;
            }
        }

        if (body is JsonObjectModel filled)
        {
            JsonObjectReaderEmitter.EmitFoldedNames(writer, filled);
            JsonAccessors.Emit(writer, filled);
        }
    }

    private void EmitList(JsonListModel list)
    {
        if (type.MayBeReadOnly)
            writer.Lines($"{Helpers}JsonPopulate.RequireWritable<{list.Element.Type}>(value);");
        writer.Lines($"while ({Helpers}JsonValueReader.NextElement(ref reader))\n    {list.Add.Replace("{0}", readers.Read(list.Element))}");
    }

    private void EmitDictionary(JsonDictionaryModel dictionary)
    {
        string pair = $"global::System.Collections.Generic.KeyValuePair<{dictionary.EntryKey.Type}, {dictionary.Value.Type}>";
        if (type.MayBeReadOnly)
            writer.Lines($"{Helpers}JsonPopulate.RequireWritable<{pair}>(value);");
        readers.EmitEntries(writer, dictionary, $"(({JsonReaderEmitter.Entries(dictionary)})value)");
    }
}
