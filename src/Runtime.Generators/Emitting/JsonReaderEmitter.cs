using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the reader of a type.</summary>
internal sealed class JsonReaderEmitter(IEnumerable<JsonTypeModel> types)
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    /// <summary>The flag that makes no difference for reading, and the flags of the default with it.</summary>
    private const int WriteAsString = 2;

    private const int Default = 1 | WriteAsString;

    private readonly Dictionary<JsonTypeKey, string> _names = types.ToDictionary(static type => type.Key, static type => type.Name);

    private readonly bool _hasRawJson = types.Any(static type => type.Values.Any(static value => value.Scalar == ScalarKind.RawJson));

    /// <summary>The expression that reads an event, which may keep parts of its text.</summary>
    public string ReadEvent(JsonValueModel value)
    {
        bool keepsText = _hasRawJson || value.Scalar == ScalarKind.RawJson;
        return $"""
            {Helpers}{(keepsText ? "RawJsonReader.Read" : "JsonRootReader.Read")}(
                invocation.Event{(keepsText ? "" : ".Span")},
                static (ref {Helpers}JsonReader reader) => {Read(value)})
            """;
    }

    /// <summary>The expression that reads a part of an event, whose text is not kept.</summary>
    /// <param name="value">The value.</param>
    /// <param name="utf8">The expression for the bytes of its JSON.</param>
    public string ReadPart(JsonValueModel value, string utf8) =>
        $"{Helpers}JsonRootReader.Read({utf8}, static (ref {Helpers}JsonReader reader) => {Read(value)})";

    /// <summary>The expression that reads a value, from a variable <c>reader</c>.</summary>
    public string Read(JsonValueModel value)
    {
        if (value.Attribute is { } types)
            return DynamoDbCode.Read(value, types, Read(value with { Attribute = null, IsNullable = false }));
        if (value.Format is { } format)
            return JsonFormatCode.Read(value, format, Read(value with { Format = null }));
        string reader = value.NumberHandling is { } numbers && (numbers | WriteAsString) != Default
            ? $"{Helpers}JsonNumberReader.CheckHandling(ref reader, {NumberHandling(numbers)})"
            : "reader";
        string read = value.IsEnum ? $"({value.Type.TrimEnd('?')}){Helpers}{JsonScalarMethods.Getter(value.Scalar!.Value)}(ref reader)"
            : value.Target is null ? $"{Helpers}{JsonScalarMethods.Getter(value.Scalar!.Value)}(ref {reader})" : ReadTarget(value.Target);
        return value.IsNullable ? $"{Helpers}JsonValueReader.IsNull(ref reader) ? default({value.Type}) : {read}" : read;
    }

    /// <summary>The flags of <c>JsonNumberHandling</c>.</summary>
    public static string NumberHandling(int flags) => FormattableString.Invariant($"(global::System.Text.Json.Serialization.JsonNumberHandling){flags}");

    private string ReadName(JsonValueModel key) =>
        key.Target is null ? $"{Helpers}{JsonScalarMethods.NameGetter(key.Scalar!.Value)}(ref reader)" : ReadTarget(key.Target);

    private string ReadTarget(JsonTypeKey target) => $"JsonReaders.Read{_names[target]}(ref reader)";

    /// <summary>The statement that populates the value of a variable.</summary>
    public string Populate(JsonTypeKey target, string variable, bool isReference) =>
        $"JsonReaders.Populate{_names[target]}(ref reader, {(isReference ? "" : "ref ")}{variable});";

    public string Emit(JsonTypeModel type)
    {
        var writer = SourceWriter.StartFile();
        if (type is JsonPopulateModel populated)
        {
            using (writer.Block("internal static partial class JsonReaders"))
                new JsonPopulateEmitter(writer, populated, this).Emit();
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

    /// <summary>Prints the start of a reader: null, or the token that is required otherwise.</summary>
    public static void EmitStart(SourceWriter writer, JsonTypeModel type, string kind)
    {
        if (type.IsReference)
        {
            writer.Lines($"""
                if (!{Helpers}JsonValueReader.Start{kind}(ref reader))
                    return null;

                """);
        }
        else
        {
            writer.Lines($"""
                {Helpers}JsonValueReader.Require{kind}(ref reader);

                """);
        }
    }

    private void EmitList(SourceWriter writer, JsonListModel list)
    {
        bool maybeSingle = list.Key.Format == ValueFormat.SingleOrArray;
        string create = $"var elements = new {CollectionCode.Builder(list)}();";
        if (maybeSingle)
        {
            writer.Lines(create);
            EmitSingle(writer, list, "elements", $"return {CollectionCode.Result(list)};");
        }

        EmitStart(writer, list, "Array");
        if (!maybeSingle)
            writer.Lines(create);
        writer.Lines($"""
            while ({Helpers}JsonValueReader.NextElement(ref reader))
                {CollectionCode.Add(list, "elements", Read(list.Element))}
            return {CollectionCode.Result(list)};
            """);
    }

    /// <summary>Prints the reader of an element that is not in an array.</summary>
    public void EmitSingle(SourceWriter writer, JsonListModel list, string collection, string end)
    {
        writer.Lines($$"""
            if (reader.TokenType is not (global::System.Text.Json.JsonTokenType.StartArray or global::System.Text.Json.JsonTokenType.Null))
            {
                {{CollectionCode.Add(list, collection, Read(list.Element))}}
                {{end}}
            }

            """);
    }

    private void EmitDictionary(SourceWriter writer, JsonDictionaryModel dictionary)
    {
        EmitStart(writer, dictionary, "Object");
        writer.Lines($"var entries = new {CollectionCode.Builder(dictionary)}();");
        EmitEntries(writer, dictionary, dictionary.Kind == DictionaryKind.Constructor ? CollectionCode.AsInterface(dictionary, "entries") : "entries");
        writer.Lines($"return {CollectionCode.Result(dictionary)};");
    }

    /// <summary>Prints the loop over the entries. The last of several entries with one name is kept.</summary>
    public void EmitEntries(SourceWriter writer, JsonDictionaryModel dictionary, string entries)
    {
        writer.Lines($$"""
            while ({{Helpers}}JsonValueReader.NextName(ref reader))
            {
                {{dictionary.EntryKey.Type}} name = {{ReadName(dictionary.EntryKey)}};
                reader.Read();
                {{entries}}[name] = {{Read(dictionary.Value)}};
            }
            """);
    }

    private static void EmitEnum(SourceWriter writer, JsonEnumModel type)
    {
        if (type.IsText)
        {
            writer.Lines($"""
                if (reader.TokenType != global::System.Text.Json.JsonTokenType.Number)
                    return unchecked(({type.Type})JsonEnums.{type.Name}.Read(ref reader));
                """);
        }
        else
        {
            writer.Lines($"{Helpers}JsonValueReader.RequireNumber(ref reader);");
        }

        writer.Lines($"return ({type.Type}){Helpers}{JsonScalarMethods.Getter(type.Underlying)}(ref reader);");
    }

    private void EmitPolymorphic(SourceWriter writer, JsonPolymorphicModel type)
    {
        EmitStart(writer, type, "Object");
        string name = Literals.Text(type.Discriminator);
        using (writer.Block($"switch ({Helpers}JsonDiscriminator.Read(ref reader, {name}u8, out string text, out int number))"))
        {
            foreach (JsonDerivedModel derived in type.Derived)
            {
                string kind = derived.Text is null ? "Number" : "Text";
                string value = derived.Text is null
                    ? $"number == {derived.Number}"
                    : $"text == {Literals.Text(derived.Text)}";
                writer.Lines($"""
                    case {Helpers}JsonDiscriminatorKind.{kind} when {value}:
                        return {ReadTarget(derived.Body)};
                    """);
            }

            string own = type.Body is null
                ? $"throw {Helpers}JsonDiscriminator.Missing({name});"
                : $"return {ReadTarget(type.Body)};";
            writer.Lines($"""
                case {Helpers}JsonDiscriminatorKind.None:
                    {own}
                default:
                    {(type.IgnoresUnknown ? own : $"throw {Helpers}JsonDiscriminator.Unknown(text, number);")}
                """);
        }
    }

    private static void EmitConverter(SourceWriter writer, JsonConverterModel type) => writer.Lines(type.Source == ConverterSource.Context
        ? $"return {Helpers}SystemTextJsonBridge.Read<{type.Type}>(ref reader, {type.Context}.Default);"
        : $"return JsonConverterInstances.{type.Name}.Read(ref reader);");
}
