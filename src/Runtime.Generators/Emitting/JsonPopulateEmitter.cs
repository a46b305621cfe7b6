using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the method that populates an existing value.</summary>
internal sealed class JsonPopulateEmitter(SourceWriter writer, JsonPopulateModel type, JsonReaderEmitter readers)
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    public void Emit()
    {
        string value = type.IsReference ? "" : "ref ";
        using (writer.Block($"internal static void Populate{type.Name}(ref global::Lambda.Runtime.CompilerServices.JsonReader reader, {value}{type.Type} value)"))
        {
            if (type.Body is JsonListModel { Key.Format: ValueFormat.SingleOrArray } single)
            {
                EmitWritable(single);
                readers.EmitSingle(writer, single, "value", "return;");
            }

            writer.Lines($"{Helpers}JsonValueReader.Require{(type.Body is JsonListModel ? "Array" : "Object")}(ref reader);");
            switch (type.Body)
            {
                case JsonListModel list: EmitList(list); break;
                case JsonDictionaryModel dictionary: EmitDictionary(dictionary); break;
                case JsonObjectModel model: new JsonObjectReaderEmitter(writer, model, readers).EmitMembers(); break;
            }
        }

        if (type.Body is JsonObjectModel populated)
        {
            JsonObjectReaderEmitter.EmitFoldedNames(writer, populated);
            JsonAccessors.Emit(writer, populated);
        }
    }

    private void EmitList(JsonListModel list)
    {
        if (list.Key.Format != ValueFormat.SingleOrArray)
            EmitWritable(list);
        writer.Lines($"""
            while ({Helpers}JsonValueReader.NextElement(ref reader))
                {CollectionCode.Add(list, "value", readers.Read(list.Element))}
            """);
    }

    private void EmitWritable(JsonListModel list)
    {
        if (type.MayBeReadOnly)
            writer.Lines($"{Helpers}JsonPopulate.RequireWritable<{list.Element.Type}>(value);");
    }

    private void EmitDictionary(JsonDictionaryModel dictionary)
    {
        if (type.MayBeReadOnly)
            writer.Lines($"{Helpers}JsonPopulate.RequireWritable<{CollectionCode.Entry(dictionary)}>(value);");
        readers.EmitEntries(writer, dictionary, CollectionCode.AsInterface(dictionary, "value"));
    }
}
