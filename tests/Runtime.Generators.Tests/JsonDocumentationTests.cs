using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lambda.Runtime.Events;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Compares docs/json.md with the generator in both directions: the page's statements are true, and everything that the code supports is on the page.</summary>
public sealed class JsonDocumentationTests
{
    private const string Usings = """
        using System;
        using System.Collections;
        using System.Collections.Concurrent;
        using System.Collections.Frozen;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Collections.ObjectModel;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;

        """;

    /// <summary>Types that the page's examples use without a declaration.</summary>
    private const string Declarations = """
        public enum Color { Red, Green }
        public class OwnAttribute : JsonConverterAttribute { }
        public class CountConverter : JsonConverter<int>
        {
            public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetInt32() + 1;
            public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value * 10);
        }

        """;

    private const string SampleConverter = """
        public class SampleConverter : JsonConverter<Sample>
        {
            public override Sample Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) { reader.Skip(); return new Sample(); }
            public override void Write(Utf8JsonWriter writer, Sample value, JsonSerializerOptions options) => writer.WriteStringValue("sample");
        }
        """;

    /// <summary>The intended differences that the page lists: JsonSerializer does not read these, or reads another value.</summary>
    private static readonly string[] OnlyHere = ["MemoryStream", "IReadOnlySet", "ConcurrentBag", "FrozenSet", "FrozenDictionary", "RawJson", "AttributeValue"];

    private static readonly MetadataReference[] Packages = [MetadataReference.CreateFromFile(typeof(AttributeValue).Assembly.Location)];

    /// <summary>C# keywords for types that the code names as Roslyn does.</summary>
    private static readonly Dictionary<string, string> Keywords =
        "String string, Boolean bool, Char char, Object object, Byte byte, SByte sbyte, Int16 short, UInt16 ushort, Int32 int, UInt32 uint, Int64 long, UInt64 ulong, Single float, Double double, Decimal decimal"
            .Split(", ").Select(static pair => pair.Split(' ')).ToDictionary(static pair => pair[0], static pair => pair[1]);

    private static readonly string[] Documents =
    [
        "{}", "null", "1", "\"Red\"", "\"name\"", "[]", "{\"a\":1}", "{\"a\":null,\"b\":2}", "{\"a\":0}", "{\"a\":\"3\"}", "{\"name\":4}", "{\"a\":\"Red\"}", "{\"a\":\"name\"}",
        "{\"a\":5,\"more\":[1,{\"x\":null}]}",
        "{\"a\":[2,3]}", "{\"b\":{\"c\":2}}", "{\"more\":{\"y\":2}}", "{\"more\":[2]}",
    ];

    private static readonly string Page = File.ReadAllText(Repository.At("docs/json.md")).ReplaceLineEndings("\n");

    public static TheoryData<string, string> AttributeRows => PlacedRows("## Attributes");

    public static TheoryData<string, string, string> UnsupportedRows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (string[] row in Table("## Not supported"))
            {
                foreach (string on in row[1].Split(", "))
                    rows.Add(row[0], on, row[2]);
            }

