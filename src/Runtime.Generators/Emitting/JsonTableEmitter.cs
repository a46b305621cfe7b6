using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints what readers and writers share: the names of enums, and instances of converters.</summary>
internal static class JsonTableEmitter
{
    public static string Enum(JsonEnumModel type)
    {
        string names = string.Join(", ", type.Names.Select(static name => Literals.Text(name.Name)));
        string values = string.Join(", ", type.Names.Select(static name => SymbolDisplay.FormatPrimitive(name.Value, quoteStrings: false, useHexadecimalNumbers: false)));
        string exact = type.Names.Any(static name => name.IsExact)
            ? ", " + string.Join(", ", type.Names.Select(static name => name.IsExact ? "true" : "false"))
            : "";
        var writer = SourceWriter.StartFile();

        // The names are in a separate class, so that they are created when they are first used.
        writer.Lines($$"""
            internal static partial class JsonEnums
            {
                internal static global::Lambda.Runtime.CompilerServices.JsonEnumNames {{type.Name}} => {{type.Name}}Table.Names;

                private static class {{type.Name}}Table
                {
                    internal static readonly global::Lambda.Runtime.CompilerServices.JsonEnumNames Names = new(
                        new string[] { {{names}} },
                        new ulong[] { {{values}} },
                        isFlags: {{(type.IsFlags ? "true" : "false")}},
                        isSigned: {{(type.IsSigned ? "true" : "false")}},
                        size: sizeof({{type.Type}}){{exact}});
                }
            }
            """);
        return writer.ToString();
    }

    public static string Converter(JsonConverterModel type)
    {
        var writer = SourceWriter.StartFile();
        string converter = $"global::Lambda.Runtime.CompilerServices.JsonUserConverter<{type.Type}>";
        string options = Options(type);
        writer.Lines($$"""
            internal static partial class JsonConverterInstances
            {
                internal static {{converter}} {{type.Name}} => {{type.Name}}Holder.Instance;

                private static class {{type.Name}}Holder
                {
                    internal static readonly {{converter}} Instance = new({{Create(type, options)}}, {{options}});
                }
            }
            """);
        return writer.ToString();
    }

    private static string Options(JsonConverterModel type) =>
        $"global::Lambda.Runtime.CompilerServices.SystemTextJsonBridge.Create{(type.IsHtmlSafe ? "HtmlSafe" : "")}Options("
        + $"{(type.Context is null ? "" : $"{type.Context}.Default")})";

    private static string Create(JsonConverterModel type, string options) => type.Source == ConverterSource.Converter
        ? $"new {type.Converter}()"
        : $"(global::System.Text.Json.Serialization.JsonConverter<{type.Type}>)new {type.Converter}().CreateConverter(typeof({type.Type}), {options})";
}
