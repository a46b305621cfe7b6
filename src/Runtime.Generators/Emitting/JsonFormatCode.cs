using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>The code that reads and writes values in the formats of <c>[LambdaJsonFormat]</c>.</summary>
internal static class JsonFormatCode
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    /// <summary>Whether the format encodes the JSON of a value, and not a single value, a text or bytes.</summary>
    public static bool EncodesJson(JsonValueModel value, ValueFormat format) =>
        format is ValueFormat.JsonText or ValueFormat.Base64 or ValueFormat.GzipBase64 && SingleSuffix(value) is null;

    /// <summary>The expression that reads a value.</summary>
    /// <param name="value">The value's model.</param>
    /// <param name="format">Its format.</param>
    /// <param name="json">The expression that reads its JSON.</param>
    public static string Read(JsonValueModel value, ValueFormat format, string json)
    {
        if (EncodesJson(value, format))
            return $"{Helpers}EncodedJsonReader.Read{Encoding(format)}<{value.Type}>(ref reader, static (ref {Helpers}JsonReader reader) => {json})";
        string read = format switch
        {
            ValueFormat.FormUrlEncoded => "FormattedValueReader.GetFormUrlEncoded",
            ValueFormat.SignedBytes => "FormattedValueReader.GetSignedBytes",
            ValueFormat.ScalarText => "FormattedValueReader.GetScalarText",
            ValueFormat.Base64 or ValueFormat.GzipBase64 => $"EncodedJsonReader.Get{format}{SingleSuffix(value)}",
            _ => $"FormattedValueReader.Get{value.Scalar}",
        };
        string call = $"{Helpers}{read}(ref reader)";
        return value.IsNullable ? $"{Helpers}JsonValueReader.IsNull(ref reader) ? default({value.Type}) : {call}" : call;
    }

    /// <summary>The statement that writes a value whose JSON is encoded.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="text">The expression for the writer of text that may need an escape.</param>
    /// <param name="writer">The expression for the writer.</param>
    /// <param name="expression">The expression for the value.</param>
    /// <param name="json">The statements that write its JSON, from a variable <c>json</c> to a variable <c>writer</c>.</param>
    public static string Write(ValueFormat format, string text, string writer, string expression, string json) => $$"""
        {{Helpers}}EncodedJsonWriter.Write{{Encoding(format)}}({{(format == ValueFormat.JsonText ? text : writer)}}, {{expression}}, static (writer, json) =>
        {
            {{json.Replace("\n", "\n    ")}}
        });
        """;

    /// <summary>The statement that writes a single value, a text or bytes.</summary>
    public static string WriteSingle(JsonValueModel value, ValueFormat format, string writer, string source) => format switch
    {
        ValueFormat.UtcTime => $"{writer}.WriteUtcTime({source}, 0);",
        ValueFormat.UtcTimeMilliseconds => $"{writer}.WriteUtcTime({source}, 3);",
        ValueFormat.FormUrlEncoded => $"{writer}.WriteFormUrlEncoded({source});",
        ValueFormat.SignedBytes => $"{writer}.WriteSignedBytes({source});",
        ValueFormat.Base64 or ValueFormat.GzipBase64 => $"{Helpers}EncodedJsonWriter.Write{format}{SingleSuffix(value)}({writer}, {source});",
        _ => $"{writer}.WriteUnixTime({source}, {TicksPerUnit(format)}, {JsonReaderEmitter.NumberHandling(value.NumberHandling ?? 0)});",
    };

    private static string Encoding(ValueFormat format) => format == ValueFormat.JsonText ? "Text" : format.ToString();

    /// <summary>What is encoded instead of JSON, for the names of methods.</summary>
    private static string? SingleSuffix(JsonValueModel value) => value.Scalar switch
    {
        ScalarKind.String => "Text",
        ScalarKind.Bytes or ScalarKind.ReadOnlyMemory => "Bytes",
        _ => null,
    };

    private static string TicksPerUnit(ValueFormat format) => $"global::System.TimeSpan.TicksPer{format switch
    {
        ValueFormat.UnixTimeSeconds => "Second",
        ValueFormat.UnixTimeMilliseconds => "Millisecond",
        _ => "Microsecond",
    }}";
}
