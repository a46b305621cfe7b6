namespace Lambda.Runtime.Generators.Tests;

/// <summary>Extension data in JSON trees: generated code agrees with the serializer.</summary>
public sealed class JsonExtensionDataAgreementTests
{
    private const string Trees = """
        public class Rest { public int K { get; set; } [JsonExtensionData] public JsonObject E { get; set; } }
        public class RestKept { [JsonExtensionData] public JsonObject E { get; init; } = new() { ["q"] = 1 }; public required int? K { get; init; } }
        public class RestUnset { [JsonExtensionData] public JsonObject E { get; } = new() { ["q"] = 1 }; }
        public class RestPrivate { [JsonExtensionData] public JsonObject E { get; private set; } }
        public class RestIgnored { [JsonIgnore, JsonExtensionData] public Dictionary<string, JsonElement> F { get; set; } public int K { get; set; } }
        public class RestField { [JsonInclude, JsonExtensionData] private JsonObject _e = null; public int K { get; set; } public int Sees => _e?.Count ?? -1; }
        public class RestHidden { [JsonInclude, JsonExtensionData] internal Dictionary<string, object> E { get; set; } }
        public class RestPrivateMap { [JsonExtensionData] public Dictionary<string, JsonElement> E { get; private set; } }
        public class RestUnread { [JsonExtensionData, JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public Dictionary<string, JsonElement> E { get; set; } }
        public class RestUnwritten { [JsonExtensionData, JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public Dictionary<string, JsonElement> E { get; set; } public int Count => E?.Count ?? -1; }
        public struct RestStruct { [JsonExtensionData] public JsonObject E { get; set; } }
        public record RestRecord(int K) { [JsonExtensionData] public JsonObject E { get; init; } }
        """;

    [Fact]
    public void ExtensionDataInTrees_AgreesWithTheSerializer() => SerializerAgreement.Assert(
        JsonTypeAgreementTests.Types + Trees,
        ["Rest", "RestKept", "RestUnset", "RestPrivate", "RestIgnored", "RestField", "RestHidden", "RestPrivateMap", "RestUnread", "RestUnwritten", "RestStruct", "RestRecord", "List<Rest>"],
        [
            "{}", "null", "{\"k\":1}", "{\"k\":1,\"x\":2,\"X\":3}", "{\"k\":null,\"x\":2,\"Q\":3,\"q\":4}", "{\"x\":null}", "{\"e\":1}", "{\"e\":{}}", "{\"e\":null}", "{\"_e\":1}", "{\"f\":1}", "{\"x\":{\"a\":[1,{\"b\":\"\\u0041\"}],\"a\":2}}", "{\"x\":\"\\ud800\"}", "{\"x\":[\"\\ud800\"]}", "{\"k\":2,\"K\":3,\"\":1,\"a b\":\"é\"}", "[{\"x\":1},{\"k\":1},{}]",
        ], lost: "LAMBDA049");
}
