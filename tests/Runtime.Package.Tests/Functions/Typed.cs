using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Lambda.Runtime;

// A function with events of many types, to check that native code reads and writes them as .NET's runtime does in other tests.

[JsonConverter(typeof(JsonStringEnumConverter<State>))]
public enum State
{
    Open,
    Closed,
}

public readonly record struct Money(decimal Amount, string Currency);

public abstract record Entry<TKey>
    where TKey : notnull
{
    public required TKey Key { get; init; }

    public Dictionary<TKey, int> Counts { get; init; } = [];
}

public record Order(
    Guid Id, DateTime Time, DateTimeOffset Offset, DateOnly Day, TimeOnly Hour, TimeSpan Length, Uri Link, Version Version, State State, State? Maybe, Money Price,
    ImmutableArray<int> Numbers, HashSet<string> Tags, FrozenSet<int> Frozen, IReadOnlyDictionary<string, List<double>> Series, byte[] Data, JsonElement Free, JsonNode? Node,
    object? Any,
    Int128 Big, Half Small, char Letter) : Entry<string>
{
    [JsonConverter(typeof(Reversed))]
    public string? Reversed { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

public sealed class Reversed : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new([.. reader.GetString()!.Reverse()]);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(new string([.. value.Reverse()]));
}

public static class Functions
{
    [LambdaHandler]
    public static Order Same(Order order) => order;

    [LambdaHandler]
    public static string Twice(string json) => LambdaJson.Serialize(LambdaJson.Deserialize<Order>(json)! with { State = State.Closed });
}