            return rows;
        }
    }

    public static TheoryData<string> Programs =>
        [.. Regex.Matches(Page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value)];

    /// <summary>Each type is read and written as an event and a result, as a member and, except for bytes, alone.</summary>
    [Fact]
    public void EveryType_IsReadAndWrittenAsItsExample()
    {
        string[][] rows = [.. Table("## Types")];
        var source = new StringBuilder($"#nullable disable\n{Usings}using Lambda.Runtime.Events;\n{Declarations}public static class Functions {{\n");
        for (int i = 0; i < rows.Length; i++)
        {
            string type = Closed(rows[i][0]);
            source.AppendLine(CultureInfo.InvariantCulture, $"public record Holder{i}({type} Value);");
            source.AppendLine(CultureInfo.InvariantCulture, $"[LambdaHandler(\"held{i}\")] public static Holder{i} Held{i}(Holder{i} holder) => holder;");
            if (!rows[i][1].EndsWith("in a member only", StringComparison.Ordinal))
                source.AppendLine(CultureInfo.InvariantCulture, $"[LambdaHandler(\"bare{i}\")] public static {type} Bare{i}({type} value) => value;");
        }

        // One function for all rows: to compile and start one for each row would take a minute.
        source.AppendLine("public record Request(int Row, string Json); [LambdaHandler(\"all\")] public static string All(Request request) => request.Row switch {");
        for (int i = 0; i < rows.Length; i++)
        {
            source.AppendLine(CultureInfo.InvariantCulture, $"{i} => LambdaJson.Serialize(LambdaJson.Deserialize<{Closed(rows[i][0])}>(request.Json)),");
            source.AppendLine(CultureInfo.InvariantCulture, $"{-1 - i} => LambdaJson.Serialize(LambdaJson.Deserialize<Holder{i}>(request.Json)),");
        }

        source.AppendLine("_ => null }; }");
        using var function = CompiledFunction.Start(Generation.Of(source.ToString(), expected: "LAMBDA052", packages: Packages), "all");
        var differences = new List<string>();
        for (int i = 0; i < rows.Length; i++)
        {
            string held = $"{{\"value\":{rows[i][2]}}}";
            Compare(rows[i][0], rows[i][2], Response(i, rows[i][2]));
            Compare($"{rows[i][0]} in a member", held, Response(-1 - i, held));
            string specified = Specified(held, function.Assembly.GetType($"Functions+Holder{i}")!);
            if (OnlyHere.Contains(NameOf(rows[i][0])) == (specified == held))
                differences.Add($"{rows[i][0]}: JsonSerializer makes {specified} of {held}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{rows.Length} types");
        Assert.True(differences.Count == 0, string.Join("\n", differences));

        string Response(int row, string json)
        {
            (bool isError, string body) = function.Invoke(JsonSerializer.Serialize(new { row, json }));
            return isError ? body : JsonSerializer.Deserialize<string>(body)!;
        }

        void Compare(string type, string expected, string found)
        {
            // Different escapes are not a difference.
            if (found != expected && Regex.Unescape(found) != expected)
                differences.Add($"{type}: expected {expected}, found {found}");
        }
    }

    [Theory]
    [MemberData(nameof(AttributeRows))]
    public void EveryAttribute_AgreesWithTheSerializer(string attribute, string on) => SerializerAgreement.Assert(
        $"#nullable disable\n{Usings}{Declarations}{(attribute.Contains("SampleConverter", StringComparison.Ordinal) ? SampleConverter : "")}{Declaration(attribute, on)}",
        ["Sample", "List<Sample>"], Documents, lost: on == "field" ? "LAMBDA051" : null);

    [Theory]
    [MemberData(nameof(UnsupportedRows))]
    public void EveryUnsupportedRow_IsTheErrorOnThePage(string row, string on, string id)
    {
        string sample = on.Length > 0 ? Declaration(row, on) : $"public class Sample {{ public {Closed(row)} A {{ get; set; }} }}";
        var generation = Generation.Run(
            $"{Usings}{Declarations}public class Derived : Sample {{ }} {sample} public static class Functions {{ [LambdaHandler] public static void Run(Sample sample) {{ }} }}");
        Assert.Equal([id], generation.Result.Diagnostics.Select(static d => d.Id).Distinct());
    }

    /// <summary>All except those that need the generator of System.Text.Json, which does not run here.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_Compiles(string source)
    {
        if (!source.Contains("JsonSerializerContext", StringComparison.Ordinal))
            Generation.Of(Usings + source);
    }

    [Fact]
    public void EveryTypeInTheCode_IsOnThePage()
    {
        string scalars = File.ReadAllText(Repository.At("src/Runtime.Generators/Parsing/Json/Rules/JsonScalars.cs"));
        string collections = File.ReadAllText(Repository.At("src/Runtime.Generators/Parsing/Json/Rules/JsonCollections.cs"));
        string[] known =
        [
            .. Regex.Matches(scalars, @"SpecialType\.System_(\w+)")
                .Select(static match => match.Groups[1].Value is var name && Keywords.TryGetValue(name, out string? word) ? word : name),
            .. Regex.Matches(scalars, "\\[\"global::([^\"]+)\"\\]").Select(static match => LastPart(match.Groups[1].Value)),
            .. Regex.Matches(collections, "\"(System\\.Collections\\.\\w+\\.\\w+)\"").Select(static match => LastPart(match.Groups[1].Value)),
        ];
        Assert.True(known.Length > 60, $"the tables in the code have another form than this test knows: {known.Length} names");
        string[] documented = [.. Table("## Types").Select(static row => NameOf(row[0]))];
        Assert.Empty(known.Distinct().Except(documented));

        static string LastPart(string name) => NameOf(name[(name[..(name.IndexOf('<', StringComparison.Ordinal) is var end and >= 0 ? end : name.Length)].LastIndexOf('.') + 1)..]);
    }

    [Fact]
    public void EveryWarningOfMembers_IsOnThePage()
    {
        string[] known = [.. typeof(Diagnostics.MemberDiagnostics).GetFields().Select(static field => ((DiagnosticDescriptor)field.GetValue(null)!).Id)];
        Assert.Equal(known.Order(), Table("## Members that are not read or written").Select(static row => Regex.Match(row[2], "LAMBDA[0-9]+").Value).Order());
    }

    [Fact]
    public void EveryAttributeInTheCode_IsOnThePage()
    {
        string code = File.ReadAllText(Repository.At("src/Runtime.Generators/Parsing/Json/Rules/JsonAttributes.cs"));
        string[] known = [.. Regex.Matches(code, "case \"(\\w+)Attribute\"").Select(static match => match.Groups[1].Value)];
        Assert.True(known.Length > 10, $"the switch in the code has another form than this test knows: {known.Length} names");
        string[] documented = [.. Table("## Attributes").Select(static row => Regex.Match(row[0], @"\w+").Value)];
        Assert.Empty(known.Except(documented));
        Assert.Empty(documented.Except(known));
    }

    /// <summary>Declares a type <c>Sample</c> with the attribute at the given place.</summary>
    private static string Declaration(string attribute, string on)
    {
        string use = attribute.StartsWith('[') ? Closed(attribute) : "[Own]";
        string type = use.Contains("ObjectCreation", StringComparison.Ordinal) ? "List<int>" : use.Contains("Count", StringComparison.Ordinal) ? "int" : "double?";
        string derived = use.Contains("JsonPolymorphic", StringComparison.Ordinal) ? "[JsonDerivedType(typeof(Derived), 1)]" : "";
        return on switch
        {
            "property" => $"public class Sample {{ public int B {{ get; set; }} = 2; {use} public {type} A {{ get; set; }} }}",
            "type" => $"{use} public class Sample {{ public int B {{ get; set; }} = 2; public double A {{ get; set; }} }}",
            "base type" => $"{use} {derived} public class Sample {{ public int B {{ get; set; }} = 2; }} public class Derived : Sample {{ public double A {{ get; set; }} }}",
            "field" => $"public class Sample {{ {use} public int A; public int B = 2; }}",
            "hidden property" => $"public class Sample {{ {use} internal int A {{ get; set; }} {use} public int B {{ get; private set; }} internal int C {{ get; set; }} }}",
            "constructor" => $"public class Sample {{ public Sample() {{ }} {use} private Sample(int a) => A = a + 1; public int A {{ get; }} }}",
            "enum" => $"{use} public enum Sample {{ Red, Green }}".Replace("<Color>", "<Sample>", StringComparison.Ordinal),
            "enum property" => $"public class Sample {{ {use} public Color A {{ get; set; }} public Color B {{ get; set; }} }}",
            "enum member" => $"[JsonConverter(typeof(JsonStringEnumConverter<Sample>))] public enum Sample {{ Red, {use} Green }}",
            "dictionary property" => $"public class Sample {{ public double A {{ get; set; }} {use} public Dictionary<string, JsonElement> Rest {{ get; set; }} }}",
            "filled property" => $"public class Inner {{ public int X {{ get; set; }} = 1; public int Y {{ get; set; }} }} public class Sample {{ {use} public List<int> A {{ get; }} = [1]; {use} public Dictionary<string, int> B {{ get; set; }} = new() {{ [\"b\"] = 1 }}; {use} public Inner More {{ get; }} = new(); }}",
            "filled type" => $"{use} public class Sample {{ public List<int> A {{ get; }} = [1]; public double B {{ get; set; }} = 1; public int[] More {{ get; set; }} = [1]; }}",
            "tree property" => $"public class Sample {{ public double A {{ get; set; }} {use} public JsonObject Rest {{ get; set; }} = []; }}",
            _ => throw new ArgumentException($"docs/json.md has an attribute on '{on}', which this test cannot declare", nameof(on)),
        };
    }

    private static TheoryData<string, string> PlacedRows(string heading)
    {
        var rows = new TheoryData<string, string>();
        foreach (string[] row in Table(heading))
        {
            foreach (string on in row[1].Split(", "))
                rows.Add(row[0], on);
        }

        return rows;
    }

    private static string Specified(string json, Type type)
    {
        try
        {
            return Regex.Unescape(JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, JsonSerializerOptions.Web), type, JsonSerializerOptions.Web));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return $"an error ({e.Message})";
        }
    }

    /// <summary>Returns the rows of the first table below a heading. Cells have no backticks around them.</summary>
    private static IEnumerable<string[]> Table(string heading)
    {
        int start = Page.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/json.md has no '{heading}'");
        string[] rows = [.. Page[start..].Split('\n').SkipWhile(static line => !line.StartsWith('|')).TakeWhile(static line => line.StartsWith('|')).Skip(2)];
        Assert.NotEmpty(rows);
        return rows.Select(static row => row.Trim('|').Split('|').Select(static cell => Bare(cell.Trim())).ToArray());
    }

    private static string Bare(string cell) => cell.StartsWith('`') && cell.IndexOf('`', 1) == cell.Length - 1 ? cell[1..^1] : cell;

    /// <summary><c>ImmutableArray</c> of <c>ImmutableArray&lt;T&gt;</c>.</summary>
    private static string NameOf(string type) => type.Split('<')[0];

    private static string Closed(string type) => Regex.Replace(type, @"\b(TKey|TValue|TEnum|T)\b", static match => match.Value switch
    {
        "T" => "int",
        "TEnum" => "Color",
        _ => "string",
    });
}
