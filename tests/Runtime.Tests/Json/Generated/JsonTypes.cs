#nullable disable
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Tests.Json.Generated;

// Types whose readers and writers are generated when the tests are built. Together they need everything that generated code calls.

public enum Plain
{
    None,
    One,
    Far = 1000,
    Negative = -5,
}

[JsonConverter(typeof(JsonStringEnumConverter<Named>))]
public enum Named
{
    First,
    second,
    URLValue,
    Größe = 7,
    [JsonStringEnumMemberName("other name")]
    Renamed,
}

[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<Options>))]
public enum Options
{
    None,
    A = 1,
    B = 2,
    AB = 3,
    C = 8,
}

[JsonConverter(typeof(JsonStringEnumConverter<Small>))]
public enum Small : sbyte
{
    Zero,
    Min = sbyte.MinValue,
}

[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<Wide>))]
public enum Wide : ulong
{
    Low = 2,
    Middle = 4,
    Top = 1ul << 63,
}

/// <summary>More names than are compared one by one, some of which differ only in case.</summary>
#pragma warning disable CA1708 // Names that differ only in case are what is tested.
[JsonConverter(typeof(JsonStringEnumConverter<Many>))]
public enum Many : byte
{
    A0,
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    A8,
    a8,
    [JsonStringEnumMemberName("exact")]
    Exact,
    A9 = 255,
}
#pragma warning restore CA1708

public class Settable
{
    public string Text { get; set; } = "kept";
    public int Count { get; set; } = 7;
    public bool Flag { get; set; }
    public List<string> List { get; set; }
    public Settable Next { get; set; }
}

public record Bound(string Text, int Count = 5, double Ratio = 1.5, decimal Price = 2.50m, List<int?> Holes = null)
{
    public Bound Inner { get; init; }
}

public class Required
{
    public required string Text { get; set; }
    public required int Count { get; init; }
    [JsonPropertyName("größe")]
    public long Size { get; set; }
}

public record Node(string Text, Node Next, List<Node> Children, Node[] Others);

/// <summary>More members than are compared one by one, in names of ASCII letters only.</summary>
public class Table
{
    public int Alpha { get; set; }
    public int Beta { get; set; }
    public int Gamma { get; set; }
    public int Delta { get; set; }
    public int Epsilon { get; set; }
    public int Zeta { get; set; }
    public int Eta { get; set; }
    public int Theta { get; set; }
    public int Iota { get; set; }
    public int Kappa { get; set; }
    public int Lambda { get; set; }
    public int Eight_88 { get; set; }
    public int A_name_that_is_much_longer_than_the_others_1 { get; set; }
    public int A_name_that_is_much_longer_than_the_others_2 { get; set; }
    [JsonPropertyName("with \"quotes\"")]
    public int Quoted { get; set; }
}

/// <summary>Names with letters that are not ASCII.</summary>
public class Folded
{
    public int Id { get; set; }
    public int Größe { get; set; }
    public int ÄÖ { get; set; }
    public int 名前 { get; set; }
    public int Жук { get; set; }
    public int Ωmega { get; set; }
    public int İstanbul { get; set; }
    public int Straße { get; set; }
    public int K { get; set; }
    public int Жжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжж { get; set; }
    public Folded Next { get; set; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public record Closed(int X, string Y);

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract class Shape
{
    public string Label { get; set; }
}

public class Circle : Shape
{
    public double Radius { get; set; }
}

public class Square : Shape
{
    public required int Side { get; init; }
}

[JsonPolymorphic(
    TypeDiscriminatorPropertyName = "kind",
    UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType, IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(Animal), 0)]
[JsonDerivedType(typeof(Dog), 1)]
public record Animal(string Name);

public record Dog(string Name, int Age = 3) : Animal(Name)
{
    public Animal Friend { get; set; }
}

public class Rest
{
    public int Known { get; set; }
    [JsonExtensionData]
    public Dictionary<string, JsonElement> More { get; set; }
}

public class RestObject
{
    public string Known { get; set; }
    [JsonExtensionData]
    public JsonObject More { get; set; }
}

public class Populated
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<int> Items { get; } = [1];
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public IList<int> Fixed { get; } = Array.AsReadOnly<int>([1]);
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, int> Map { get; } = new() { ["a"] = 1 };
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Populated Inner { get; set; }
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public IList<int> Missing { get; set; }
}

/// <summary>Each way in which numbers may be strings.</summary>
public class Numbers
{
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public int Strict { get; set; }
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public double Literal { get; set; }
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.AllowReadingFromString)]
    public float Both { get; set; }
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public Half Half { get; set; }
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public double Quoted { get; set; }
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public List<long> Longs { get; set; }
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public ulong Counter { get; set; }
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public decimal Price { get; set; }
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public Int128 Large { get; set; }
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public UInt128 LargeUnsigned { get; set; }
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public Half QuotedHalf { get; set; }
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public float QuotedFloat { get; set; }
}

public sealed class Hexadecimal : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        int.TryParse(reader.GetString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int value) ? value : throw new JsonException("expected a hexadecimal number");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("x", CultureInfo.InvariantCulture));
}

/// <summary>Reads <c>null</c> as a value, and part of an array as the whole.</summary>
public sealed class Initials : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? "none" : reader.TokenType == JsonTokenType.StartArray ? "array" : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value is null ? "null<é>" : value + "<é>");
}

public sealed class Reversed : JsonConverter<Letters>
{
    public override Letters Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(new string([.. reader.GetString().Reverse()]));

    public override void Write(Utf8JsonWriter writer, Letters value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

[JsonConverter(typeof(Reversed))]
public sealed record Letters(string Text);

public class Converted
{
    [JsonConverter(typeof(Hexadecimal))]
    public int Value { get; set; }
    [JsonConverter(typeof(Initials))]
    public string Name { get; set; } = "i";
    public Letters Letters { get; set; }
    public int Plain { get; set; }
}
